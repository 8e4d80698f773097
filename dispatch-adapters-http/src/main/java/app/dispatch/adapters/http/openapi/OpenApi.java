package app.dispatch.adapters.http.openapi;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The description of the whole API in OpenAPI 3.1, put together of a file for what is common and one for each feature, with the
 * {@code paths} and {@code schemas} of that feature.
 *
 * <p>An operation's files say {@code x-errors}, the codes for each status; here they become responses.
 */
final class OpenApi {
    private static final String COMMON = "openapi";
    private static final List<String> FEATURES = List.of(
            "accounts",
            "tokens",
            "compose",
            "workflows",
            "runs",
            "templates",
            "credentials",
            "integrations",
            "triggers",
            "deliveries",
            "health");

    /** What a request that the server's own HTTP refuses is answered, whatever operation it is for. */
    private static final Fields NOT_HTTP = Fields.of("$ref", Value.of("#/components/responses/NotHttp"));

    private static final String FORBIDDEN = "403";

    private OpenApi() {}

    /** The whole description. */
    static Fields document() {
        Fields common = file(COMMON);
        Fields components = common.fields("components");
        FieldsBuilder schemas = to(components.fields("schemas"));
        FieldsBuilder paths = Fields.builder();
        for (String feature : FEATURES) {
            Fields file = file(feature);
            file.fields("schemas").values().forEach(schemas::put);
            file.fields("paths").values().forEach((path, item) -> paths.put(path, item((Fields) item)));
        }
        return common.with("paths", paths.build()).with("components", components.with("schemas", schemas.build()));
    }

    private static Fields file(String name) {
        try (InputStream file = OpenApi.class.getResourceAsStream(name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("there is no " + name + ".json in the program");
            }
            return (Fields) Json.parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FieldsBuilder to(Fields fields) {
        FieldsBuilder to = Fields.builder();
        fields.values().forEach(to::put);
        return to;
    }

    private static Fields item(Fields item) {
        FieldsBuilder to = Fields.builder();
        item.values().forEach((key, value) -> to.put(key, value instanceof Fields op ? operation(op) : value));
        return to.build();
    }

    private static Fields operation(Fields operation) {
        FieldsBuilder to = Fields.builder();
        FieldsBuilder responses = to(operation.fields("responses"));
        errors(operation).forEach((status, codes) -> responses.put(status, error(status, codes)));
        responses.put("default", NOT_HTTP);
        for (Map.Entry<String, Value> member : operation.values().entrySet()) {
            if (!member.getKey().equals("x-errors")) {
                to.put(member.getKey(), member.getKey().equals("responses") ? responses.build() : member.getValue());
            }
        }
        return to.build();
    }

    /** The codes for each status; that a token may lack the scope goes without saying. */
    private static Map<String, List<Value>> errors(Fields operation) {
        Map<String, List<Value>> errors = new TreeMap<>();
        operation
                .fields("x-errors")
                .values()
                .forEach((status, codes) -> errors.put(status, ((Value.Items) codes).values()));
        if (needsScope(operation)) {
            List<Value> codes = new ArrayList<>(errors.getOrDefault(FORBIDDEN, List.of()));
            codes.add(Value.of("forbidden"));
            errors.put(FORBIDDEN, codes);
        }
        return errors;
    }

    private static boolean needsScope(Fields operation) {
        return operation.items("security").stream()
                .anyMatch(way -> way instanceof Fields by && !by.items("token").isEmpty());
    }

    private static Fields error(String status, List<Value> codes) {
        Fields schema = Fields.builder()
                .put("$ref", "#/components/schemas/Error")
                .put("properties", Fields.of("code", Fields.of("enum", Value.of(codes))))
                .build();
        String described = String.join(
                ", ",
                codes.stream()
                        .map(code -> "`" + ((Value.Text) code).value() + "`")
                        .toList());
        FieldsBuilder to = Fields.builder()
                .put("description", described)
                .put("content", Fields.of("application/json", Fields.of("schema", schema)));
        if (status.equals("429") || status.equals("503")) {
            to.put("headers", Fields.of("Retry-After", Fields.of("$ref", Value.of("#/components/headers/RetryAfter"))));
        }
        return to.build();
    }

    /** The same as bytes of JSON. */
    static byte[] bytes() {
        return Json.write(document()).getBytes(StandardCharsets.UTF_8);
    }
}
