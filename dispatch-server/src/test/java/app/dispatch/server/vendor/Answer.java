package app.dispatch.server.vendor;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import java.util.Collection;
import java.util.stream.Stream;

/** What a vendor answers: JSON, nothing, or a text of another type. */
public record Answer(int status, String body, String type) {
    private static final String JSON = "application/json; charset=utf-8";

    /** JSON. */
    public Answer(int status, String body) {
        this(status, body, JSON);
    }

    /** JSON in which values stand in place of each {@code %s}. */
    public static Answer ok(String json, Object... values) {
        return of(200, json, values);
    }

    /** The same with another status. */
    public static Answer of(int status, String json, Object... values) {
        return new Answer(status, json(json, values));
    }

    /** No body. */
    public static Answer nothing() {
        return new Answer(204, "");
    }

    static String json(String json, Object... values) {
        return json.formatted(
                Stream.of(values).map(value -> Json.write(value(value))).toArray());
    }

    private static Value value(Object object) {
        return switch (object) {
            case Value value -> value;
            case Boolean truth -> Value.of(truth);
            case Number number -> Value.of(number.longValue());
            case Collection<?> many -> Value.of(many.stream().map(Answer::value).toList());
            default -> Value.of(String.valueOf(object));
        };
    }
}
