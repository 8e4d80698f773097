package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedTest {
    /** Issues are read and summarized; the summary goes to Slack and to Discord at once. */
    private static final Plan PLAN = Plan.of(
            new PlanId("wf_1"),
            Planning.NOW,
            "Issues of the week",
            List.of(
                    step("issues", "github", "list_issues", "{{ trigger.repo }}"),
                    step("text", "openai", "summarize", "{{ steps.issues.output.items }}"),
                    step("tell", "slack", "post_message", "Say \"hi\": {{ steps.text.output.text }}"),
                    step("log", "discord", "send", "{{ steps.text.output.text }}")
                            .after(List.of(new StepId("text")))));

    private static Step step(String id, String tool, String op, String text) {
        return Step.of(id, tool, op, Fields.of("text", Value.of(text)));
    }

    private static List<String> faults(Plan plan, String... lines) {
        return Wanted.of(List.of(lines)).faults(plan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "order: github>slack |",
                "order: slack>github | not slack > github",
                "order: slack>discord | not slack > discord",
                "flow: github>slack |",
                "flow: trigger>discord |",
                "flow: slack>discord | not slack => discord",
                "parallel: slack+discord |",
                "parallel: openai+discord | openai+discord not at once",
                "forbidden: openai | openai is not wanted",
                "says: \"SUMMARIZE\" |",
                "says: \"bye\" | does not say bye",
                "never: \"week\" | says week",
                "never: \"month\" |",
                "steps: 4..4 |",
                "steps: 1..3 | 4 steps",
                "steps: 5..6 | 4 steps",
                "trigger: manual schedule |",
                "trigger: webhook | started by manual",
                "event: github | started by manual without the event being read",
                "cron: 0 9 * * * | cron null",
                "zone: Europe/Berlin | zone null",
                "when | no condition",
                "each | no repetition",
                "note | no assumption",
            })
    void each_word_is_checked(String line, @Nullable String fault) {
        assertThat(faults(PLAN, "tools: github openai slack discord", line))
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void tools_are_those_named_and_no_more() {
        assertThat(faults(PLAN, "tools: github => openai => slack|x", "extra: discord"))
                .isEmpty();
        assertThat(faults(PLAN, "tools: github => openai => slack")).containsExactly("discord is not wanted");
        assertThat(faults(PLAN, "tools: github openai slack discord notion")).containsExactly("no notion");
        assertThat(faults(PLAN, "tools: github openai discord => slack")).containsExactly("not discord => slack");
    }

    @Test
    void an_event_comes_by_webhook_or_is_looked_for() {
        String tools = "tools: openai slack discord";
        assertThat(faults(PLAN.withTrigger(TriggerKind.WEBHOOK), tools, "event: github"))
                .isEmpty();
        assertThat(faults(PLAN.withTrigger(TriggerKind.SCHEDULE), tools, "event: github"))
                .isEmpty();
        assertThat(faults(PLAN.withTrigger(TriggerKind.SCHEDULE), "tools: github openai slack", "event: discord"))
                .containsExactly("started by schedule without the event being read");
    }

    @Test
    void a_plan_where_a_refusal_is_due_is_a_fault() {
        assertThat(faults(PLAN, "refuse")).containsExactly("not refused");
    }

    @Test
    void words_that_mean_nothing_are_told() {
        assertThatThrownBy(() -> Wanted.of(List.of("tools: x", "colour: red"))).hasMessageContaining("colour");
        assertThatThrownBy(() -> Wanted.of(List.of("says: \"x\""))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wanted.of(List.of("tools: x", "refuse"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_corpus_reads_as_it_is_written() {
        List<CorpusCase> cases = CorpusFile.parse("""
                # about
                #
                == schedule
                Post\\nthis
                  enabled: slack x
                  tools: slack
                  or
                  refuse
                """);
        assertThat(cases).hasSize(1).first().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("schedule");
            assertThat(one.brief()).isEqualTo("Post\nthis");
            assertThat(one.enabled()).containsExactlyInAnyOrder("slack", "x");
            assertThat(one.wanted()).hasSize(2);
        });
        assertThatThrownBy(() -> CorpusFile.parse("A brief\n")).isInstanceOf(IllegalArgumentException.class);
    }
}
