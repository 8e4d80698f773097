package app.dispatch.adapters.tools.connector;

import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The guide to the tools, written from their declarations. */
final class ToolsPage {
    private static final String TOP = """
            # The tools

            A step calls an operation of a tool. Parameters in bold are required; `GET /api/integrations` tells the JSON Schemas
            of all parameters and outputs, and an example of each operation.

            **Effect.** `read` changes nothing, `idempotent` changes nothing more when it is repeated, `write` changes something
            each time. Retries, dry runs and recovery go by it. ⚠ marks what removes or overwrites something.

            **Lists** give `{ items, truncated }`: at most `max` items (25 unless the step says otherwise, 200 at most), and whether
            there are more. An output holds the fields that a person would use; the vendor's whole object is there as `raw` when
            `includeRaw` is true. Times are RFC 3339 text, such as `2026-11-25T08:00:00Z`.

            **Connecting** a tool is a `PUT /api/integrations/{tool}` with its fields; with `"test": true` they are tried first, by
            a read that changes nothing and tells whose account it is. A refused connection is told in the vendor's own words,
            without the secret.

            **Taking back.** [An undo](runs.md#undo) of a run takes back what its calls have done; what it does stands with the
            operation after ↩. What was changed since is left alone.

            **Limits.** A call waits when the vendor has said that no more may be asked for the moment, and fails with
            `tool_rate_limited` when that is too long; then the step is tried again after the time that the vendor names. What a
            token must be allowed to do for each operation stands in [the reference](../reference/tools.md).

            Where a vendor's API is, the operator can say by a [setting](../reference/settings.md), such as
            `DISPATCH_TOOL_GITHUB_BASE_URL=https://github.example.com/api/v3` for a GitHub Enterprise Server. That address may be
            private; one that a user enters, such as the base URL of `openai`, may not.
            """;

    private ToolsPage() {}

    static String text(List<ToolDef> tools) {
        return TOP + tools.stream().map(ToolsPage::section).collect(Collectors.joining()) + DeclarationsSection.text();
    }

    private static String section(ToolDef tool) {
        return "\n## " + tool.label() + "\n\n`" + tool.id() + "`. " + tool.description()
                + (tool.id().equals("http") ? " [More of it](http-tool.md)." : "") + "\n\n"
                + ways(tool) + "\n\n| field | what it is | where it is found |\n|---|---|---|\n"
                + tool.fields().stream().map(ToolsPage::row).collect(Collectors.joining())
                + "\n| operation | what it does | effect | parameters | output |\n|---|---|---|---|---|\n"
                + tool.ops().stream().map(ToolsPage::row).collect(Collectors.joining());
    }

    private static String ways(ToolDef tool) {
        if (!tool.needsConnection()) {
            return "It needs no connection; one may hold:";
        }
        List<String> required = tool.fields().stream()
                .filter(FieldDef::required)
                .map(FieldDef::key)
                .toList();
        List<String> ways = tool.ways().isEmpty()
                ? List.of(codes(required))
                : tool.ways().stream().map(way -> codes(ordered(tool, way))).toList();
        return "It is connected by " + String.join("; or by ", ways) + ":";
    }

    private static List<String> ordered(ToolDef tool, Set<String> way) {
        return tool.fields().stream().map(FieldDef::key).filter(way::contains).toList();
    }

    private static String codes(List<String> keys) {
        return keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
    }

    private static String row(FieldDef field) {
        return "| `%s` | %s%s | %s |\n"
                .formatted(field.key(), field.label(), field.secret() ? ", secret" : "", cell(field.help()));
    }

    private static String row(OpDef op) {
        return "| `%s` | %s | %s%s | %s | %s |\n"
                .formatted(
                        op.id(),
                        cell(op.description()) + (op.undo() == null ? "" : " ↩ " + cell(op.undo()) + "."),
                        op.effect().byValue().isEmpty()
                                ? op.effect().strongest().id()
                                : "by its `" + op.effect().param() + "`",
                        op.destructive() ? " ⚠" : "",
                        parameters(op.params()),
                        output(op.output()));
    }

    private static String parameters(Fields schema) {
        List<Value> required = schema.items("required");
        return schema.fields("properties").values().keySet().stream()
                .map(name -> required.contains(Value.of(name)) ? "**" + name + "**" : name)
                .collect(Collectors.joining(" "));
    }

    private static String output(Fields schema) {
        Fields properties = schema.fields("properties");
        boolean list = properties.get("truncated").isPresent()
                && properties.get("items").isPresent();
        Fields item = properties.fields("items").fields("items").fields("properties");
        return list ? "items: " + names(item) : names(properties);
    }

    private static String names(Fields properties) {
        return properties.values().keySet().stream()
                .filter(name -> !name.equals("raw"))
                .collect(Collectors.joining(" "));
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : text.replace("|", "\\|");
    }
}
