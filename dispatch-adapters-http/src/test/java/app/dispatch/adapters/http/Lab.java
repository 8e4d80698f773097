package app.dispatch.adapters.http;

import app.dispatch.application.compose.Planner;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A tool whose steps do as a test says, and a planner that knows it. */
public final class Lab implements Planner {
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final AtomicLong plans = new AtomicLong();
    private final AtomicInteger echoes = new AtomicInteger();

    /** Lets the steps that wait at this gate go on. */
    public void open(String gate) {
        gate(gate).countDown();
    }

    /** How many values were given back. */
    public int echoes() {
        return echoes.get();
    }

    private CountDownLatch gate(String name) {
        return gates.computeIfAbsent(name, key -> new CountDownLatch(1));
    }

    Connector tool() {
        return Tool.named("lab", "Lab")
                .op(Op.reads("echo", "Give back").takes("value", "what"), call -> {
                    echoes.incrementAndGet();
                    call.log("echoing");
                    return Fields.of(
                            "value", call.params().fields().get("value").orElse(Value.NULL));
                })
                .op(Op.reads("wait", "Wait").needs("gate", "at which gate"), call -> {
                    pass(call.params().text("gate"));
                    return Value.of("passed");
                })
                .op(
                        Op.reads("big", "Give much back").needs("bytes", "how much"),
                        call -> Value.of("x"
                                .repeat(((Num) call.params()
                                                .fields()
                                                .get("bytes")
                                                .orElseThrow())
                                        .value()
                                        .intValue())))
                .op(Op.writes("mend", "Fail until mended").needs("gate", "at which gate"), call -> {
                    if (gate(call.params().text("gate")).getCount() > 0) {
                        throw StepFailure.lasting(FailureCode.TOOL_ERROR, "Not mended yet");
                    }
                    return Value.of("mended");
                })
                .op(
                        Op.writes("put", "Put").takes("value", "what").undo("Takes it away"),
                        call -> Fields.of(
                                "value", call.params().fields().get("value").orElse(Value.NULL)),
                        call -> UndoOutcome.undone(
                                "Took " + Json.write(call.params().fields().fields("output")) + " away"))
                .op(Op.writes("fail", "Fail"), call -> {
                    throw StepFailure.lasting(FailureCode.TOOL_ERROR, "It failed");
                })
                .build();
    }

    private void pass(String gate) {
        try {
            if (!gate(gate).await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate " + gate);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String id() {
        return "lab";
    }

    @Override
    public Planned plan(Brief brief) {
        if (brief.input().contains("nonsense")) {
            throw Refusal.of(ErrorCode.CANNOT_PLAN, "Nothing of this can be done");
        }
        if (brief.input().contains("absent")) {
            throw Refusal.of(ErrorCode.PLANNER_UNAVAILABLE, "Nobody is there to plan");
        }
        if (brief.input().contains("confused")) {
            Step nowhere = Step.of("a", "lab", "nowhere", Fields.empty());
            return Planned.of(Plan.of(new PlanId("wf_confused"), Instant.EPOCH, "Confused", List.of(nowhere)));
        }
        if (brief.current().isPresent()) {
            return changed(brief.current().get(), brief.input());
        }
        Step echo = Step.of("a", "lab", "echo", Fields.of("value", Value.of(1)));
        PlanId id = new PlanId("wf_planned" + plans.incrementAndGet());
        Plan plan = Plan.of(id, Instant.EPOCH, "Planned", List.of(echo));
        return Planned.of(started(brief.input(), plan));
    }

    private static Plan started(String brief, Plan plan) {
        if (brief.contains("every morning")) {
            return new Plan(
                    plan.id(),
                    plan.createdAt(),
                    plan.name(),
                    null,
                    TriggerKind.SCHEDULE,
                    "0 9 * * *",
                    null,
                    plan.steps(),
                    plan.limits(),
                    null,
                    List.of(),
                    null);
        }
        return brief.contains("webhook") ? plan.withTrigger(TriggerKind.WEBHOOK) : plan;
    }

    /** The plan under the name that the brief is, with one more step that puts. */
    private static Planned changed(Plan plan, String name) {
        List<Step> steps = new ArrayList<>(plan.steps());
        if (!name.equals(plan.name())) {
            steps.add(Step.of("more", "lab", "put", Fields.of("value", Value.of("x"))));
        }
        Plan other = plan.withId(new PlanId("wf_other")).withName(name).withSteps(steps);
        return new Planned(other, List.of(new Choice(name, 0, "name " + name)));
    }
}
