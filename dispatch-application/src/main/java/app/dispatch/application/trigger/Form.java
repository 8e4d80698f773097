package app.dispatch.application.trigger;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and values as forms and queries write them: {@code application/x-www-form-urlencoded}. */
final class Form {
    /** A field has a name and a value, as a member of an object has. */
    private static final int MOST_FIELDS = Json.MOST_TOKENS / 2;

    private Form() {}

    /**
     * The fields in the order of their names' first appearance; a name that comes several times has an array.
     *
     * @throws Refusal {@code bad_request} when it is not written so, {@code payload_too_large} when it has more than
     *     {@value #MOST_FIELDS} fields
     */
    static Fields read(String text, Charset charset) {
        if (text.chars().filter(sign -> sign == '&').count() >= MOST_FIELDS) {
            throw Refusal.of(
                    ErrorCode.PAYLOAD_TOO_LARGE, "The form has more than " + MOST_FIELDS + " fields; send fewer");
        }
        Map<String, List<Value>> all = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 1 ? "" : decode(parts[1], charset);
                all.computeIfAbsent(decode(parts[0], charset), name -> new ArrayList<>())
                        .add(Value.of(value));
            }
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        all.forEach((name, values) -> fields.put(name, values.size() == 1 ? values.getFirst() : Value.of(values)));
        return new Fields(fields);
    }

    private static String decode(String text, Charset charset) {
        try {
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The form is not URL-encoded: write a percent sign as %25 in it");
        }
    }
}
