package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.error.Refusal;
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
                "Close the issues created by me in acme/api.",
                "Archive mails by us.",
                "Post the PRs I opened in acme/api to #dev.",
                "Close the first open issue in acme/api.",
                "Reply \"ok\" to the first mail from dan@example.com.",
                "Close the Linear issues due on Friday.",
                "Close issues without comments in the last 30 days in acme/api.",
            })
    void what_nobody_can_tell_from_the_words_waits_for_an_approval(String brief) {
        assertThat(changes(planning.plan(brief)))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.approval()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refund payments made by me.",
                "Delete the events organized by me tomorrow.",
                "Decline the invite and email dan@example.com \"sorry\".",
                "Pin the message in #dev and tell #ops \"pinned\".",
            })
    void nothing_is_done_where_more_than_is_meant_or_only_a_part_would_be(String brief) {
        assertThatThrownBy(() -> planning.plan(brief)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List the PRs by us in acme/api.",
                "Which issues did I open in acme/api?",
                "List messages from me in #dev.",
                "List the Linear issues due on Friday.",
                "Show me the first 5 issues in acme/api.",
                "Email me the invoice.",
                "Tell #dev which PRs in acme/api have failing checks.",
                "Tell #dev the invoices with customer names.",
                "Get https://api.example.com/x and tell #dev the response time.",
                "Get https://api.example.com/x and tell #dev how long it took.",
            })
    void what_a_list_was_not_asked_for_is_told(String brief) {
        assertThat(planning.plan(brief).assumptions())
                .anyMatch(note -> note.matches("(No step stands for|Which one is meant|“first”).*"));
    }
}
