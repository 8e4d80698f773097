package app.dispatch.application.compose;

import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;

/** The planner of a program that brings none: it plans nothing, and says so. */
public final class NoPlanner implements Planner {
    @Override
    public String id() {
        return "none";
    }

    @Override
    public Planned plan(Brief brief) {
        throw Refusal.of(
                ErrorCode.PLANNER_UNAVAILABLE, "This program has no planner; give it a plan instead of a brief");
    }
}
