package app.dispatch.application.run.node;

import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.application.workflow.RunKeeping;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.run.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes runs that are kept no longer: some now and then, so that nobody has to wait for it. */
public final class RunSweeper implements AutoCloseable {
    /** The most runs of one turn. */
    public static final int MOST = 500;

    /** The most workflows that are asked for at a time. */
    static final int WORKFLOWS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(RunSweeper.class);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration WHEN_MORE = Duration.ofMillis(200);
    private static final Duration WHEN_DONE = Duration.ofMinutes(10);

    private final RunStore store;
    private final WorkflowStore workflows;
    private final Retention keep;
    private final RunMeter meter;
    private final InstantSource clock;
    private final Duration whenDone;
    private final Loop loop;

    /** One for which no workflow has a rule of its own. */
    public RunSweeper(RunStore store, Retention keep, InstantSource clock, Background background) {
        this(store, new InMemoryWorkflowStore(), keep, RunMeter.none(), clock, background);
    }

    /** @param keep how long all runs are kept at the most */
    public RunSweeper(
            RunStore store,
            WorkflowStore workflows,
            Retention keep,
            RunMeter meter,
            InstantSource clock,
            Background background) {
        this(store, workflows, keep, meter, clock, WHEN_DONE, background);
    }

    RunSweeper(
            RunStore store,
            WorkflowStore workflows,
            Retention keep,
            RunMeter meter,
            InstantSource clock,
            Duration whenDone,
            Background background) {
        this.store = store;
        this.workflows = workflows;
        this.keep = keep;
        this.meter = meter;
        this.clock = clock;
        this.whenDone = whenDone;
        this.loop = background.loop("history-sweeper", whenDone);
    }

    /** Begins. */
    public void start() {
        loop.begin(FIRST, this::sweep);
    }

    private Duration sweep() {
        Instant now = clock.instant();
        int byServer = keep.keepsAll() ? 0 : store.forget(keep, now, MOST);
        told(byServer, RunMeter.KeptBy.SERVER);
        int byWorkflows = byWorkflows(now, MOST - byServer);
        told(byWorkflows, RunMeter.KeptBy.WORKFLOW);
        return byServer + byWorkflows >= MOST ? WHEN_MORE : whenDone;
    }

    private int byWorkflows(Instant now, int most) {
        int left = most;
        RunKeeping last = null;
        while (left > 0) {
            List<RunKeeping> some = workflows.keepings(last, WORKFLOWS);
            for (RunKeeping keeping : some) {
                left -= left > 0 ? store.forget(keeping, now, left) : 0;
                last = keeping;
            }
            if (some.size() < WORKFLOWS) {
                break;
            }
        }
        return most - left;
    }

    private void told(int runs, RunMeter.KeptBy rule) {
        if (runs > 0) {
            meter.deleted(runs, rule);
            LOG.atInfo()
                    .addKeyValue("runs", runs)
                    .addKeyValue("rule", rule.id())
                    .log("runs that are kept no longer were deleted");
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
