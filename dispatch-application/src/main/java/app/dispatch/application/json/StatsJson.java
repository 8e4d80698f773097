package app.dispatch.application.json;

import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.run.RunTally;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The JSON form of how many runs ended how. */
public final class StatsJson {
    /** The most workflows that are told of: those with the most runs. */
    public static final int MOST_WORKFLOWS = 200;

    private StatsJson() {}

    /** All days, those without runs too; of each workflow those with runs. */
    public static Fields write(RunStats stats) {
        SortedMap<LocalDate, List<RunTally>> days = byDay(stats.tallies());
        List<Fields> all = stats.over()
                .first()
                .datesUntil(stats.last().plusDays(1))
                .map(day -> day(day, days.getOrDefault(day, List.of())))
                .toList();
        return Fields.builder()
                .put("from", stats.over().first().toString())
                .put("to", stats.last().toString())
                .put("timezone", stats.over().zone().getId())
                .put("whole", stats.whole())
                .put("total", counts(stats.tallies()).build())
                .put("days", Value.of(all))
                .put("workflows", Value.of(workflows(stats.tallies())))
                .build();
    }

    private static List<Fields> workflows(List<RunTally> tallies) {
        return tallies.stream()
                .collect(Collectors.groupingBy(tally -> Optional.ofNullable(tally.workflow())))
                .entrySet()
                .stream()
                .sorted(Comparator.<Map.Entry<Optional<WorkflowId>, List<RunTally>>>comparingLong(
                                each -> -runs(each.getValue()))
                        .thenComparing(
                                each -> each.getKey().map(WorkflowId::value).orElse("")))
                .limit(MOST_WORKFLOWS)
                .map(each -> workflow(each.getKey(), each.getValue()))
                .toList();
    }

    private static Fields workflow(Optional<WorkflowId> workflow, List<RunTally> tallies) {
        FieldsBuilder to = Fields.builder()
                .put(
                        "workflowId",
                        workflow.<Value>map(id -> Value.of(id.value())).orElse(Value.NULL));
        counts(tallies).build().values().forEach(to::put);
        return to.put(
                        "days",
                        Value.of(byDay(tallies).entrySet().stream()
                                .map(day -> day(day.getKey(), day.getValue()))
                                .toList()))
                .build();
    }

    private static SortedMap<LocalDate, List<RunTally>> byDay(List<RunTally> tallies) {
        return tallies.stream().collect(Collectors.groupingBy(RunTally::day, TreeMap::new, Collectors.toList()));
    }

    private static Fields day(LocalDate day, List<RunTally> tallies) {
        FieldsBuilder to = Fields.builder().put("date", day.toString());
        counts(tallies).build().values().forEach(to::put);
        return to.build();
    }

    private static FieldsBuilder counts(List<RunTally> tallies) {
        Function<RunEnd.How, Long> of = how -> tallies.stream()
                .filter(tally -> tally.how() == how)
                .mapToLong(RunTally::runs)
                .sum();
        FieldsBuilder to = Fields.builder();
        for (RunEnd.How how : RunEnd.How.values()) {
            to.put(how.id(), of.apply(how));
        }
        return to;
    }

    private static long runs(List<RunTally> tallies) {
        return tallies.stream().mapToLong(RunTally::runs).sum();
    }
}
