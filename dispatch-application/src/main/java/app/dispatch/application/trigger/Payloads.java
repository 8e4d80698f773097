package app.dispatch.application.trigger;

import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes of a call what {@code trigger} reads in expressions. */
final class Payloads {
    private Payloads() {}

    /**
     * The payload as JSON text: an object as it came, fields of a form or query as an object of them, anything else as
     * {@code body}.
     *
     * @throws Refusal {@code invalid_json}, {@code bad_request}, {@code payload_too_large}
     */
    static String of(IncomingCall call) {
        if (!call.isPosted()) {
            return Json.write(Form.read(call.query(), StandardCharsets.UTF_8));
        }
        if (call.body().length == 0) {
            return RunRequest.NO_PAYLOAD;
        }
        ContentType type = ContentType.of(call.header("Content-Type").orElse(""));
        if (type.isMultipart()) {
            throw Refusal.of(
                    ErrorCode.BAD_REQUEST,
                    "multipart bodies are not taken; send JSON, text, or application/x-www-form-urlencoded");
        }
        String text = type.text(call.body());
        if (type.isJson()) {
            return payload(text, Json.request(text));
        }
        Optional<Value> json = json(text);
        if (json.isPresent()) {
            return payload(text, json.get());
        }
        return Json.write(type.isForm() ? Form.read(text, type.charset()) : Fields.of("body", Value.of(text)));
    }

    private static String payload(String text, Value value) {
        return value instanceof Fields ? text : Json.write(Fields.of("body", value));
    }

    /** An object or array, which senders also send as text, or as the form that curl takes every body for. */
    private static Optional<Value> json(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.request(text)).filter(value -> value instanceof Fields || value instanceof Items);
        } catch (Refusal otherText) {
            if (otherText.errorCode() == ErrorCode.PAYLOAD_TOO_LARGE) {
                throw otherText;
            }
            return Optional.empty();
        }
    }
}
