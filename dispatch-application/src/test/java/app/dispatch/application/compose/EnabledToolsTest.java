package app.dispatch.application.compose;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tools that a request enables, against planners that take whatever tools they like. */
class EnabledToolsTest {
    private static final int PLANS = 1_000;
    private static final List<String> TOOLS = List.of("alpha", "beta", "gamma", "delta");
    private static final List<String> OTHERS = List.of("ALPHA", "alpha ", "beta.send", "undo_alpha", "*", "аlpha");
    private static final List<String> OPS =
            List.of("send", "look", "undo_send", "undo_undo_send", "undo_look", "SEND", "beta.send");

    private final Random random = new Random(20260301);

    private static final class Wild implements Planner {
        private Plan next = plan(List.of());

        @Override
        public String id() {
            return "wild";
        }

        @Override
        public Planned plan(Brief brief) {
            return Planned.of(next);
        }

        private static Plan plan(List<Step> steps) {
            return Plan.of(new PlanId("wf_1"), Instant.EPOCH, "Wild", steps);
        }
    }

    @Test
    void no_random_plan_escapes_the_enabled_tools() {
        Wild wild = new Wild();
        Outside outside = Outside.inMemory().with(wild);
        for (String id : TOOLS) {
            outside = outside.with(Tool.named(id, id)
                    .op(
                            Op.writes("send", "Send").takes("value", "what").undo("Unsends"),
                            call -> call.params().fields())
                    .op(
                            Op.reads("look", "Look").takes("value", "what"),
                            call -> call.params().fields())
                    .build());
        }
        int passed = 0;
        try (Dispatch dispatch = Dispatch.wire(outside)) {
            for (int i = 0; i < PLANS; i++) {
                wild.next = Wild.plan(steps());
                List<String> enabled =
                        TOOLS.stream().filter(tool -> random.nextInt(3) > 0).toList();
                passed += passes(dispatch, enabled) ? 1 : 0;
            }
        }
        assertThat(passed).isBetween(PLANS / 20, PLANS / 2);
    }

    private static boolean passes(Dispatch dispatch, List<String> enabled) {
        try {
            Plan plan =
                    dispatch.composer().parse("Send it", Optional.of(enabled)).plan();
            assertThat(plan.steps()).allSatisfy(step -> {
                assertThat(enabled).contains(step.tool());
                assertThat(step.op()).isIn("send", "look");
            });
            return true;
        } catch (Refusal refused) {
            assertThat(refused.code()).isEqualTo("planner_output_invalid");
            return false;
        }
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String tool = random.nextInt(10) == 0 ? any(OTHERS) : any(TOOLS);
            String op = random.nextInt(5) == 0 ? any(OPS) : any(OPS.subList(0, 2));
            steps.add(Step.of("s" + i, tool, op, params(tool, op)));
        }
        return steps;
    }

    /** What an operation that takes back wants; in others, a plan within a plan, which is data. */
    private Fields params(String tool, String op) {
        Fields inner =
                Fields.builder().put("tool", any(TOOLS)).put("op", "send").build();
        if (op.startsWith("undo_")) {
            return Fields.builder().put("params", inner).put("output", inner).build();
        }
        return random.nextBoolean()
                ? Fields.of("value", Value.of("plain " + tool))
                : Fields.of("value", Value.of(List.of(Fields.of("steps", Value.of(List.of(inner))))));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
