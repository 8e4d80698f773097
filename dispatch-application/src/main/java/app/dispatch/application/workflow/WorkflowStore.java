package app.dispatch.application.workflow;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.webhook.Verifier;
import app.dispatch.domain.webhook.Webhook;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps users' workflows: a port. Every change is durable when its method returns. */
public interface WorkflowStore {
    /** All of the owner's, the last changed first. */
    List<SavedWorkflow> list(UserId owner);

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
     * Adds a workflow, with its first version, unless its id is taken by anyone: then false.
     *
     * @param by the owner's token that makes it; null for none
     */
    boolean add(UserId owner, SavedWorkflow workflow, @Nullable TokenId by);

    /** The same, by no token. */
    default boolean add(UserId owner, SavedWorkflow workflow) {
        return add(owner, workflow, null);
    }

    /** Those of the owner's workflows that tokens made, by token, the oldest first; the tokens may be gone. */
    Map<TokenId, List<WorkflowId>> madeByTokens(UserId owner);

    /**
     * Replaces the owner's workflow by what {@code change} makes of it, as one step that no other change comes between. A
     * new version is added in the same commit.
     * It may be called more than once, and decides nothing but what is stored.
     * Counters ({@code runCount}, {@code lastRunAt}) in the result are ignored: only runs change them.
     *
     * @return what is stored now; empty when the owner has no such workflow
     */
    Optional<SavedWorkflow> update(UserId owner, WorkflowId id, UnaryOperator<SavedWorkflow> change);

    /** Removes the owner's workflow, its versions and its verifier's secret, as one step; false when there was none. */
    boolean delete(UserId owner, WorkflowId id);

    /**
     * The webhook whose secret has this hash, whoever owns it.
     *
     * @param secretHash as {@link WebhookSecrets#hash} makes it
     */
    Optional<Webhook> byWebhook(String secretHash);

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

    /** How many workflows of all users are due some time. */
    int scheduled();
}
