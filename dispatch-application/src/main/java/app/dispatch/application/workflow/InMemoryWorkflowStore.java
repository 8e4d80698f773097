package app.dispatch.application.workflow;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Workflows for as long as the process lives. Safe for use by several threads. */
public final class InMemoryWorkflowStore implements WorkflowStore {
    private static final Comparator<SavedWorkflow> LAST_CHANGED_FIRST = Comparator.comparing(SavedWorkflow::updatedAt)
            .thenComparing(workflow -> workflow.id().value())
            .reversed();

    private final ConcurrentMap<WorkflowId, SavedWorkflow> all = new ConcurrentHashMap<>();

    @Override
    public List<SavedWorkflow> list(UserId owner) {
        return all.values().stream()
                .filter(ownedBy(owner))
                .sorted(LAST_CHANGED_FIRST)
                .toList();
    }

    @Override
    public Optional<SavedWorkflow> find(UserId owner, WorkflowId id) {
        return Optional.ofNullable(all.get(id)).filter(ownedBy(owner));
    }

    @Override
    public boolean add(UserId owner, SavedWorkflow workflow) {
        return all.putIfAbsent(workflow.id(), workflow) == null;
    }

    @Override
    public Optional<SavedWorkflow> update(UserId owner, WorkflowId id, UnaryOperator<SavedWorkflow> change) {
        return replace(owner, id, present -> change.apply(present).withCountersOf(present));
    }

    @Override
    public boolean delete(UserId owner, WorkflowId id) {
        SavedWorkflow found = all.get(id);
        while (found != null && ownedBy(owner).test(found)) {
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
        all.values().removeIf(ownedBy(owner));
    }

    private Optional<SavedWorkflow> replace(UserId owner, WorkflowId id, UnaryOperator<SavedWorkflow> change) {
        SavedWorkflow stored = all.computeIfPresent(
                id, (key, present) -> ownedBy(owner).test(present) ? change.apply(present) : present);
        return Optional.ofNullable(stored).filter(ownedBy(owner));
    }

    private static Predicate<SavedWorkflow> ownedBy(UserId owner) {
        return workflow -> workflow.owner().equals(owner);
    }
}
