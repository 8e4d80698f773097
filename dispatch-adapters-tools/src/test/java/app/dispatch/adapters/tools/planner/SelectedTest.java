package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of many things are changed or told: where words for that mean nothing sure, the author is asked. */
class SelectedTest {
    private final Planning planning = new Planning(AllTools.catalogue());

    private static List<Step> changes(Plan plan) {
        return plan.steps().stream()
                .filter(step -> !step.op().matches("list_\\w+|search|history"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cancel my latest appointment.",
                "Close the third issue in acme/api.",
                "Archive the fourth email from dan@example.com.",
                "Archive the emails from vendors.",
                "Star the unread emails from journalists.",
                "Close the issues in acme/api except those labelled keep or later.",
            })
    void what_nobody_can_tell_from_the_words_waits_for_an_approval(String brief) {
        assertThat(changes(planning.plan(brief)))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.approval()).isNotNull());
    }
}
