package app.dispatch.application.run.engine;

import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.domain.run.Run;
import java.time.Instant;

/**
 * What the parts of the engine share while they drive one run.
 *
 * @param deadline when the run is stopped
 */
record RunContext(
        Run run,
        CheckedPlan plan,
        RunConnections connections,
        RunProgress progress,
        RunJournal journal,
        RunControl control,
        Lease lease,
        RunBudget budget,
        OutputCap cap,
        RunMemory.Share memory,
        Instant deadline) {}
