package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes what tools can do in a quarter of the room that their JSON Schemas take: a line for each operation, one for its
 * parameters with all that their check asks of them, one for its output. Not for use by several threads.
 */
final class CatalogueText {
    private static final int DEEPEST = 3;
    private static final int LONGEST_NOTE = 240;

    /** What the output of every tool may have, and no plan needs. */
    private static final Set<String> LEFT_OUT = Set.of("raw", "includeRaw");

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> explained = new HashMap<>();

    private CatalogueText() {}

    static String of(Catalogue catalogue) {
        return catalogue.tools().stream()
                .map(tool -> new CatalogueText().tool(tool))
                .collect(Collectors.joining("\n"));
    }

    private String tool(ToolDef tool) {
        text.append("## ").append(tool.id()).append(" (").append(tool.label()).append(")\n");
        tool.ops().forEach(this::op);
        return text.toString();
    }

    private void op(OpDef op) {
        text.append(op.id())
                .append(" [")
                .append(op.effect().strongest().id())
                .append("]: ")
                .append(op.description())
                .append("\n  in")
                .append(op.params()
                        .get("minProperties")
                        .map(least -> ", at least " + Json.write(least))
                        .orElse(""))
                .append(": ")
                .append(params(op.params()))
                .append("\n  out: ")
                .append(shape(op.output(), 0))
                .append("\n");
    }

    /** The parameters, those that must be given with a star. */
    private String params(Fields schema) {
        List<Value> required = schema.items("required");
        return schema.fields("properties").values().entrySet().stream()
                .filter(member -> !LEFT_OUT.contains(member.getKey()))
                .map(member -> member.getKey()
                        + (required.contains(Value.of(member.getKey())) ? "*" : "") + ": "
                        + ParamType.of(member.getValue())
                        + note(member.getKey(), member.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String note(String name, Value schema) {
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
        String shown = words(fields);
        return usual + said(name, shown.isEmpty() ? "" : shown + example);
    }

    /** What a name means, unless the same was said of it last in this tool. */
    private String said(String name, String words) {
        return words.isEmpty() || words.equals(explained.put(name, words)) ? "" : " (" + words + ")";
    }

    private static String words(Fields schema) {
        String words = schema.text("description").orElse("");
        return words.length() > LONGEST_NOTE ? words.substring(0, LONGEST_NOTE) + "…" : words;
    }

    /** The names of an output; nearly all types are told by the names. */
    private String shape(Fields schema, int depth) {
        return schema.fields("properties").values().entrySet().stream()
                .filter(member -> !LEFT_OUT.contains(member.getKey()))
                .map(member -> member.getKey() + within(member.getKey(), member.getValue(), depth + 1))
                .collect(Collectors.joining(", "));
    }

    private String within(String name, Value schema, int depth) {
        if (!(schema instanceof Fields fields) || depth > DEEPEST) {
            return "";
        }
        boolean list = isOf(fields, "array");
        Fields inner = list ? fields.fields("items") : fields;
        String members = shape(inner, depth);
        boolean open =
                members.isEmpty() && (isOf(inner, "object") || inner.get("type").isEmpty());
        return (list ? "[]" : "")
                + (members.isEmpty() ? "" : "{" + members + "}")
                + (open ? said(name, words(fields)) : "");
    }

    private static boolean isOf(Fields schema, String type) {
        return schema.get("type").equals(Optional.of(Value.of(type)));
    }
}
