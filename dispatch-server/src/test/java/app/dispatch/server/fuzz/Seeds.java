package app.dispatch.server.fuzz;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests as the API's description has them, for things that are there as far as answers have told of them. */
final class Seeds {
    private static final Pattern ID = Pattern.compile("\"((?:wf|run|tok|hook|ses|del)_)[A-Za-z0-9]+\"");
    private static final Pattern SECRET = Pattern.compile("/api/triggers/([^\"/?]+)");
    private static final int MOST_KNOWN = 20;

    private final Fields document;
    private final Random random;
    private final Growth growth;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, List<String>> known = new LinkedHashMap<>();

    /** One operation, with the parameters of its path. */
    record Operation(String method, String path, Fields described, List<Fields> parameters) {
        /** Whether it may wait for a run to end. */
        boolean waits() {
            return described.fields("responses").get("202").isPresent();
        }
    }

    Seeds(Fields document, Random random) {
        this.document = document;
        this.random = random;
        this.growth = new Growth(document.fields("components"), random);
        document.fields("paths")
                .values()
                .forEach((path, item) -> ((Fields) item).values().forEach((method, value) -> {
                    if (value instanceof Fields described) {
                        List<Fields> parameters = new ArrayList<>(parameters((Fields) item));
                        parameters.addAll(parameters(described));
                        operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, described, parameters));
                    }
                }));
    }

    private List<Fields> parameters(Fields of) {
        return of.items("parameters").stream()
                .map(Fields.class::cast)
                .map(this::resolved)
                .toList();
    }

    private Fields resolved(Fields parameter) {
        return parameter
                .text("$ref")
                .map(ref -> document.fields("components").fields("parameters").fields(ref.replaceFirst(".*/", "")))
                .orElse(parameter);
    }

    List<Operation> operations() {
        return operations;
    }

    /** Remembers the ids in an answer, for requests to come. */
    void learn(String answer) {
        Matcher ids = ID.matcher(answer);
        while (ids.find()) {
            remember(ids.group(1), ids.group().substring(1, ids.group().length() - 1));
        }
        Matcher secrets = SECRET.matcher(answer);
        while (secrets.find()) {
            remember("secret", secrets.group(1));
        }
    }

    private void remember(String kind, String id) {
        List<String> ids = known.computeIfAbsent(kind, any -> new ArrayList<>());
        if (!ids.contains(id)) {
            ids.add(id);
        }
        if (ids.size() > MOST_KNOWN) {
            ids.removeFirst();
        }
    }

    /** A request for an operation. */
    Request request(Operation of, String cookie) {
        String path = of.path();
        StringBuilder query = new StringBuilder();
        Request request = new Request(of.method(), path, List.of(), body(of));
        for (Fields parameter : of.parameters()) {
            String name = parameter.text("name").orElseThrow();
            String value = example(parameter);
            switch (parameter.text("in").orElseThrow()) {
                case "path" -> path = path.replace("{" + name + "}", value);
                case "query" -> {
                    if (random.nextInt(3) == 0) {
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(value);
                    }
                }
                default -> request = random.nextInt(4) == 0 ? request.with(name, value) : request;
            }
        }
        request = request.withTarget(path + query).with("Cookie", cookie);
        request = of.waits() ? request.with("Prefer", "respond-async") : request;
        return request.body().length > 0 ? request.with("Content-Type", "application/json") : request;
    }

    private String example(Fields parameter) {
        String kind = parameter.text("name").orElseThrow().equals("secret")
                ? "secret"
                : parameter.text("example").orElse("").replaceFirst("_.*", "_");
        List<String> ids = known.getOrDefault(kind, List.of());
        if (!ids.isEmpty()) {
            return Odd.one(ids, random);
        }
        Value value = parameter.get("example").orElseGet(() -> growth.of(parameter.fields("schema")));
        String text = value instanceof Text(String plain) ? plain : Json.write(value);
        return text.replaceAll("[^A-Za-z0-9_:.-]", "");
    }

    private byte[] body(Operation of) {
        Fields content = of.described().fields("requestBody").fields("content").fields("application/json");
        if (content.isEmpty()) {
            boolean trigger =
                    of.path().startsWith("/api/triggers/") && of.method().equals("POST");
            return (trigger ? "{\"order\":{\"id\":7,\"tags\":[\"a\",null]}}" : "").getBytes(StandardCharsets.UTF_8);
        }
        Value body = content.get("example")
                .filter(example -> random.nextInt(3) > 0)
                .orElseGet(() -> growth.of(content.fields("schema")));
        return known(Json.write(body)).getBytes(StandardCharsets.UTF_8);
    }

    /** The same with an id that is there in place of an example's. */
    private String known(String body) {
        List<String> workflows = known.getOrDefault("wf_", List.of());
        return workflows.isEmpty() || random.nextBoolean() ? body : body.replace("wf_8a23", Odd.one(workflows, random));
    }
}
