package app.dispatch.adapters.http.mcp;

import app.dispatch.application.integration.Integrations;
import app.dispatch.application.json.IntegrationJson;
import app.dispatch.application.json.TemplateJson;
import app.dispatch.application.template.Templates;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.integration.Integration;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tools that tell what there is: templates, and the tools that plans may use. */
record CatalogTools(Templates templates, Integrations integrations) {
    private static final int MOST_FOUND = 10;
    private static final int LONGEST_QUERY = 200;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private record Wanted(Optional<String> query, Optional<TemplateSlug> slug) {}

    List<McpTool> all() {
        return List.of(
                new McpTool("find_templates", Scope.READ, this::find),
                new McpTool("list_tools", Scope.READ, this::tools));
    }

    private Fields find(McpCall call) {
        Wanted wanted =
                call.arguments(from -> new Wanted(from.text("query", LONGEST_QUERY), McpIds.template(from, "slug")));
        if (wanted.slug().isPresent()) {
            return Fields.of(
                    "templates",
                    Value.of(List.of(
                            TemplateJson.write(templates.get(wanted.slug().get())))));
        }
        Set<String> words = words(wanted.query().orElse("")).collect(Collectors.toSet());
        List<Fields> found = templates.list().stream()
                .filter(template -> words.isEmpty() || hits(template, words) > 0)
                .sorted(Comparator.comparingInt(template -> -hits(template, words)))
                .limit(words.isEmpty() ? Integer.MAX_VALUE : MOST_FOUND)
                .map(CatalogTools::row)
                .toList();
        return Fields.of("templates", Value.of(found));
    }

    private static Fields row(Template template) {
        return RunWatch.without(TemplateJson.summary(template), "steps", "icon", "estimatedRuntime");
    }

    private static int hits(Template template, Set<String> words) {
        String description = Optional.ofNullable(template.plan().description()).orElse("");
        Set<String> title = words(template.plan().name() + " " + template.tagline() + " " + template.category() + " "
                        + String.join(" ", template.tools()))
                .collect(Collectors.toSet());
        Set<String> text = words(description).collect(Collectors.toSet());
        return words.stream()
                .mapToInt(word -> (title.contains(word) ? 2 : 0) + (text.contains(word) ? 1 : 0))
                .sum();
    }

    private static Stream<String> words(String text) {
        return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty());
    }

    private Fields tools(McpCall call) {
        call.requireAll();
        record Asked(Optional<String> tool, boolean connected) {}
        Asked asked = call.arguments(
                from -> new Asked(from.text("tool"), from.bool("connectedOnly").orElse(false)));
        Set<String> connected =
                integrations.list(call.owner()).stream().map(Integration::tool).collect(Collectors.toSet());
        if (asked.tool().isPresent()) {
            ToolDef tool = tool(asked.tool().get());
            Fields whole = IntegrationJson.write(tool, integrations.isConnectable(tool.id()), true);
            return Fields.of("tools", Value.of(List.of(whole.with("connected", isReady(tool, connected)))));
        }
        return Fields.of(
                "tools",
                Value.of(integrations.available().stream()
                        .filter(tool ->
                                !asked.connected() || isReady(tool, connected).value())
                        .map(tool -> RunWatch.without(IntegrationJson.write(tool, false, false), "fields", "ways")
                                .with("connected", isReady(tool, connected)))
                        .toList()));
    }

    private static Value.Bool isReady(ToolDef tool, Set<String> connected) {
        return Value.of(!tool.needsConnection() || connected.contains(tool.id()));
    }

    private ToolDef tool(String id) {
        List<ToolDef> all = integrations.available();
        return all.stream().filter(tool -> tool.id().equals(id)).findFirst().orElseThrow(() -> {
            String hint = DidYouMean.hint(id, all.stream().map(ToolDef::id).toList());
            return Refusal.of(
                    ErrorCode.NOT_FOUND,
                    "There is no such tool" + hint + "; list_tools without `tool` lists all",
                    Fields.of("kind", Value.of("tool")));
        });
    }
}
