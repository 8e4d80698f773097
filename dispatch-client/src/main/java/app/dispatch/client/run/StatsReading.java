package app.dispatch.client.run;

import app.dispatch.application.json.Reading;
import app.dispatch.domain.run.RunEnd.How;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.run.RunTally;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how many runs ended how. */
final class StatsReading {
    private StatsReading() {}

    static RunStats read(Fields from, ZoneId zone, Optional<WorkflowId> workflow) {
        Reading stats = new Reading(from, "", new ArrayList<>());
        List<RunTally> tallies = from.items("workflows").stream()
                .flatMap(each -> tallies((Fields) each))
                .toList();
        return new RunStats(
                new RunStats.Over(day(stats, "from"), zone, workflow.orElse(null)),
                day(stats, "to"),
                tallies,
                stats.bool("whole").orElse(true));
    }

    private static Stream<RunTally> tallies(Fields of) {
        WorkflowId workflow = of.text("workflowId").map(WorkflowId::new).orElse(null);
        return of.items("days").stream().flatMap(day -> tallies(workflow, (Fields) day));
    }

    private static Stream<RunTally> tallies(@Nullable WorkflowId workflow, Fields of) {
        Reading day = new Reading(of, "", new ArrayList<>());
        return Stream.of(How.values())
                .map(how -> new RunTally(
                        workflow,
                        how,
                        day(day, "date"),
                        day.whole(how.id(), 0, Long.MAX_VALUE).orElse(0L)))
                .filter(tally -> tally.runs() > 0);
    }

    private static LocalDate day(Reading from, String member) {
        return LocalDate.parse(from.requiredText(member));
    }
}
