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
        StopSignal stopSignal,
        Lease lease,
        Allowance allowance,
        Instant deadline) {
    /** What the run may still use: calls and tokens, what is kept of its outputs, and memory. */
    record Allowance(RunBudget budget, OutputCap cap, RunMemory.Share memory) {}

    RunBudget budget() {
        return allowance.budget();
    }

    OutputCap cap() {
        return allowance.cap();
    }

    RunMemory.Share memory() {
        return allowance.memory();
    }
}
