package app.dispatch.application.workflow;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.quota.WorkflowUse;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.trigger.Trigger;
import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowQuery;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps users' workflows: a port. Every change is durable when its method returns. */
public interface WorkflowStore {
    /**
     * A page of the owner's, the last changed first: as many as the query says, fewer when their plans have more text than
     * {@link WorkflowQuery#MOST_TEXT}, one at least when there is one.
     */
    WorkflowPage list(UserId owner, WorkflowQuery query);

    /** The first page of them. */
    default List<SavedWorkflow> list(UserId owner) {
        return list(owner, WorkflowQuery.FIRST).workflows();
    }

    Optional<SavedWorkflow> find(UserId owner, WorkflowId id);

    /** The same for who is about to run it: {@code runCount} and {@code lastRunAt} may lag behind. */
    default Optional<SavedWorkflow> toRun(UserId owner, WorkflowId id) {
        return find(owner, id);
    }

    /**
     * The versions of the owner's workflow, the newest first; none when there is no such workflow. The newest
     * {@value WorkflowVersion#MOST} are kept; those are listed whose plans fit well in memory together, one at least.
     */
    List<WorkflowVersion> versions(UserId owner, WorkflowId id);

    /** The version of that number, if it is kept. */
    Optional<WorkflowVersion> version(UserId owner, WorkflowId id, int number);

    /**
     * Adds a workflow, with its first version, unless its owner has one of that id: then false.
     *
     * @param by the owner's token that makes it; null for none
     * @throws app.dispatch.domain.error.Refusal {@code quota_exceeded}, as {@link Quotas#check} has it
     */
    boolean add(UserId owner, SavedWorkflow workflow, @Nullable TokenId by, Quotas quotas);

    /** The same by the owner in person, within the usual quotas. */
    default boolean add(UserId owner, SavedWorkflow workflow) {
        return add(owner, workflow, null, Quotas.DEFAULT);
    }

    /** Those of the owner's workflows that tokens made, by token, the oldest first; the tokens may be gone. */
    Map<TokenId, List<WorkflowId>> madeByTokens(UserId owner);

    /**
     * Replaces the owner's workflow by what {@code change} makes of it, as one step that no other change comes between. A
     * new version is added in the same commit, and takes the place of the owner's oldest earlier versions where all versions
     * have more text than the quota.
     * It may be called more than once, and decides nothing but what is stored.
     * Counters ({@code runCount}, {@code lastRunAt}) in the result are ignored: only runs change them.
     *
     * @return what is stored now; empty when the owner has no such workflow
     * @throws app.dispatch.domain.error.Refusal {@code quota_exceeded}, as {@link Quotas#check} has it
     */
    Optional<SavedWorkflow> update(UserId owner, WorkflowId id, UnaryOperator<SavedWorkflow> change, Quotas quotas);

    /** The same within the usual quotas. */
    default Optional<SavedWorkflow> update(UserId owner, WorkflowId id, UnaryOperator<SavedWorkflow> change) {
        return update(owner, id, change, Quotas.DEFAULT);
    }

    /** What the owner's workflows take. */
    WorkflowUse use(UserId owner);

    /**
     * Removes the owner's workflow, its versions and its verifier's secret, as one step that no change comes before once it was
     * looked at.
     *
     * @param look is given what is about to be removed, perhaps more than once; what it throws keeps it
     * @return false when there was none
     */
    boolean delete(UserId owner, WorkflowId id, Consumer<SavedWorkflow> look);

    /** The same, whatever it is. */
    default boolean delete(UserId owner, WorkflowId id) {
        return delete(owner, id, present -> {});
    }

    /**
     * The trigger whose secret has this hash, whoever owns it.
     *
     * @param secretHash as {@link TriggerSecrets#hash} makes it
     */
    Optional<Trigger> bySecret(String secretHash);

    /** The verifier of the owner's workflow. */
    Optional<Verifier> verifier(UserId owner, WorkflowId id);

    /**
     * Replaces the verifier of the owner's workflow; it goes when the workflow is deleted.
     *
     * @param verifier null to have none
     * @return false when the owner has no such workflow
     */
    boolean setVerifier(UserId owner, WorkflowId id, @Nullable Verifier verifier);

    /**
     * The workflows of all users that are due, the longest due first. A workflow is due at the first of its
     * {@link FiringTimes} after it was added or after its times were changed, until {@link #moveOn} says otherwise.
     *
     * @param most how many at most
     */
    List<DueWorkflow> due(Instant now, int most);

    /**
     * Says when the owner's workflow is due next, if it is still due at {@code from}.
     *
     * @param to null for never
     */
    void moveOn(UserId owner, WorkflowId id, Instant from, @Nullable Instant to);

    /**
     * The workflows of all users that say how long their runs are kept, by owner and id.
     *
     * @param after those after this one; null for the first
     * @param most how many at most
     */
    List<RunKeeping> keepings(@Nullable RunKeeping after, int most);

    /** How many workflows of all users are due some time. */
    int scheduled();
}
