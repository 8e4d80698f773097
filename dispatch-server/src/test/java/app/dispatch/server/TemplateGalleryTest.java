package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.TemplateJson;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.tool.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gallery of templates promises as a whole, and in its guide. */
class TemplateGalleryTest {
    private static final Path GUIDE = Path.of("../docs/guide/templates.md");
    private static final List<String> CATEGORIES =
            List.of("Productivity", "Engineering", "Sales", "Support", "Finance", "Marketing", "Social", "Operations");

    static List<Template> all() {
        return BuiltinTemplatesTest.all();
    }

    @Test
    void there_are_at_least_three_in_each_category_and_they_stand_together() {
        Map<String, Long> sizes = all().stream()
                .collect(Collectors.groupingBy(Template::category, LinkedHashMap::new, Collectors.counting()));

        assertThat(sizes.keySet()).containsExactlyElementsOf(CATEGORIES);
        assertThat(sizes.values()).allMatch(size -> size >= 3);
        assertThat(all().stream()
                        .map(Template::category)
                        .reduce("", (seen, next) -> seen.endsWith(next) ? seen : seen + next))
                .isEqualTo(String.join("", CATEGORIES));
    }

    @Test
    void no_two_share_a_slug_a_name_or_an_icon() {
        assertThat(all()).extracting(Template::slug).doesNotHaveDuplicates();
        assertThat(all()).extracting(template -> template.plan().name()).doesNotHaveDuplicates();
        assertThat(all()).extracting(Template::icon).doesNotHaveDuplicates();
    }

    @Test
    void together_they_use_every_tool_and_most_operations() throws Exception {
        Catalogue catalogue = BuiltinTools.catalogue();
        Set<String> used = all().stream()
                .flatMap(template -> template.plan().steps().stream())
                .map(step -> step.tool() + "." + step.op())
                .collect(Collectors.toSet());

        assertThat(all().stream().flatMap(template -> template.tools().stream()).collect(Collectors.toSet()))
                .isEqualTo(catalogue.ids());
        assertThat(used.size())
                .isGreaterThan((int) catalogue.tools().stream()
                                .mapToLong(tool -> tool.ops().size())
                                .sum()
                        / 2);
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_says_what_to_connect(Template template) throws Exception {
        Catalogue catalogue = BuiltinTools.catalogue();
        String connect = line(template, "Connect: ");

        assertThat(template.tools().stream()
                        .filter(tool -> catalogue.tool(tool).orElseThrow().needsConnection()))
                .allMatch(connect::contains);
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_says_what_to_send_and_has_an_example_of_it_where_it_reads_a_payload(Template template) {
        boolean reads = Json.write(TemplateJson.write(template)).contains("trigger.");

        assertThat(template.triggerExample().isEmpty()).isEqualTo(!reads);
        assertThat(template.triggerExample().values().keySet())
                .allMatch(member -> !line(template, "Send in `trigger`").isEmpty()
                        ? line(template, "Send in `trigger`").contains("`" + member + "`")
                        : !line(template, "`trigger` is ").isEmpty());
    }

    private static String line(Template template, String start) {
        return String.valueOf(template.plan().description())
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_has_a_cron_expression_exactly_when_it_is_scheduled(Template template) {
        assertThat(template.plan().trigger()).isNotNull();
        assertThat(template.plan().cron() != null).isEqualTo(template.plan().trigger() == TriggerKind.SCHEDULE);
    }

    @Test
    void the_guide_lists_all_of_them() throws IOException {
        List<String> listed = Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith("### ") || line.startsWith("| `"))
                .toList();

        assertThat(listed).containsExactlyElementsOf(rows());
    }

    private static List<String> rows() {
        return CATEGORIES.stream()
                .flatMap(category -> Stream.concat(
                        Stream.of("### " + category),
                        all().stream()
                                .filter(template -> template.category().equals(category))
                                .map(TemplateGalleryTest::row)))
                .toList();
    }

    private static String row(Template template) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        template.slug(),
                        template.tagline(),
                        template.tools().stream().map(tool -> "`" + tool + "`").collect(Collectors.joining(" ")),
                        started(template));
    }

    private static String started(Template template) {
        return template.plan().cron() == null
                ? String.valueOf(template.plan().trigger()).toLowerCase(Locale.ROOT)
                : "`" + template.plan().cron() + "`";
    }
}
