package app.dispatch.adapters.tools.connector.contract;

import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.contract.ContractFile.Operation;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a contract refuses in a request. */
final class Violations {
    private final Operation operation;
    private final Received request;
    private final List<String> found = new ArrayList<>();

    private Violations(Operation operation, Received request) {
        this.operation = operation;
        this.request = request;
    }

    static List<String> of(Operation operation, Received request) {
        Violations violations = new Violations(operation, request);
        violations.query();
        violations.headers();
        violations.body();
        return violations.found;
    }

    private void add(String what) {
        found.add(operation.file().name() + " " + operation.method() + " " + operation.path() + ": " + what);
    }

    private void query() {
        int mark = request.target().indexOf('?');
        List<Map.Entry<String, String>> pairs =
                mark < 0 ? List.of() : pairs(request.target().substring(mark + 1));
        List<Fields> parameters = operation.parameters("query");
        for (Map.Entry<String, String> pair : pairs) {
            String base = pair.getKey().split("\\[", 2)[0];
            Optional<Fields> parameter = parameters.stream()
                    .filter(one -> one.text("name").orElse("").equals(pair.getKey())
                            || one.text("name").orElse("").equals(base + "[]")
                            || one.text("name").orElse("").equals(base))
                    .findFirst();
            if (parameter.isEmpty() && isCommon(pair.getKey())) {
                continue;
            }
            if (parameter.isEmpty()) {
                add("unknown query parameter " + pair.getKey());
            } else if (!pair.getKey().contains("[")) {
                value("query parameter " + pair.getKey(), pair.getValue(), parameter.get());
            }
        }
        Set<String> given =
                pairs.stream().map(pair -> pair.getKey().split("\\[", 2)[0]).collect(Collectors.toSet());
        parameters.stream()
                .filter(parameter -> parameter.get("required").equals(Optional.of(Value.of(true))))
                .map(parameter -> parameter.text("name").orElse(""))
                .filter(name -> !given.contains(name.split("\\[", 2)[0]))
                .forEach(name -> add("the query parameter " + name + " is missing"));
    }

    /** Google takes it everywhere (https://cloud.google.com/apis/docs/system-parameters); its documents do not repeat it. */
    private boolean isCommon(String name) {
        return name.equals("fields") && operation.file().name().startsWith("google_");
    }

    private void value(String what, String text, Fields parameter) {
        Fields schema = operation.file().resolved(parameter.fields("schema"));
        String type = schema.text("type").orElse("");
        if (type.equals("array") || type.equals("object") || schema.isEmpty()) {
            return;
        }
        Value value = switch (type) {
            case "integer", "number" -> text.matches("-?\\d+(\\.\\d+)?") ? Json.parse(text) : Value.of(text);
            case "boolean" -> text.matches("true|false") ? Value.of(Boolean.parseBoolean(text)) : Value.of(text);
            default -> Value.of(text);
        };
        check(what, value, parameter.fields("schema"));
    }

    private void headers() {
        operation.parameters("header").stream()
                .filter(parameter -> parameter.get("required").equals(Optional.of(Value.of(true))))
                .map(parameter -> parameter.text("name").orElse(""))
                .filter(name ->
                        request.header(name.toLowerCase(java.util.Locale.ROOT)).isEmpty())
                .forEach(name -> add("the header " + name + " is missing"));
    }

    private void body() {
        String type = request.header("content-type").split(";", 2)[0].trim();
        Map<String, Value> bodies = operation.bodies();
        if (request.body().isEmpty() && type.isEmpty() || bodies.isEmpty()) {
            if (operation.needsBody()) {
                add("the body is missing");
            } else if (!request.body().isEmpty()) {
                add("a body is not taken");
            }
            return;
        }
        if (!bodies.containsKey(type)) {
            if (!bodies.containsKey("*/*") && !(request.body().isEmpty() && !operation.needsBody())) {
                add("a body of type " + type + " is not taken, but " + bodies.keySet());
            }
            return;
        }
        Fields schema = ((Fields) bodies.get(type)).fields("schema");
        switch (type) {
            case "application/json" -> check("the body", Json.parse(request.body()), schema);
            case "application/x-www-form-urlencoded" -> form(operation.file().resolved(schema));
            default -> {}
        }
    }

    private void form(Fields schema) {
        Set<String> known = schema.fields("properties").values().keySet();
        List<Map.Entry<String, String>> pairs = pairs(request.body());
        for (Map.Entry<String, String> pair : pairs) {
            String name = pair.getKey().split("\\[", 2)[0];
            if (!known.contains(name)) {
                add("unknown form field " + pair.getKey());
            } else if (!pair.getKey().contains("[")) {
                value(
                        "form field " + name,
                        pair.getValue(),
                        Fields.of("schema", schema.fields("properties").fields(name)));
            }
        }
        Set<String> given =
                pairs.stream().map(pair -> pair.getKey().split("\\[", 2)[0]).collect(Collectors.toSet());
        schema.items("required").stream()
                .map(name -> ((Value.Text) name).value())
                .filter(name -> !given.contains(name))
                .forEach(name -> add("the form field " + name + " is missing"));
    }

    private void check(String what, Value value, Fields schema) {
        ContractFile file = operation.file();
        Fields whole = Fields.builder()
                .put("components", file.document().fields("components"))
                .put("allOf", Value.of(List.of(schema)))
                .build();
        SchemaRegistry.withDialect(file.isOld() ? Dialects.getOpenApi30() : Dialects.getDraft202012())
                .getSchema(Json.write(whole), InputFormat.JSON)
                .validate(Json.write(value), InputFormat.JSON)
                .forEach(error -> add(what + " " + error.getInstanceLocation() + " " + error.getMessage()));
    }

    private static List<Map.Entry<String, String>> pairs(String encoded) {
        return Stream.of(encoded.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> Map.entry(decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : ""))
                .toList();
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
