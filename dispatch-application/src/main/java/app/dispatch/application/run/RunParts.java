package app.dispatch.application.run;

import app.dispatch.application.Outside;
import app.dispatch.application.integration.Connections;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.application.tool.Connectors;
import app.dispatch.domain.account.UserId;
import java.time.Duration;

/** The engine with all that belongs to it, put together. */
public final class RunParts {
    private static final Duration TO_BREAK_OFF = Duration.ofSeconds(2);

    private static final Duration TO_STOP_ALL = Duration.ofSeconds(5);

    private final RunQueue queue;
    private final RunTimer timer;
    private final RunDrivers drivers;
    private final RunRecovery recovery;
    private final Runs runs;
    private final RunSweeper sweeper;

    /** The engine on these parts. */
    public RunParts(
            Outside outside, Connectors connectors, PlanChecker plans, ParamsSchema schemas, Connections connections) {
        queue = outside.queue();
        timer = new RunTimer(outside.runTimeout());
        CallRunner calls = new CallRunner(connectors, schemas, outside.ids(), outside.clock());
        StepRunner steps = new StepRunner(calls, outside.clock());
        RunEngine engine = new RunEngine(plans, connections, steps, timer, outside.clock());
        drivers = new RunDrivers(engine, outside.stores().runs(), outside.feed(), outside.meter());
        recovery = new RunRecovery(outside.stores().runs(), queue, drivers);
        runs = new RunService(
                outside.stores().runs(),
                outside.stores().workflows(),
                outside.feed(),
                queue,
                plans,
                drivers,
                outside.ids(),
                outside.clock());
        sweeper = new RunSweeper(outside.stores().runs(), outside.retention(), outside.clock());
    }

    /** What one may ask of runs. */
    public Runs runs() {
        return runs;
    }

    /** How much there is to do. */
    public RunLoad load() {
        return drivers.load();
    }

    /** Ends the owner's runs that are under way here, and waits for that for some time. */
    public void stopAll(UserId owner) {
        drivers.cancelAll(owner, TO_STOP_ALL);
    }

    /** Takes over what an earlier process left unfinished. */
    public Unfinished takeOver() {
        return recovery.takeOver();
    }

    /** Begins to delete runs that are kept no longer, now and then until {@link #drain}. */
    public void startSweeping() {
        sweeper.start();
    }

    /** Ends intake, waits that long, breaks off the rest. */
    public void drain(Duration most) {
        sweeper.close();
        queue.close();
        drivers.leaveWaiting();
        if (!queue.awaitIdle(most)) {
            drivers.handOver();
            queue.awaitIdle(TO_BREAK_OFF);
        }
        timer.close();
    }
}
