package app.dispatch.adapters.tools.connector.contract;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A vendor's API as its OpenAPI document has it. */
final class ContractFile {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final String name;
    private final Fields document;
    private final List<Operation> operations = new ArrayList<>();

    private ContractFile(String name, Fields document) {
        this.name = name;
        this.document = document;
        document.fields("paths")
                .values()
                .forEach((path, item) -> ((Fields) item).values().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(this, method, path, (Fields) item, (Fields) operation));
                    }
                }));
    }

    static ContractFile read(Path file) throws IOException {
        return new ContractFile(file.getFileName().toString(), (Fields) Json.readBack(Files.readString(file)));
    }

    /** The same with paths and schemas of the same document that the file does not have. */
    ContractFile and(Fields more) {
        Fields components = document.fields("components");
        Fields schemas =
                with(components.fields("schemas"), more.fields("components").fields("schemas"));
        return new ContractFile(
                name,
                document.with("paths", with(document.fields("paths"), more.fields("paths")))
                        .with("components", components.with("schemas", schemas)));
    }

    private static Fields with(Fields some, Fields others) {
        Fields all = some;
        for (Map.Entry<String, Value> one : others.values().entrySet()) {
            all = all.with(one.getKey(), one.getValue());
        }
        return all;
    }

    String name() {
        return name;
    }

    String title() {
        return document.fields("info").text("title").orElse("?");
    }

    String version() {
        return document.fields("info").text("version").orElse("?");
    }

    Fields document() {
        return document;
    }

    /** Whether the document is of OpenAPI 3.0, whose schemas are a dialect of their own. */
    boolean isOld() {
        return document.text("openapi").orElse("").startsWith("3.0");
    }

    /** The operation that a request is for, the one with the fewest variables in its path. */
    Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(one -> one.method().equalsIgnoreCase(method) && one.takes(path))
                .min((one, other) -> one.variables() - other.variables());
    }

    /** The object itself, or the one that it refers to. */
    Fields resolved(Fields object) {
        Optional<String> ref = object.text("$ref");
        if (ref.isEmpty()) {
            return object;
        }
        Value here = document;
        for (String part : ref.get().substring(2).split("/")) {
            here = ((Fields) here)
                    .get(part.replace("~1", "/").replace("~0", "~"))
                    .orElseThrow();
        }
        return resolved((Fields) here);
    }

    /** One operation of the API. */
    record Operation(ContractFile file, String method, String path, Fields item, Fields declared) {
        private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

        boolean takes(String requested) {
            String pattern = Stream.of(path.split("/", -1))
                    .map(segment -> {
                        String[] fixed = VARIABLE.split(segment, -1);
                        return String.join(
                                "[^/]+", Stream.of(fixed).map(Pattern::quote).toList());
                    })
                    .reduce((left, right) -> left + "/" + right)
                    .orElse("");
            return requested.matches(pattern);
        }

        int variables() {
            return (int) VARIABLE.matcher(path).results().count();
        }

        List<Fields> parameters(String in) {
            return Stream.concat(item.items("parameters").stream(), declared.items("parameters").stream())
                    .map(parameter -> file.resolved((Fields) parameter))
                    .filter(parameter -> parameter.text("in").equals(Optional.of(in)))
                    .toList();
        }

        /** The types of body that it takes, each with its schema. */
        Map<String, Value> bodies() {
            return file.resolved(declared.fields("requestBody"))
                    .fields("content")
                    .values();
        }

        boolean needsBody() {
            return file.resolved(declared.fields("requestBody")).get("required").equals(Optional.of(Value.of(true)));
        }

        /** What it answers when all is well. */
        Reply reply() {
            String status = declared.fields("responses").values().keySet().stream()
                    .filter(code -> code.startsWith("2"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            Fields response = file.resolved(declared.fields("responses").fields(status));
            Map<String, Value> content = response.fields("content").values();
            String type = content.containsKey("application/json")
                    ? "application/json"
                    : content.keySet().stream().findFirst().orElse("");
            Fields media = type.isEmpty() ? Fields.empty() : (Fields) content.get(type);
            Optional<Value> example = media.get("example").or(() -> firstExample(media));
            return new Reply(Integer.parseInt(status.replace("XX", "00")), type, example.orElse(Value.of("text")));
        }

        private Optional<Value> firstExample(Fields media) {
            return media.fields("examples").values().values().stream()
                    .map(example -> file.resolved((Fields) example))
                    .flatMap(example -> example.get("value").stream())
                    .findFirst();
        }
    }

    /** An answer by the contract. */
    record Reply(int status, String type, Value example) {}
}
