package app.dispatch.application.workflow;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Workflows for as long as the process lives. Safe for use by several threads. */
public final class InMemoryWorkflowStore implements WorkflowStore {
    private static final Comparator<SavedWorkflow> LAST_CHANGED_FIRST = Comparator.comparing(SavedWorkflow::updatedAt)
            .thenComparing(workflow -> workflow.id().value())
            .reversed();

    private final ConcurrentMap<WorkflowId, Row> all = new ConcurrentHashMap<>();

    /** A workflow with its versions, the newest first. */
    private record Row(SavedWorkflow workflow, List<WorkflowVersion> versions) {
        Row with(SavedWorkflow changed) {
            return changed.version() == workflow.version()
                    ? new Row(changed, versions)
                    : new Row(
                            changed,
                            Stream.concat(Stream.of(changed.present()), versions.stream())
                                    .limit(WorkflowVersion.MOST)
                                    .toList());
        }

        boolean isOwnedBy(UserId owner) {
            return workflow.owner().equals(owner);
        }
    }

    @Override
    public List<SavedWorkflow> list(UserId owner) {
        return all.values().stream()
                .filter(row -> row.isOwnedBy(owner))
                .map(Row::workflow)
                .sorted(LAST_CHANGED_FIRST)
                .toList();
    }

    @Override
    public Optional<SavedWorkflow> find(UserId owner, WorkflowId id) {
        return row(owner, id).map(Row::workflow);
    }

    private Optional<Row> row(UserId owner, WorkflowId id) {
        return Optional.ofNullable(all.get(id)).filter(row -> row.isOwnedBy(owner));
    }

    @Override
    public List<WorkflowVersion> versions(UserId owner, WorkflowId id) {
        return row(owner, id).map(Row::versions).orElse(List.of());
    }

    @Override
    public Optional<WorkflowVersion> version(UserId owner, WorkflowId id, int number) {
        return versions(owner, id).stream()
                .filter(version -> version.number() == number)
                .findFirst();
    }

    @Override
    public boolean add(UserId owner, SavedWorkflow workflow) {
        return all.putIfAbsent(workflow.id(), new Row(workflow, List.of(workflow.present()))) == null;
    }

    @Override
    public Optional<SavedWorkflow> update(UserId owner, WorkflowId id, UnaryOperator<SavedWorkflow> change) {
        return replace(owner, id, present -> change.apply(present).withCountersOf(present));
    }

    @Override
    public boolean delete(UserId owner, WorkflowId id) {
        Row found = all.get(id);
        while (found != null && found.isOwnedBy(owner)) {
            if (all.remove(id, found)) {
                return true;
            }
            found = all.get(id);
        }
        return false;
    }

    /** Counts an ended run of the owner's workflow, if there is still one. */
    public void countRun(UserId owner, WorkflowId id, Instant startedAt) {
        replace(owner, id, present -> present.afterRun(startedAt));
    }

    /** Removes all of the owner's. */
    public void deleteAll(UserId owner) {
        all.values().removeIf(row -> row.isOwnedBy(owner));
    }

    private Optional<SavedWorkflow> replace(UserId owner, WorkflowId id, UnaryOperator<SavedWorkflow> change) {
        Row stored = all.computeIfPresent(
                id, (key, row) -> row.isOwnedBy(owner) ? row.with(change.apply(row.workflow())) : row);
        return Optional.ofNullable(stored).filter(row -> row.isOwnedBy(owner)).map(Row::workflow);
    }
}
