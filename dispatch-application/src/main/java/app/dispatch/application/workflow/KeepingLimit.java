package app.dispatch.application.workflow;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.Patch;
import java.util.ArrayList;
import java.util.List;

/**
 * What a workflow may say of how long its ended runs are kept.
 *
 * @param most how long the server keeps runs; it does not keep those of one workflow longer
 */
record KeepingLimit(Retention most) {
    /** What is wrong with such a change: none when it promises no more than the server keeps. */
    List<Problem> problems(Patch<KeepRuns> change) {
        List<Problem> problems = new ArrayList<>();
        if (change instanceof Patch.Set<KeepRuns>(KeepRuns keep)) {
            check("runs", keep.runs(), most.runs(), problems);
            check("days", keep.days(), most.days(), problems);
        }
        return problems;
    }

    private static void check(String member, int wanted, int most, List<Problem> problems) {
        if (most > 0 && wanted > most) {
            problems.add(new Problem(
                    "/keepRuns/" + member, "must be at most " + most + ", since the server keeps no run longer"));
        }
    }
}
