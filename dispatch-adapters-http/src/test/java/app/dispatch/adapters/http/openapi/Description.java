package app.dispatch.adapters.http.openapi;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Holds answers against the API's own description. Safe for use by several threads. */
public final class Description {
    private static final Fields DOCUMENT = OpenApi.document();
    private static final Description THE_ONE = new Description();

    /** What the server's own HTTP answers to what is not quite HTTP, whatever operation it is for. */
    private static final Set<Integer> OF_HTTP = Set.of(400, 408, 414, 417, 421, 431, 501, 505);

    private final ParamsSchema validator = new ParamsSchema();
    private final Map<String, Fields> schemas = new ConcurrentHashMap<>();

    private Description() {}

    public static Description ofTheApi() {
        return THE_ONE;
    }

    /** One operation as it is described. */
    public record Operation(String method, String path, Fields described) {
        boolean takes(String asked) {
            String form = Pattern.compile("\\{[^}]+}")
                    .splitAsStream(path + " ")
                    .map(Pattern::quote)
                    .reduce((a, b) -> a + "[^/]+" + b)
                    .orElseThrow();
            return (asked + " ").matches(form);
        }

        /** Whether only users may call it. */
        boolean isForUsers() {
            List<Value> ways = described.items("security");
            return !ways.contains(Fields.empty())
                    && ways.stream()
                            .anyMatch(way -> ((Fields) way).get("session").isPresent());
        }

        /** Whether a token does as well as a session. */
        boolean isForTokens() {
            return described.items("security").stream()
                    .anyMatch(way -> way instanceof Fields by && by.get("token").isPresent());
        }

        /** Its path with this in place of its first parameter. */
        String path(String first) {
            return path(first, path);
        }

        String path(String first, String of) {
            return of.replace("{stepId}", "a").replaceFirst("\\{[^}]+}", first).replaceAll("\\{[^}]+}", "1");
        }

        /** The body that its description shows; an empty one where it shows none. */
        String example() {
            return described
                    .fields("requestBody")
                    .fields("content")
                    .fields("application/json")
                    .get("example")
                    .map(Json::write)
                    .orElse("");
        }
    }

    static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        DOCUMENT.fields("paths")
                .values()
                .forEach((path, item) -> ((Fields) item).values().forEach((method, value) -> {
                    if (value instanceof Fields described) {
                        all.add(new Operation(method.toUpperCase(Locale.ROOT), path, described));
                    }
                }));
        return all;
    }

    /** What is wrong with this answer by the description; empty when nothing is. */
    public List<String> problems(String method, String pathAndQuery, int status, String contentType, String body) {
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        String asked = method.equals("HEAD") ? "GET" : method;
        Optional<Operation> operation = operations().stream()
                .filter(known -> known.method().equals(asked) && known.takes(path))
                .min((a, b) -> Boolean.compare(a.path().contains("{"), b.path().contains("{")));
        if (method.equals("OPTIONS") && status == 204) {
            return List.of();
        }
        if (operation.isEmpty() || (status == 405 && method.equals("HEAD"))) {
            return status >= 400
                    ? ofError(body, method)
                    : List.of(method + " " + path + " is not described, but answers " + status);
        }
        Operation known = operation.get();
        String where = method + " " + known.path() + " " + status;
        Optional<Value> response = known.described().fields("responses").get(String.valueOf(status));
        if (OF_HTTP.contains(status) && (status != 400 || body.contains("is not valid HTTP"))) {
            return ofError(body, method);
        }
        if (response.isEmpty()) {
            return List.of(where + " is not described: " + body);
        }
        Fields content = ((Fields) response.get()).fields("content");
        if (content.isEmpty() || method.equals("HEAD")) {
            return body.isEmpty() ? List.of() : List.of(where + " has a body");
        }
        String type = contentType.replaceFirst(";.*", "");
        if (content.get(type).isEmpty()) {
            return List.of(where + " is " + contentType);
        }
        return type.equals("application/json")
                ? invalid(where, content.fields(type).fields("schema"), Json.parse(body))
                : List.of();
    }

    /** What is wrong with an event of a stream. */
    public List<String> eventProblems(String name, Fields data) {
        Fields events = operations().stream()
                .filter(known -> known.path().equals("/api/execute"))
                .findFirst()
                .orElseThrow()
                .described()
                .fields("responses")
                .fields("200")
                .fields("content")
                .fields("text/event-stream")
                .fields("x-events");
        return events.get(name)
                .map(schema -> invalid("event " + name, (Fields) schema, data))
                .orElse(List.of("there is no event " + name));
    }

    private List<String> ofError(String body, String method) {
        return method.equals("HEAD") ? List.of() : errorProblems(Json.parse(body));
    }

    /** What is wrong with the body of an answer that is not a success, whatever operation it is of. */
    public List<String> errorProblems(Value body) {
        return invalid("error", Fields.of("$ref", Value.of("#/components/schemas/Error")), body);
    }

    private List<String> invalid(String where, Fields schema, Value value) {
        Fields whole = schemas.computeIfAbsent(where, any -> schema.with("components", DOCUMENT.fields("components")));
        List<Problem> problems = validator.check(whole, value, "", pointer -> false);
        return problems.stream()
                .map(problem -> where + ": " + problem.path() + " " + problem.message() + " in " + Json.write(value))
                .toList();
    }
}
