package app.dispatch.domain.plan;

import static app.dispatch.domain.plan.PlanFixture.aPlan;
import static app.dispatch.domain.plan.PlanFixture.step;
import static app.dispatch.domain.plan.PlanFixture.stepAfter;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.EffectRule;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanCheckTest {
    private static final Catalogue CATALOGUE = Catalogue.of(
            List.of(tool("probe", "read", "write"), tool("slack", "post_message", "list_channels"), tool("other")));

    @Test
    void a_plan_without_a_problem_has_none() {
        assertThat(check(aPlan().with(step("a"), step("b")))).isEmpty();
        assertThat(check(aPlan())).isEmpty();
    }

    @Test
    void an_id_that_is_taken_names_the_step_that_has_it() {
        assertThat(check(aPlan().with(step("a"), step("b"), step("a"), step("a"))))
                .containsExactly(
                        new Problem("/steps/2/id", "the id `a` is taken by step 0; every step needs its own"),
                        new Problem("/steps/3/id", "the id `a` is taken by step 0; every step needs its own"));
    }

    @Test
    void an_unknown_tool_comes_with_the_nearest_known_one() {
        assertThat(check(aPlan().with(call("slak", "post_message"))))
                .containsExactly(new Problem("/steps/0/tool", "there is no tool `slak` (did you mean `slack`?)"));
    }

    @Test
    void an_unknown_tool_that_is_like_no_other_comes_without_a_suggestion() {
        assertThat(check(aPlan().with(call("kubernetes", "apply"))))
                .containsExactly(new Problem("/steps/0/tool", "there is no tool `kubernetes`"));
    }

    @Test
    void an_unknown_op_comes_with_the_nearest_one_of_its_tool() {
        assertThat(check(aPlan().with(step("a"), call("slack", "post_mesage"))))
                .containsExactly(new Problem(
                        "/steps/1/op", "the tool `slack` has no op `post_mesage` (did you mean `post_message`?)"));
    }

    @Test
    void a_tool_or_op_that_its_reader_could_not_read_is_not_reported_twice() {
        assertThat(check(aPlan().with(call("", "read"), call("probe", " ")))).isEmpty();
    }

    @Test
    void a_dependency_on_no_step_comes_with_the_nearest_one() {
        assertThat(check(aPlan().with(step("fetch"), stepAfter("tell", "fetch", "fetsh", "zzz"))))
                .containsExactly(
                        new Problem("/steps/1/dependsOn/1", "there is no step `fetsh` (did you mean `fetch`?)"),
                        new Problem("/steps/1/dependsOn/2", "there is no step `zzz`"));
    }

    @Test
    void a_step_cannot_wait_for_itself() {
        assertThat(check(aPlan().with(step("a"), stepAfter("b", "a", "b"))))
                .containsExactly(new Problem(
                        "/steps/1/dependsOn/1", "the step waits for itself; take `b` out of the `dependsOn` of `b`"));
    }

    @Test
    void a_cycle_of_declared_dependencies_is_named_with_the_place_to_break_it() {
        assertThat(check(aPlan().with(stepAfter("a", "c"), stepAfter("b", "a"), stepAfter("c", "b"))))
                .containsExactly(new Problem(
                        "/steps/0/dependsOn/0",
                        "steps wait for each other: a → c → b → a; take `c` out of the `dependsOn` of `a`"));
    }

    @Test
    void a_cycle_through_the_order_of_the_list_says_how_to_leave_that_order() {
        assertThat(check(aPlan().with(step("a"), step("b")), references("a", "b")))
                .containsExactly(new Problem(
                        "/steps/1",
                        "steps wait for each other: a → b → a; `b` waits for `a` only because it stands after it: give"
                                + " `b` a `dependsOn` of its own, `[]` to wait for nothing"));
    }

    @Test
    void a_cycle_of_references_alone_says_so() {
        Map<StepId, Set<StepId>> references =
                Map.of(new StepId("a"), Set.of(new StepId("b")), new StepId("b"), Set.of(new StepId("a")));
        assertThat(check(aPlan().with(stepAfter("a"), stepAfter("b", "a")), references))
                .containsExactly(new Problem(
                        "/steps/0", "steps wait for each other: a → b → a; each reads the output of the next"));
    }

    @Test
    void a_cycle_of_two_hundred_steps_is_found() {
        List<Step> ring = IntStream.range(0, 200)
                .mapToObj(i -> stepAfter("s" + i, "s" + (i + 1) % 200))
                .toList();
        assertThat(check(aPlan().with(ring)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("steps wait for each other: s0 → s1 → s2")
                        .contains("s199 → s0;"));
    }

    @Test
    void all_problems_are_listed_at_once() {
        assertThat(check(aPlan().with(
                                call("slak", "x"),
                                stepAfter("b", "nobody"),
                                stepAfter("c", "c"),
                                call("probe", "reed"))))
                .extracting(Problem::path)
                .containsExactly("/steps/0/tool", "/steps/1/dependsOn/0", "/steps/3/op", "/steps/2/dependsOn/0");
    }

    @Test
    void two_hundred_steps_pass_and_one_more_is_refused() {
        assertThat(check(aPlan().with(many(200)))).isEmpty();
        assertThat(check(aPlan().with(many(201))))
                .containsExactly(new Problem("/steps", "a plan has at most 200 steps; this one has 201"));
        assertThat(check(aPlan().with(many(10_000))))
                .containsExactly(new Problem("/steps", "a plan has at most 200 steps; this one has 10000"));
    }

    @Test
    void ten_thousand_wrong_dependencies_are_found_in_a_moment() {
        String[] wrong = IntStream.range(0, 10_000)
                .mapToObj(i -> "x" + "y".repeat(30) + i)
                .toArray(String[]::new);
        List<Step> steps = IntStream.range(0, 200)
                .mapToObj(i -> stepAfter("s" + "z".repeat(30) + i, i == 0 ? wrong : new String[0]))
                .toList();
        long start = System.nanoTime();
        assertThat(check(aPlan().with(steps))).hasSize(10_000);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private static List<Step> many(int count) {
        return IntStream.range(0, count).mapToObj(i -> step("s" + i)).toList();
    }

    private static Step call(String tool, String op) {
        return Step.of("call_" + Math.abs((tool + op).hashCode()), tool, op, Fields.empty());
    }

    private static Map<StepId, Set<StepId>> references(String from, String to) {
        return Map.of(new StepId(from), Set.of(new StepId(to)));
    }

    private static List<Problem> check(PlanFixture plan) {
        return check(plan, Map.of());
    }

    private static List<Problem> check(PlanFixture plan, Map<StepId, Set<StepId>> references) {
        return PlanCheck.of(plan.plan(), CATALOGUE, references);
    }

    private static ToolDef tool(String id, String... ops) {
        return new ToolDef(
                id,
                id,
                id,
                List.of(),
                List.of(),
                IntStream.range(0, ops.length)
                        .mapToObj(i -> new OpDef(
                                ops[i],
                                ops[i],
                                ops[i],
                                List.of(),
                                EffectRule.always(Effect.READ),
                                false,
                                Fields.empty(),
                                Fields.empty(),
                                new OpDef.Example(Fields.empty(), Value.NULL)))
                        .toList());
    }
}
