package app.dispatch.domain.compose;

import static app.dispatch.domain.plan.PlanFixture.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.compose.PlanDiff.Call;
import app.dispatch.domain.compose.PlanDiff.FieldChange;
import app.dispatch.domain.compose.PlanDiff.Target;
import app.dispatch.domain.plan.Approval;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.RetryPolicy;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.EffectRule;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanDiffTest {
    private static final Catalogue CATALOGUE = Catalogue.of(List.of(new ToolDef(
            "chat",
            "Chat",
            "Chats.",
            List.of(),
            List.of(),
            List.of(
                    op("read", EffectRule.always(Effect.READ)),
                    op("post", EffectRule.always(Effect.WRITE)),
                    op("call", new EffectRule("method", Map.of("GET", Effect.READ), Effect.WRITE))))));

    private static final Step READ = Step.of("read", "chat", "read", Fields.empty());
    private static final Step POST = Step.of(
            "post",
            "chat",
            "post",
            Fields.builder()
                    .put("to", "#dev")
                    .put("text", "{{ steps.read.output.text }}")
                    .build());

    private static OpDef op(String id, EffectRule effect) {
        Fields to = Fields.of("x-target", Value.of("recipient"));
        return new OpDef(
                id,
                id,
                id,
                List.of(),
                effect,
                false,
                Fields.of("properties", Fields.of("to", to)),
                Fields.empty(),
                new OpDef.Example(Fields.empty(), Value.NULL));
    }

    private static PlanDiff diff(List<Step> before, List<Step> after) {
        return PlanDiff.of(aPlan().with(before).plan(), aPlan().with(after).plan(), CATALOGUE);
    }

    private static void assertChange(Step after, String field, @Nullable Value before, @Nullable Value now) {
        PlanDiff diff = diff(List.of(READ, POST), List.of(READ, after));
        assertThat(diff.changed()).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo(new StepId("post"));
            assertThat(change.changes()).containsExactly(new FieldChange(field, before, now));
        });
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void the_same_plan_has_an_empty_diff() {
        PlanDiff diff = diff(List.of(READ, POST), List.of(READ, POST));
        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.targetsAdded()).isEmpty();
        assertThat(diff.newWrites()).isEmpty();
    }

    @Test
    void another_id_of_a_step_is_no_change_nor_is_the_same_reference_under_it() {
        Step fetch = Step.of("fetch", "chat", "read", Fields.empty());
        Step post = POST.withParams(POST.params().with("text", Value.of("{{ steps.fetch.output.text }}")));
        assertThat(diff(List.of(READ, POST), List.of(fetch, post)).isEmpty()).isTrue();
    }

    @Test
    void a_reference_to_another_step_is_a_change() {
        Step second = Step.of("second", "chat", "read", Fields.of("max", Value.of(1)));
        Step post = POST.withParams(POST.params().with("text", Value.of("{{ steps.second.output.text }}")));
        PlanDiff diff = diff(List.of(READ, second, POST), List.of(READ, second, post));
        assertThat(diff.changed())
                .singleElement()
                .satisfies(change -> assertThat(change.changes())
                        .extracting(FieldChange::field)
                        .containsExactly("/params/text"));
    }

    @Test
    void another_place_in_the_list_is_a_change_only_where_something_waits_for_something_else() {
        Step free =
                Step.of("free", "chat", "read", Fields.of("max", Value.of(1))).after(List.of());
        Step post = POST.after(List.of());
        assertThat(diff(List.of(READ, free, post), List.of(free, READ.after(List.of()), post))
                        .isEmpty())
                .isTrue();
        Step last = Step.of("last", "chat", "read", Fields.of("max", Value.of(1)));
        assertThat(diff(List.of(READ, POST, last), List.of(last, READ, POST)).changed())
                .extracting(change -> change.id().value())
                .containsExactly("read", "post", "last");
    }

    @Test
    void a_label_and_metadata_are_no_change() {
        assertThat(diff(List.of(READ), List.of(READ.named("Read it"))).isEmpty())
                .isTrue();
    }

    @Test
    void what_a_step_says_is_compared_member_by_member() {
        assertChange(
                POST.withParams(POST.params().with("text", Value.of("hi"))).after(List.of(new StepId("read"))),
                "/params/text",
                Value.of("{{ steps.read.output.text }}"),
                Value.of("hi"));
        assertChange(POST.withWhen("true"), "/when", null, Value.of("true"));
        assertChange(POST.on(OnError.CONTINUE), "/onError", Value.of("fail"), Value.of("continue"));
        assertChange(
                POST.withApproval(new Approval(null, Approval.DEFAULT_EXPIRY)),
                "/approval",
                null,
                Fields.of("expiresAfterMs", Value.of(604_800_000)));
        assertThat(diff(List.of(POST), List.of(POST.withRetry(RetryPolicy.attempts(5))))
                        .changed())
                .hasSize(1);
    }

    @Test
    void a_step_of_another_operation_is_one_gone_and_one_new() {
        Step call = Step.of("post", "chat", "call", Fields.empty());
        PlanDiff diff = diff(List.of(READ, POST), List.of(READ, call));
        assertThat(diff.added()).containsExactly(call);
        assertThat(diff.removed()).containsExactly(POST);
        assertThat(diff.changed()).isEmpty();
    }

    @Test
    void a_step_that_goes_from_between_two_others_changes_neither() {
        Step last = Step.of("last", "chat", "read", Fields.of("max", Value.of(1)));
        PlanDiff diff = diff(List.of(READ, POST, last), List.of(READ, last));
        assertThat(diff.removed()).containsExactly(POST);
        assertThat(diff.changed()).isEmpty();
    }

    @Test
    void whom_it_reaches_is_told_by_what_parameters_are_declared_to_be() {
        Value both = Value.texts(List.of("#dev", "#ops"));
        PlanDiff diff = diff(
                List.of(READ, POST), List.of(READ, POST.withParams(POST.params().with("to", both))));
        assertThat(diff.targetsAdded()).containsExactly(new Target(TargetKind.RECIPIENT, "chat", Value.of("#ops")));
        assertThat(diff.targetsRemoved()).isEmpty();
    }

    @Test
    void what_newly_writes_is_told_by_the_effect_of_the_call() {
        Step get = Step.of("call", "chat", "call", Fields.of("method", Value.of("GET")));
        Step put = get.withParams(Fields.of("method", Value.of("PUT")));
        PlanDiff diff = diff(List.of(get), List.of(put));
        assertThat(diff.newWrites()).containsExactly(new Call("chat", "call"));
        assertThat(diff.effects().before().reads()).containsExactly(new Call("chat", "call"));
        assertThat(diff.effects().after().reads()).isEmpty();
    }

    @Test
    void name_and_schedule_are_told_as_they_were_and_are() {
        Plan before = aPlan().with(READ).plan();
        Plan after = before.withName("Other").startedBy(TriggerKind.SCHEDULE, "0 9 * * *", "Europe/Berlin");
        PlanDiff diff = PlanDiff.of(before, after, CATALOGUE);
        assertThat(diff.name()).isEqualTo(new PlanDiff.Change<>("Test", "Other"));
        assertThat(diff.start().changed()).isTrue();
        assertThat(diff.start().after().cron()).isEqualTo("0 9 * * *");
        assertThat(PlanDiff.of(before, before.madeBy("x", List.of("y")), CATALOGUE)
                        .isEmpty())
                .isTrue();
    }

    /** A mebibyte of references that all stand in calls of one operation, none of them the same before and after. */
    @Test
    void the_largest_plans_are_compared_soon() {
        List<Step> before = posts("x");
        List<Step> after = posts("y");
        long from = System.nanoTime();
        PlanDiff diff = diff(before, after);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
        assertThat(diff.changed()).hasSize(200);
    }

    private static List<Step> posts(String end) {
        String text = "{{ steps.p0.output.text }} ".repeat(180);
        return IntStream.range(0, 200)
                .mapToObj(i ->
                        Step.of("p" + i, "chat", "post", Fields.of("text", Value.of(i == 0 ? end : text + i + end))))
                .toList();
    }
}
