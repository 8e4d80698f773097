package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what tools can do in a quarter of the room that their JSON Schemas take: a line for each operation, one for its
 * parameters, one for its output.
 */
final class CatalogueText {
    private static final int DEEPEST = 3;
    private static final int LONGEST_NOTE = 110;

    /** What the output of every tool may have, and no plan needs. */
    private static final Set<String> LEFT_OUT = Set.of("raw", "includeRaw");

    private CatalogueText() {}

    static String of(Catalogue catalogue) {
        return catalogue.tools().stream().map(CatalogueText::tool).collect(Collectors.joining("\n"));
    }

    private static String tool(ToolDef tool) {
        return "## " + tool.id() + " (" + tool.label() + ")\n"
                + tool.ops().stream().map(CatalogueText::op).collect(Collectors.joining());
    }

    private static String op(OpDef op) {
        Fields params = op.params();
        return op.id() + " [" + op.effect().strongest().id() + "]: " + op.description() + "\n  in: "
                + members(params, 0, true) + "\n  out: " + shape(op.output(), 0) + "\n";
    }

    /** The parameters, those that must be given with a star. */
    private static String members(Fields schema, int depth, boolean explained) {
        List<Value> required = schema.items("required");
        return schema.fields("properties").values().entrySet().stream()
                .filter(member -> !LEFT_OUT.contains(member.getKey()))
                .map(member -> member.getKey()
                        + (required.contains(Value.of(member.getKey())) ? "*" : "") + ": "
                        + type(member.getValue(), depth + 1)
                        + (explained ? note(member.getValue()) : ""))
                .collect(Collectors.joining("; "));
    }

    private static String note(Value schema) {
        if (!(schema instanceof Fields fields)) {
            return "";
        }
        String usual = fields.get("default")
                .filter(value -> !(value instanceof Bool(boolean on) && !on))
                .map(value -> "=" + Json.write(value))
                .orElse("");
        String example = fields.items("examples").stream()
                .findFirst()
                .map(value -> ", such as " + Json.write(value))
                .orElse("");
        String words = fields.text("description").orElse("");
        String shown = words.length() > LONGEST_NOTE ? words.substring(0, LONGEST_NOTE) + "…" : words;
        return usual + (shown.isEmpty() ? "" : " (" + shown + example + ")");
    }

    private static String type(Value schema, int depth) {
        if (!(schema instanceof Fields fields)) {
            return "any";
        }
        Optional<Value> constant = fields.get("const");
        if (constant.isPresent()) {
            return Json.write(constant.get());
        }
        if (!fields.items("enum").isEmpty()) {
            return joined(fields.items("enum").stream().map(Json::write));
        }
        List<Value> choices = Stream.of("anyOf", "oneOf")
                .flatMap(word -> fields.items(word).stream())
                .toList();
        Optional<Value> type = fields.get("type");
        if (type.isEmpty()) {
            return choices.isEmpty() ? "any" : joined(choices.stream().map(choice -> type(choice, depth)));
        }
        return switch (type.get()) {
            case Text(String name) -> named(name, fields, depth);
            case Items(List<Value> names) ->
                joined(names.stream()
                        .map(name -> name instanceof Text(String text) ? named(text, fields, depth) : "any"));
            case Value other -> "any";
        };
    }

    private static String joined(Stream<String> types) {
        return types.distinct().collect(Collectors.joining("|"));
    }

    private static String named(String type, Fields schema, int depth) {
        return switch (type) {
            case "string" -> schema.text("format").orElse("text");
            case "array" ->
                "[" + schema.get("items").map(item -> type(item, depth)).orElse("any") + "]";
            case "object" ->
                depth < DEEPEST && !schema.fields("properties").isEmpty()
                        ? "{" + members(schema, depth, false) + "}"
                        : "object";
            default -> type;
        };
    }

    /** The names of an output; nearly all types are told by the names. */
    private static String shape(Fields schema, int depth) {
        return schema.fields("properties").values().entrySet().stream()
                .filter(member -> !LEFT_OUT.contains(member.getKey()))
                .map(member -> member.getKey() + within(member.getValue(), depth + 1))
                .collect(Collectors.joining(", "));
    }

    private static String within(Value schema, int depth) {
        if (!(schema instanceof Fields fields) || depth > DEEPEST) {
            return "";
        }
        boolean list = fields.get("type").equals(Optional.of(Value.of("array")));
        Fields inner = list ? fields.fields("items") : fields;
        String members = shape(inner, depth);
        return (list ? "[]" : "") + (members.isEmpty() ? "" : "{" + members + "}");
    }
}
