package app.dispatch.adapters.http.openapi;

import app.dispatch.adapters.http.error.ErrorCatalog;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The description of the whole API in OpenAPI 3.1, put together of a file for what is common and one for each feature, with the
 * {@code paths} and {@code schemas} of that feature.
 *
 * <p>An operation's files say {@code x-errors}, the codes for each status; here they become responses. What every operation
 * refuses, parameters of the query and a body that it does not take, is added; one that leaves its query to its callers says
 * {@code x-any-query}.
 */
final class OpenApi {
    private static final String COMMON = "openapi";
    private static final List<String> FEATURES = List.of(
            "accounts",
            "tokens",
            "admin",
            "quotas",
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

    /** What only these files say, and the description does not. */
    private static final Set<String> OWN_WORDS = Set.of("x-errors", "x-any-query");

    private static final Set<String> CHANGING = Set.of("post", "put", "patch");
    private static final String FORBIDDEN = "403";

    private OpenApi() {}

    /** The version of the API. */
    static String version() {
        return file(COMMON).fields("info").text("version").orElseThrow();
    }

    /** The whole description. */
    static Fields document() {
        Fields common = file(COMMON);
        Fields components = common.fields("components");
        FieldsBuilder schemas = to(components.fields("schemas"));
        FieldsBuilder paths = Fields.builder();
        Map<String, String> meanings = ErrorCatalog.load().meanings();
        for (String feature : FEATURES) {
            Fields file = file(feature);
            file.fields("schemas").values().forEach(schemas::put);
            file.fields("paths").values().forEach((path, item) -> paths.put(path, item((Fields) item, meanings)));
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

    private static Fields item(Fields item, Map<String, String> meanings) {
        FieldsBuilder to = Fields.builder();
        item.values()
                .forEach(
                        (key, value) -> to.put(key, value instanceof Fields op ? operation(key, op, meanings) : value));
        return to.build();
    }

    private static Fields operation(String method, Fields operation, Map<String, String> meanings) {
        FieldsBuilder to = Fields.builder();
        FieldsBuilder responses = to(operation.fields("responses"));
        errors(method, operation).forEach((status, codes) -> responses.put(status, error(status, codes, meanings)));
        responses.put("default", NOT_HTTP);
        for (Map.Entry<String, Value> member : operation.values().entrySet()) {
            if (!OWN_WORDS.contains(member.getKey())) {
                to.put(member.getKey(), member.getKey().equals("responses") ? responses.build() : member.getValue());
            }
        }
        return to.build();
    }

    /** The codes of errors by their status; that a token may lack the scope goes without saying. */
    private static Map<String, List<String>> errors(String method, Fields operation) {
        Map<String, List<String>> errors = new TreeMap<>();
        operation
                .fields("x-errors")
                .values()
                .forEach((status, codes) -> errors.put(
                        status,
                        ((Value.Items) codes)
                                .values().stream()
                                        .map(code -> ((Value.Text) code).value())
                                        .toList()));
        if (needsScope(operation)) {
            add(errors, FORBIDDEN, ErrorCode.FORBIDDEN);
        }
        if (operation.get("x-any-query").isEmpty()) {
            add(errors, "400", ErrorCode.BAD_REQUEST);
            if (CHANGING.contains(method) && operation.get("requestBody").isEmpty()) {
                add(errors, "400", ErrorCode.INVALID_JSON);
                add(errors, "413", ErrorCode.PAYLOAD_TOO_LARGE);
            }
        }
        return errors;
    }

    private static boolean needsScope(Fields operation) {
        return operation.items("security").stream()
                .anyMatch(way -> way instanceof Fields by && !by.items("token").isEmpty());
    }

    private static void add(Map<String, List<String>> errors, String status, ErrorCode code) {
        errors.merge(
                status,
                List.of(code.id()),
                (before, one) ->
                        Stream.of(before, one).flatMap(List::stream).distinct().toList());
    }

    private static Fields error(String status, List<String> codes, Map<String, String> meanings) {
        Fields code = Fields.builder()
                .put("enum", Value.texts(codes))
                .put("description", "Which of these it is")
                .build();
        Fields schema = Fields.builder()
                .put("$ref", "#/components/schemas/Error")
                .put("properties", Fields.of("code", code))
                .build();
        String described = String.join(
                "; ",
                codes.stream().map(one -> "`" + one + "`: " + meanings.get(one)).toList());
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
