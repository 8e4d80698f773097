package app.dispatch.adapters.tools.connector.http;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * What a request carries: the parameter {@code body}, {@code json} or {@code form}, or nothing.
 *
 * @param isPresent whether one of them was given
 * @param text the content
 * @param type its media type, where the headers name none
 */
record RequestContent(boolean isPresent, String text, String type) {

    static RequestContent read(Fields params) {
        List<String> given = Stream.of("body", "json", "form")
                .filter(name -> params.get(name).isPresent())
                .toList();
        if (given.size() > 1) {
            throw StepFailure.lasting(
                    FailureCode.PARAMS_INVALID,
                    "Give only one of " + String.join(" and ", given) + ": each is the body");
        }
        return given.isEmpty() ? new RequestContent(false, "", "") : of(given.getFirst(), params);
    }

    private static RequestContent of(String name, Fields params) {
        Value value = params.get(name).orElse(Value.NULL);
        return switch (name) {
            case "json" -> new RequestContent(true, Json.write(value), "application/json");
            case "form" -> new RequestContent(true, form(params.fields("form")), "application/x-www-form-urlencoded");
            default -> new RequestContent(true, ParamText.of(value, "body").orElse(""), "text/plain; charset=utf-8");
        };
    }

    /** The body, with its own media type or without. */
    RequestBody body(boolean typed) {
        MediaType media = typed && isPresent ? MediaType.get(type) : null;
        return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), media);
    }

    private static String form(Fields fields) {
        return fields.values().entrySet().stream()
                .flatMap(RequestContent::pairs)
                .collect(Collectors.joining("&"));
    }

    private static Stream<String> pairs(Map.Entry<String, Value> field) {
        return ParamText.each(field.getValue(), "form/" + field.getKey()).stream()
                .map(value -> encoded(field.getKey()) + "=" + encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
