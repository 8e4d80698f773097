package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.application.Ids;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every flow, whatever its brief is about. */
class FlowsTest {
    private static final List<String> FILES = List.of("briefs-flows.txt", "briefs-flows-held-out.txt");

    private final Catalogue catalogue = AllTools.catalogue();

    /** As a process of its own would plan it. */
    private Planned fresh(String brief, int seed) {
        Instant now = Instant.ofEpochSecond(seed);
        return new BuiltinPlanner(Ids.from(new Random(seed)), InstantSource.fixed(now))
                .plan(new Brief(brief, catalogue));
    }

    private Plan plan(String brief) {
        return fresh(brief, 1).plan();
    }

    private static Plan apart(Plan plan) {
        return plan.withId(new PlanId("wf_same")).withCreatedAt(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Check GitHub for new issues and post it to #dev only if the customer seems angry",
                "If there are more than 20 open pull requests in acme/api, alert #dev",
                "When a customer signs up, send a welcome email to the customer and post to #sales, #growth and #ops",
                "Watch acme/api for new issues, classify them as bug, feature or question and label each",
                "Tell me about unread emails unless they are newsletters"
            })
    void the_same_brief_becomes_the_same_plan_in_fresh_planners(String brief) {
        Planned first = fresh(brief, 0);
        for (int seed = 1; seed < 50; seed++) {
            Planned other = fresh(brief, seed);
            assertThat(apart(other.plan())).isEqualTo(apart(first.plan()));
            assertThat(other.trace()).isEqualTo(first.trace());
        }
    }

    @Test
    void a_trace_tells_words_where_they_stand_and_every_step() {
        for (String file : FILES) {
            for (BriefFile.Case one :
                    BriefFile.read(file).stream().filter(c -> !c.refused()).toList()) {
                Planned planned = fresh(one.brief(), 1);
                Set<String> made = new HashSet<>();
                for (Choice choice : planned.trace()) {
                    if (choice.at() >= 0) {
                        String there = one.brief().substring(choice.at()).replaceAll("\\s+", " ");
                        String first = choice.words().split("[ ,]", 2)[0];
                        assertThat(there).as(one.brief() + " " + choice).startsWith(first);
                    }
                    made.add(choice.chosen().replaceFirst("^.* as ", ""));
                }
                assertThat(made)
                        .as(one.brief())
                        .containsAll(planned.plan().steps().stream()
                                .map(step -> step.id().value())
                                .toList());
            }
        }
    }

    @Test
    void all_that_are_of_a_kind_are_no_others() {
        Plan plan = plan("Post all open pull requests of acme/api to #dev on Slack");
        assertThat(plan.steps().getFirst().params().text("state")).contains("open");
        assertThat(plan("Post all pull requests of acme/api to #dev on Slack")
                        .steps()
                        .getFirst()
                        .params()
                        .text("state"))
                .contains("all");
    }

    @Test
    void a_condition_that_cannot_be_told_is_asked_of_the_owner() {
        Plan plan = plan("Check GitHub for new issues and post it to #dev only if the customer seems angry");
        Step post = plan.steps().getLast();
        assertThat(post.tool()).isEqualTo("slack");
        assertThat(post.approval()).isNotNull();
        assertThat(post.approval().message()).contains("only if the customer seems angry");
        assertThat(String.join(" ", plan.assumptions())).contains("“only if the customer seems angry”");
    }

    @Test
    void a_condition_that_can_be_told_asks_nobody() {
        Plan plan = plan("If there are more than 20 open pull requests in acme/api, alert #dev");
        Step post = plan.steps().getLast();
        assertThat(post.approval()).isNull();
        assertThat(post.when()).contains("> 20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Check GitHub for new issues but do not post them to #dev",
                "Summarise my unread email and never send it to #dev on Slack"
            })
    void a_not_that_is_not_understood_is_refused(String brief) {
        assertThatThrownBy(() -> plan(brief)).isInstanceOf(Refusal.class);
    }

    @Test
    void words_that_no_step_stands_for_are_told() {
        Plan plan = plan("Every weekday at 9, list stale glittering pull requests and tell #dev");
        assertThat(plan.assumptions()).contains("No step stands for “glittering”: change the plan if it matters.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a customer signs up, email the customer and ",
                "Get new issues from acme/api, summarise them and post to #dev. ",
                "Archive stale newsletters in Gmail. ",
                "Telegram WhatsApp ",
                "If urgent, ping me on Slack; "
            })
    void a_long_flow_is_read_soon(String words) {
        String brief = words.repeat(Brief.MOST_BYTES / words.length());
        Duration took = Duration.ofDays(1);
        for (int i = 0; i < 3; i++) {
            long from = System.nanoTime();
            try {
                plan(brief);
            } catch (Refusal refused) {
                assertThat(refused.code()).isEqualTo("cannot_plan");
            }
            Duration now = Duration.ofNanos(System.nanoTime() - from);
            took = now.compareTo(took) < 0 ? now : took;
        }
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }
}
