package app.dispatch.application.json;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.Patch;
import java.util.Optional;

/** The JSON form of how long a workflow's ended runs are kept: {@code {"runs": 100, "days": 30}}, either of which may be left out. */
public final class KeepRunsJson {
    /** The member of a workflow that says it. */
    public static final String MEMBER = "keepRuns";

    private KeepRunsJson() {}

    /** Null when the server's rule alone holds. */
    public static Value write(KeepRuns keep) {
        if (keep.isAsServer()) {
            return Value.NULL;
        }
        FieldsBuilder to = Fields.builder();
        if (keep.runs() > 0) {
            to.put("runs", keep.runs());
        }
        if (keep.days() > 0) {
            to.put("days", keep.days());
        }
        return to.build();
    }

    /** What a body says of it; null takes it away. */
    public static Patch<KeepRuns> read(Reading from) {
        return WorkflowJson.patch(from, MEMBER, key -> from.object(key, KeepRunsJson::readWhole));
    }

    private static KeepRuns readWhole(Reading from) {
        Optional<Long> runs = from.whole("runs", 1, KeepRuns.MOST_RUNS);
        Optional<Long> days = from.whole("days", 1, KeepRuns.MOST_DAYS);
        if (from.value("runs").isEmpty() && from.value("days").isEmpty()) {
            from.problemOfAll("must say `runs`, `days` or both; null is as long as the server keeps them");
        }
        return new KeepRuns(runs.orElse(0L).intValue(), days.orElse(0L).intValue());
    }
}
