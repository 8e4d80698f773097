package app.dispatch.application.run;

import app.dispatch.application.Outside;
import app.dispatch.application.integration.Connections;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.application.run.engine.CallRunner;
import app.dispatch.application.run.engine.Lease;
import app.dispatch.application.run.engine.RunEngine;
import app.dispatch.application.run.engine.RunMemory;
import app.dispatch.application.run.engine.RunTimer;
import app.dispatch.application.run.node.LocalRuns;
import app.dispatch.application.run.node.NodeHeartbeat;
import app.dispatch.application.run.node.RecoveredRuns;
import app.dispatch.application.run.node.RemoteRuns;
import app.dispatch.application.run.node.RunDriver;
import app.dispatch.application.run.node.RunLoad;
import app.dispatch.application.run.node.RunNode;
import app.dispatch.application.run.node.RunSweeper;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.application.tool.Connectors;
import app.dispatch.domain.account.UserId;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that drives and keeps runs, put together. */
public final class RunSubsystem {
    private static final Executor ATTEMPTS =
            attempt -> Thread.ofVirtual().name("attempt").start(attempt);

    private static final Logger LOG = LoggerFactory.getLogger(RunSubsystem.class);

    private static final Duration TO_BREAK_OFF = Duration.ofSeconds(2);

    private static final Duration TO_STOP_ALL = Duration.ofSeconds(5);

    private final RunTimer timer;
    private final RunNode node;
    private final RunClaims claims;
    private final Runs runs;
    private final RunSweeper sweeper;

    /** The engine on these parts. */
    public RunSubsystem(
            Outside outside, Connectors connectors, PlanChecker plans, ParamsSchema schemas, Connections connections) {
        timer = new RunTimer(outside.runTimeout());
        CallRunner calls =
                new CallRunner(connectors, schemas, outside.tracing(), outside.ids(), outside.clock(), timer, ATTEMPTS);
        claims = outside.stores().runs().claims();
        Lease lease = Lease.of(claims.isShared(), outside.background().ticker());
        RunEngine engine = new RunEngine(
                plans,
                connections,
                calls,
                outside.stores().runs().approvals(),
                timer,
                lease,
                RunMemory.ofThisProcess(),
                outside.stores().accounts()::byId,
                outside.clock());
        RemoteRuns remote =
                new RemoteRuns(outside.stores().runs(), outside.feed(), outside.signals(), outside.background());
        LocalRuns local = new LocalRuns(
                engine,
                outside.stores().runs(),
                outside.feed(),
                new RunDriver.Watchers(outside.meter(), outside.tracing(), outside.clock()),
                remote::stored);
        NodeHeartbeat heartbeat =
                new NodeHeartbeat(claims, local, outside.queue(), lease, outside.clock(), outside.background());
        node = new RunNode(outside.queue(), local, remote, heartbeat);
        runs = new RunService(
                outside.stores().runs(),
                outside.stores().workflows(),
                outside.feed(),
                plans,
                connections,
                node,
                outside.tracing(),
                outside.ids(),
                outside.clock());
        sweeper = sweeper(outside);
    }

    private static RunSweeper sweeper(Outside outside) {
        return new RunSweeper(
                outside.stores().runs(),
                outside.stores().workflows(),
                outside.retention(),
                outside.meter(),
                outside.clock(),
                outside.background());
    }

    /** What one may ask of runs. */
    public Runs runs() {
        return runs;
    }

    /** How much there is to do. */
    public RunLoad load() {
        return node.local().load();
    }

    /** Ends the owner's runs that are under way here, and waits for that for some time. */
    public void stopAll(UserId owner) {
        node.local().cancelAll(owner, TO_STOP_ALL);
    }

    /** Takes over what no living process has, and looks after runs from now on. */
    public RecoveredRuns takeOver() {
        node.remote().start(node.local()::has);
        return node.heartbeat().enter();
    }

    /** Begins to delete runs that are kept no longer, now and then until {@link #drain}. */
    public void startSweeping() {
        sweeper.start();
    }

    /** Ends intake and leaves what waits to others, waits that long, breaks off the rest and leaves it too. */
    public void drain(Duration most) {
        sweeper.close();
        node.heartbeat().stopClaiming();
        node.queue().close();
        quietly(() -> claims.release(node.local().leaveWaiting()));
        if (!node.queue().awaitIdle(most)) {
            node.local().handOver();
            node.queue().awaitIdle(TO_BREAK_OFF);
        }
        timer.close();
        node.heartbeat().close();
        node.remote().close();
        quietly(claims::leave);
    }

    /** What is not given up now is taken over later, once the lease is over. */
    private static void quietly(Runnable giveUp) {
        try {
            giveUp.run();
        } catch (RuntimeException failure) {
            LOG.warn("runs could not be handed over; they go on once this process is known to be gone", failure);
        }
    }
}
