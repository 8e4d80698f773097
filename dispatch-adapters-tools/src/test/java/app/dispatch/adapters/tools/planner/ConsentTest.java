package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Dependencies;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits for somebody else: nothing of it is done before an approval, and the plan tells so. */
class ConsentTest {
    private final Planning planning = new Planning(AllTools.catalogue());

    private static List<Step> changes(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.op().matches("refund|update_issue|delete_event"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refund pi_77 on Stripe once Dana has approved it.",
                "When the boss agrees, close issue 8 of acme/web.",
                "After #finance signs off, refund pi_77.",
                "Wait until the team confirms, then close issue 8 of acme/web.",
                "Wait for Dana's go-ahead, then delete the event \"Offsite\" from my calendar.",
                "Close issue 8 of acme/web only with the approval of dana@example.com.",
                "Get confirmation from #finance and then refund pi_77.",
                "Ask #finance to approve before refunding pi_77 on Stripe.",
                "Ask #finance on Slack to check the payment, then refund pi_77.",
                "Ask @dana on Slack for her permission. Then refund pi_77.",
                "Get #web on Slack to test it, then close issue 8 of acme/web.",
                "If the newest issue in acme/web has the label bug, ask #web to review it, then close issue 8 of acme/web.",
                "Ask Dana (dana@example.com) for her okay, then refund pi_77.",
                "Ask #finance if that's fine and then refund pi_77.",
                "Refund pi_77 once @dana replies yes on Slack.",
                "Ask dana@example.com to confirm, and when she says yes close issue 8 of acme/web.",
                "Delete the event \"Offsite\" on Monday, and get Dana to confirm it first.",
                "Refund pi_77. Needs Dana's sign-off.",
                "Refund pi_77, but check with Dana first.",
                "Close issue 8 of acme/web. Consult #web before doing so.",
                "Ask #web whether it is still needed, then close issue 8 of acme/web.",
                "Ask @dana on Slack whether the goods came back and then refund pi_77.",
            })
    void what_somebody_else_is_to_agree_to_waits_for_an_approval(String brief) {
        Plan plan = planning.plan(brief);

        assertThat(changes(plan))
                .singleElement()
                .satisfies(step -> assertThat(step.approval()).isNotNull());
        assertThat(plan.assumptions()).anyMatch(note -> note.contains("asks for an approval before what follows"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refund pi_77. I have to approve it first.",
                "Refund pi_77 and let me confirm it before it is sent.",
                "Close issue 8 of acme/web and wait for my go-ahead first.",
                "Close issue 8 of acme/web. Sign-off by me is needed.",
                "Ask me whether it's fine, then refund pi_77.",
                "Refund pi_77 after I give my ok.",
            })
    void what_its_author_is_to_agree_to_waits_for_an_approval(String brief) {
        assertThat(planning.plan(brief).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.approval()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refund pi_77. Max 20 dollars.",
                "Refund pi_77. Not yet.",
                "Close issue 8 of acme/web. Unless Dana is on holiday.",
                "Close the issues of acme/web labelled old. Omit the urgent ones.",
                "Post \"Released\" in #web. Not before Monday.",
                "Email the open invoices to bob@example.com. Only those above 90 EUR.",
            })
    void a_sentence_that_narrows_what_is_done_is_asked_with_its_words(String brief) {
        String said = brief.substring(brief.indexOf(". ") + 2, brief.length() - 1);

        assertThat(planning.plan(brief).steps())
                .filteredOn(step -> step.approval() != null)
                .singleElement()
                .satisfies(step -> assertThat(step.approval().toString()).contains(said));
    }

    @Test
    void a_sentence_that_only_tells_something_is_not_asked() {
        assertThat(planning.plan("Close issue 8 of acme/web. We are a small team.")
                        .steps())
                .allMatch(step -> step.approval() == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ask our lawyer whether we may sign, then refund pi_77.",
                "Ask the release manager, then close issue 8 of acme/web.",
                "Ask Dana whether she comes.",
            })
    void who_cannot_be_reached_is_asked_by_no_model(String brief) {
        assertThatThrownBy(() -> planning.plan(brief)).isInstanceOf(Refusal.class);
    }

    @Test
    void what_somebody_does_with_a_thing_of_a_tool_is_an_event() {
        Plan plan = planning.plan("When Dana approves a pull request in acme/web, close issue 8 of acme/web.");

        assertThat(changes(plan)).singleElement().satisfies(step -> {
            assertThat(step.approval()).isNull();
            assertThat(step.when()).contains("trigger.");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Get #web on Slack to close issue 8 of acme/web.",
                "Have #web delete Friday's standup.",
                "Have @dana refund pi_77, please.",
                "Get the team in #web on Discord to close issue 8 of acme/web.",
            })
    void what_somebody_is_made_to_do_is_said_to_him_and_not_done(String brief) {
        assertThat(planning.unchecked(brief).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.params().toString()).contains("Please "));
    }

    @Test
    void one_message_after_another_waits_for_nobody() {
        Plan plan = planning.plan("Tell #web to update the board, then post \"Thanks\" to #ops.");

        assertThat(plan.steps()).hasSize(2).allMatch(step -> step.approval() == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refund pi_77 and email dana@example.com \"It is on its way\" with my approval.",
                "Close issue 8 of acme/web, post \"Done\" in #web after I approve it.",
            })
    void at_the_end_of_a_sentence_the_approval_is_for_all_its_orders(String brief) {
        assertThat(planning.plan(brief).steps())
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.approval()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refund pi_77 and, with my approval, email dana@example.com \"It is on its way\".",
                "Post \"Soon\" in #web, then close issue 8 of acme/web after I approve it.",
            })
    void what_was_ordered_before_it_is_not_asked_about(String brief) {
        assertThat(planning.plan(brief).steps())
                .hasSize(2)
                .satisfies(steps -> assertThat(steps.getFirst().approval()).isNull())
                .satisfies(steps -> assertThat(steps.getLast().approval()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ask #web to test it, then close issue 8 of acme/web.",
                "Post \"Soon\" in #web, then refund pi_77.",
            })
    void what_is_done_then_waits_for_what_was_done_before(String brief) {
        Plan plan = planning.plan(brief);

        assertThat(Dependencies.of(plan.steps(), Map.of())
                        .of(plan.steps().getLast().id()))
                .containsExactly(plan.steps().getFirst().id());
    }
}
