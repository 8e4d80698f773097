package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Ids;
import app.dispatch.application.Outside;
import app.dispatch.application.grounding.Grounding;
import app.dispatch.application.grounding.PromptInjection;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Parsed;
import app.dispatch.domain.compose.Permission;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the builtin planner makes of honest briefs holds nothing that is not in them. */
class GroundedBriefsTest {
    private static final List<String> FILES = List.of(
            "briefs-tuned.txt",
            "briefs-held-out.txt",
            "briefs-all-tools.txt",
            "briefs-flows.txt",
            "briefs-flows-held-out.txt");

    private final Catalogue catalogue = AllTools.catalogue();
    private final Planning planning = new Planning(catalogue);

    @TestFactory
    Stream<DynamicTest> a_plan_of_an_honest_brief_is_grounded() {
        return FILES.stream()
                .flatMap(file -> BriefFile.read(file).stream())
                .map(one -> DynamicTest.dynamicTest(one.brief(), () -> assertGrounded(one.brief())));
    }

    private void assertGrounded(String brief) {
        Plan plan;
        try {
            plan = planning.unchecked(brief);
        } catch (Refusal refused) {
            return;
        }
        Grounding grounding = Grounding.of(new Brief(brief, catalogue), plan);
        assertThat(grounding.problems()).isEmpty();
        assertThat(grounding.told()).isSameAs(plan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "briefs-tuned.txt",
                "briefs-held-out.txt",
                "briefs-other-tools.txt",
                "briefs-all-tools.txt",
                "briefs-flows.txt",
                "briefs-flows-held-out.txt"
            })
    void nothing_of_an_honest_brief_is_read_as_words_to_a_model(String file) {
        assertThat(BriefFile.read(file))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(PromptInjection.spans(one.brief()))
                        .as(one.brief())
                        .isEmpty());
    }

    /** Where the planner knows an address by itself, it is read from, and the plan says that the brief does not name it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Send me the weather in Paris by email every morning|wttr.in",
                "Post the bitcoin price to #crypto on Slack every hour|api.coingecko.com",
                "Email me the top Hacker News story daily|hn.algolia.com"
            })
    void an_address_that_the_planner_knows_is_read_from_and_told(String brief, String host) {
        Outside outside = Outside.inMemory().with(new BuiltinPlanner(Ids.from(new Random(7)), () -> Planning.NOW));
        for (Connector connector : AllTools.all()) {
            outside = outside.with(connector);
        }
        try (Dispatch dispatch = Dispatch.wire(outside)) {
            Parsed parsed = dispatch.composer().parse(brief, Optional.empty());
            assertThat(parsed.permissions())
                    .filteredOn(permission -> permission.target().contains(host))
                    .extracting(Permission::effect)
                    .containsExactly(Effect.READ);
            assertThat(parsed.plan().assumptions()).anyMatch(told -> told.contains(host));
        }
    }
}
