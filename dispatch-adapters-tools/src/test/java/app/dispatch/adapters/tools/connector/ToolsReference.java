package app.dispatch.adapters.tools.connector;

import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of all operations: what they do to the world, what they need, and what they were checked against. */
public final class ToolsReference {
    private static final String TOP = """
            # All operations

            **Effect**: `read` changes nothing, `idempotent` changes nothing more when it is repeated, `write` changes something each
            time; ⚠ removes or overwrites. **Needs**: the scopes or permissions of the token, by the vendor's names. **Taken back**
            by an [undo](../guide/runs.md#undo). **Checked against**: the vendor's published contract by which every request and
            answer of the operation is tested.

            | operation | effect | needs | taken back | checked against |
            |---|---|---|---|---|
            """;

    /** The title and the version of each tool's contract, as the document itself has them. */
    public static final Map<String, String> CONTRACTS = Map.ofEntries(
            Map.entry("gmail", "Gmail API v1 (revision 20260413)"),
            Map.entry("google_calendar", "Calendar API v3 (revision 20260225)"),
            Map.entry("google_drive", "Google Drive API v3 (revision 20260405)"),
            Map.entry("notion", "Notion API 2025-09-03"),
            Map.entry("slack", "Slack Web API 1.7.0"),
            Map.entry("discord", "Discord HTTP API (Preview) 10"),
            Map.entry("github", "GitHub's official OpenAPI spec + Octokit extension 23.0.2"),
            Map.entry("linear", "Linear's GraphQL schema"),
            Map.entry("stripe", "Stripe API 2023-08-16"),
            Map.entry("x", "X API v2 2.167"),
            Map.entry("openai", "OpenAI API 2.3.0"));

    private ToolsReference() {}

    static String text(List<ToolDef> tools) {
        return TOP
                + tools.stream()
                        .flatMap(tool -> tool.ops().stream().map(op -> row(tool, op)))
                        .collect(Collectors.joining());
    }

    private static String row(ToolDef tool, OpDef op) {
        String effect = op.effect().byValue().isEmpty()
                ? op.effect().strongest().id()
                : "by its `" + op.effect().param() + "`";
        return "| `%s.%s` | %s%s | %s | %s | %s |\n"
                .formatted(
                        tool.id(),
                        op.id(),
                        effect,
                        op.destructive() ? " ⚠" : "",
                        scopes(tool, op).orElse("–"),
                        Optional.ofNullable(op.undo()).orElse(effect.equals("read") ? "" : "no"),
                        CONTRACTS.getOrDefault(tool.id(), "RFC 9110"));
    }

    private static Optional<String> scopes(ToolDef tool, OpDef op) {
        String file = tool.id().replace("_", "") + "/tool.json";
        try (InputStream declared = ToolFile.class.getResourceAsStream(file)) {
            return declared == null
                    ? Optional.empty()
                    : ((Fields) Json.parse(declared.readAllBytes()))
                            .items("ops").stream()
                                    .map(Fields.class::cast)
                                    .filter(one -> one.text("id").equals(Optional.of(op.id())))
                                    .findFirst()
                                    .flatMap(one -> one.text("scopes"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
