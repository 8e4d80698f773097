package app.dispatch.adapters.http.mcp;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.Optional;

/** One message of JSON-RPC 2.0, as MCP narrows it: an id is a text or a whole number, and never null. */
sealed interface McpMessage {
    /** Wants an answer. */
    record Request(Value id, String method, Fields params) implements McpMessage {
        /** The id as the SDK takes it. */
        Object key() {
            return McpJson.plain(id);
        }
    }

    /** Wants none. */
    record Notification(String method, Fields params) implements McpMessage {}

    /** Answers what the server asked. */
    record Response(Value id, Fields whole) implements McpMessage {}

    /** What is no message. */
    record Malformed(int code, String reason) implements McpMessage {
        /** What the client is answered, which does not say to which request. */
        Fields answer() {
            return error(Value.NULL, code, reason);
        }
    }

    /** The message that a body is. */
    static McpMessage read(Value body) {
        if (body instanceof Items) {
            return invalid("Several messages in one request are not taken; send each by itself");
        }
        if (!(body instanceof Fields fields) || !fields.text("jsonrpc").equals(Optional.of("2.0"))) {
            return invalid("The body must be a message of JSON-RPC: an object with `jsonrpc` \"2.0\"");
        }
        Optional<Value> id = fields.get("id");
        if (id.isPresent() && !isId(id.get())) {
            return invalid("`id` must be a string or a whole number of 64 bits");
        }
        Optional<Value> params = fields.get("params");
        if (params.isPresent() && !(params.get() instanceof Fields)) {
            return invalid("`params` must be an object");
        }
        return read(fields, id);
    }

    private static McpMessage read(Fields fields, Optional<Value> id) {
        Optional<String> method = fields.text("method");
        if (method.isPresent()) {
            return id.<McpMessage>map(known -> new Request(known, method.get(), fields.fields("params")))
                    .orElseGet(() -> new Notification(method.get(), fields.fields("params")));
        }
        boolean answers =
                fields.get("result").isPresent() != fields.get("error").isPresent();
        return id.isPresent() && answers
                ? new Response(id.get(), fields)
                : invalid("A message has a `method`, or an `id` with a `result` or an `error`");
    }

    private static boolean isId(Value id) {
        return switch (id) {
            case Text text -> true;
            case Num(var number) ->
                number.stripTrailingZeros().scale() <= 0
                        && number.precision() - number.scale() < 20
                        && number.toBigInteger().bitLength() < Long.SIZE;
            default -> false;
        };
    }

    private static Malformed invalid(String reason) {
        return new Malformed(ErrorCodes.INVALID_REQUEST, reason);
    }

    /** An error as JSON-RPC has it. */
    static Fields error(Value id, int code, String message) {
        return Fields.builder()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put(
                        "error",
                        Fields.builder()
                                .put("code", code)
                                .put("message", message)
                                .build())
                .build();
    }

    /** An answer as JSON-RPC has it. */
    static Fields result(Value id, Fields result) {
        return Fields.builder()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("result", result)
                .build();
    }

    /** Its text, as an event carries it. */
    static String text(Fields message) {
        return Json.write(message);
    }
}
