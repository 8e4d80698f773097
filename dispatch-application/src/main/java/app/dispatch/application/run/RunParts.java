package app.dispatch.application.run;

import app.dispatch.application.Outside;
import app.dispatch.application.integration.Connections;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.application.tool.Connectors;
import java.time.Duration;

/** The engine with all that belongs to it, put together. */
public final class RunParts {
    private static final Duration TO_BREAK_OFF = Duration.ofSeconds(2);

    private final RunQueue queue;
    private final RunTimer timer;
    private final RunDrivers drivers;
    private final RunRecovery recovery;
    private final Runs runs;

    /** The engine on these parts. */
    public RunParts(
            Outside outside, Connectors connectors, PlanChecker plans, ParamsSchema schemas, Connections connections) {
        queue = outside.queue();
        timer = new RunTimer(outside.runTimeout());
        CallRunner calls = new CallRunner(connectors, schemas, outside.ids(), outside.clock());
        StepRunner steps = new StepRunner(calls, outside.clock());
        RunEngine engine = new RunEngine(plans, connections, steps, timer, outside.clock());
        drivers = new RunDrivers(engine, outside.runs(), outside.feed());
        recovery = new RunRecovery(outside.runs(), queue, drivers);
        runs = new RunService(
                outside.runs(),
                outside.workflows(),
                outside.feed(),
                queue,
                plans,
                drivers,
                outside.ids(),
                outside.clock());
    }

    /** What one may ask of runs. */
    public Runs runs() {
        return runs;
    }

    /** Takes over what an earlier process left unfinished. */
    public Unfinished takeOver() {
        return recovery.takeOver();
    }

    /** Ends intake, waits that long, breaks off the rest. */
    public void drain(Duration most) {
        queue.close();
        drivers.leaveWaiting();
        if (!queue.awaitIdle(most)) {
            drivers.handOver();
            queue.awaitIdle(TO_BREAK_OFF);
        }
        timer.close();
    }
}
