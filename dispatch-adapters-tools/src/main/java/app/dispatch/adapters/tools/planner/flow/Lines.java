package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what a source gives as expressions that make text of it for people. */
final class Lines {
    private static final List<String> NAMES =
            List.of("title", "subject", "summary", "name", "text", "message", "content", "tag", "email");
    private static final List<String> BEFORE = List.of("identifier", "number", "start", "from", "author");
    private static final List<String> AFTER = List.of("amount", "total", "currency", "status", "url");
    private static final List<String> DETAILS = List.of("description", "body", "snippet", "text", "message", "content");

    private final Operation operation;

    Lines(Operation operation) {
        this.operation = operation;
    }

    /** A line for each item of a list. */
    String of(String list) {
        List<String> parts = new ArrayList<>();
        BEFORE.stream().filter(this::required).forEach(name -> parts.add(read("one", name)));
        parts.add(name("one"));
        AFTER.stream().filter(this::required).forEach(name -> parts.add(read("one", name)));
        return list + ".map(one, '- ' + " + String.join(" + ' ' + ", parts) + ").join('\\n')";
    }

    /** What one item is called. */
    String name(String item) {
        Optional<String> name = NAMES.stream().filter(this::given).findFirst();
        return name.map(one -> read(item, one)).orElse("string(" + item + ".id)");
    }

    /** What there is to say of one item. */
    String details(String item) {
        List<String> parts = new ArrayList<>();
        DETAILS.stream().filter(this::given).limit(1).forEach(name -> parts.add(read(item, name)));
        if (given("url")) {
            parts.add(read(item, "url"));
        }
        return parts.isEmpty() ? "json(" + item + ")" : String.join(" + '\\n' + ", parts);
    }

    private String read(String item, String name) {
        boolean text = operation
                .item()
                .fields(name)
                .text("type")
                .filter("string"::equals)
                .isPresent();
        String value = item + "." + name;
        if (!required(name)) {
            return "string(default(" + value + ", ''))";
        }
        return text ? value : "string(" + value + ")";
    }

    private boolean given(String name) {
        return operation
                .item()
                .fields(name)
                .text("type")
                .filter(type -> !Set.of("object", "array").contains(type))
                .isPresent();
    }

    private boolean required(String name) {
        return operation
                .op()
                .output()
                .fields("properties")
                .fields("items")
                .fields("items")
                .items("required")
                .contains(Value.of(name));
    }
}
