package app.dispatch.adapters.tools.planner.llm;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.llm.Material;
import app.dispatch.adapters.tools.llm.TextPieces;
import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTextTest {
    private static final Set<String> BOUNDS = Set.of(
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "pattern",
            "format");

    @Test
    void it_has_every_operation_and_required_parameter() {
        String text = CatalogueText.of(AllTools.catalogue());

        for (ToolDef tool : AllTools.catalogue().tools()) {
            assertThat(text).contains("## " + tool.id() + " (");
            for (OpDef op : tool.ops()) {
                assertThat(text).contains("\n" + op.id() + " [");
            }
        }
        assertThat(text)
                .contains("repo*: /^[^/\\s]+/[^/\\s]+$/ (", "state: \"open\"|\"closed\"|\"all\"=\"open\"")
                .contains("out: items[]{number, title, state, url")
                .doesNotContain("undo_", "includeRaw");
    }

    /** What a plan's check refuses stands in what a model is told, so that it need not be told afterwards. */
    @Test
    void it_has_every_bound_that_the_check_of_a_plan_demands() {
        for (ToolDef tool : AllTools.catalogue().tools()) {
            for (OpDef op : tool.ops()) {
                op.params()
                        .get("minProperties")
                        .ifPresent(least -> assertThat(CatalogueText.of(AllTools.catalogue()))
                                .contains(op.description() + "\n  in, at least " + Json.write(least) + ": "));
                op.params().fields("properties").values().forEach((name, schema) -> {
                    if (!name.equals("includeRaw")) {
                        assertThat(bounds(schema).toList())
                                .as("%s.%s.%s", tool.id(), op.id(), name)
                                .allSatisfy(bound ->
                                        assertThat(ParamType.of(schema)).contains(bound));
                    }
                });
            }
        }
    }

    private static Stream<String> bounds(Value schema) {
        return switch (schema) {
            case Fields fields ->
                fields.values().entrySet().stream()
                        .flatMap(member -> BOUNDS.contains(member.getKey())
                                ? Stream.of(
                                        member.getValue() instanceof Text(String text)
                                                ? text
                                                : Json.write(member.getValue()))
                                : bounds(member.getValue()));
            case Items(List<Value> items) -> items.stream().flatMap(CatalogueTextTest::bounds);
            default -> Stream.of();
        };
    }

    @Test
    void what_is_said_of_a_parameter_is_said_again_only_where_it_is_another() {
        String text = CatalogueText.of(AllTools.catalogue().only(List.of("gmail")));

        assertThat(text.split("\\(Who gets it", -1)).hasSize(2);
        assertThat(text.split("\\(The message's id\\)", -1)).hasSize(4);
        assertThat(text).contains("max: integer 1..200=25\n");
    }

    @Test
    void a_field_that_may_hold_anything_is_described() {
        assertThat(CatalogueText.of(AllTools.catalogue().only(List.of("notion"))))
                .contains(
                        "parentId, properties (Its properties by name, as plain text, numbers, true or false, dates and lists)");
    }

    @Test
    void all_that_a_model_is_told_takes_at_most_ten_thousand_tokens() {
        String all = Instructions.system(AllTools.catalogue(), new Material("material-1"));
        String one = Instructions.system(AllTools.catalogue().only(List.of("slack")), new Material("material-1"));

        assertThat(TextPieces.tokens(all))
                .as("%d bytes in all; %d with one tool", bytes(all), bytes(one))
                .isLessThan(10_000);
        assertThat(bytes(one)).isLessThan(8_500);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
