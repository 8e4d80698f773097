package app.dispatch.application.run.store;

import app.dispatch.application.json.JournalJson;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunUse;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A run as it stands in memory. Immutable.
 *
 * @param held whether this process has it
 * @param wakeAt when it may be claimed while it waits
 */
record InMemoryRun(
        Run run,
        List<Recorded> journal,
        Map<StepId, ApprovalRequest> approvals,
        boolean held,
        int crashes,
        boolean cancelAsked,
        Instant wakeAt) {
    static final Comparator<InMemoryRun> OLDEST_FIRST = Comparator.comparingLong(
                    (InMemoryRun row) -> row.run.startedAt().toEpochMilli())
            .thenComparing(row -> row.run.id().value());

    static InMemoryRun begun(Run run, List<Recorded> journal) {
        return new InMemoryRun(run, List.copyOf(journal), Map.of(), true, 0, false, Instant.MAX);
    }

    /** What it takes when it has ended. */
    RunUse use() {
        return RunUse.ofOne((long) run.plan().length()
                + run.payload().length()
                + JournalJson.write(journal).length());
    }

    boolean isEnded() {
        return run.status().isEnded();
    }

    /** With more events; those that it has already change nothing. */
    InMemoryRun plus(List<Recorded> events) {
        long last = journal.isEmpty() ? Long.MIN_VALUE : journal.getLast().seq();
        List<Recorded> all = Stream.concat(journal.stream(), events.stream().filter(event -> event.seq() > last))
                .toList();
        return new InMemoryRun(run, all, approvals, held, crashes, cancelAsked, wakeAt);
    }

    InMemoryRun with(Run other) {
        return new InMemoryRun(other, journal, approvals, held, crashes, cancelAsked, wakeAt);
    }

    InMemoryRun with(ApprovalRequest request) {
        Map<StepId, ApprovalRequest> more = new LinkedHashMap<>(approvals);
        more.put(request.step(), request);
        return new InMemoryRun(run, journal, more, held, crashes, cancelAsked, wakeAt);
    }

    /** Without a process. */
    InMemoryRun left() {
        return new InMemoryRun(run, journal, approvals, false, crashes, cancelAsked, wakeAt);
    }

    /** In its next epoch. */
    InMemoryRun taken(int crashesNow) {
        return new InMemoryRun(run.takenOver(), journal, approvals, true, crashesNow, cancelAsked, Instant.MAX);
    }

    InMemoryRun absolved() {
        return new InMemoryRun(run, journal, approvals, held, 0, cancelAsked, wakeAt);
    }

    InMemoryRun wakingAt(Instant at) {
        return new InMemoryRun(run, journal, approvals, held, crashes, cancelAsked, at);
    }

    InMemoryRun toCancel() {
        return new InMemoryRun(run, journal, approvals, held, crashes, true, Instant.MIN);
    }

    /** Waiting for the approval of these steps. */
    InMemoryRun parked(Set<StepId> steps) {
        Instant wake = approvals.values().stream()
                .filter(request -> steps.contains(request.step()))
                .map(request -> request.decision() == null ? request.expiresAt() : Instant.MIN)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return with(run.waiting()).left().wakingAt(cancelAsked ? Instant.MIN : wake);
    }

    /** Whether it may be claimed. */
    boolean isFree(Instant now) {
        return switch (run.status()) {
            case QUEUED, RUNNING -> !held;
            case WAITING -> !wakeAt.isAfter(now);
            case OK, FAILED, CANCELLED -> false;
        };
    }
}
