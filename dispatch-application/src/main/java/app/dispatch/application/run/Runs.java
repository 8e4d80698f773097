package app.dispatch.application.run;

import app.dispatch.application.run.store.EventFeed;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RetryPlan;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What a user may ask of runs. Another user's run is not found, whatever is asked of it. */
public interface Runs {
    /**
     * Refuses what {@link #start} would refuse for its number alone, which costs next to nothing.
     *
     * @throws app.dispatch.domain.error.Refusal {@code rate_limited}, {@code unavailable}
     */
    void requireRoom(UserId owner);

    /**
     * Checks the plan, records the run durably and queues it.
     *
     * @throws app.dispatch.domain.error.Refusal {@code plan_invalid}, {@code not_found} for the workflow,
     *     {@code invalid_json} or {@code bad_request} for the payload, {@code rate_limited} when the owner has too many
     *     runs queued, {@code unavailable} when the server has, or is shutting down
     */
    StartedRun start(RunRequest request);

    /**
     * Runs an ended run's recorded plan again from its start, with the recorded payload and mode, as a new run. It counts for
     * the workflow, if there still is one.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}, {@code conflict} while the run has not ended,
     *     {@code plan_invalid} when its plan is not valid any more, and what {@link #start} throws of full queues
     */
    StartedRun replay(UserId owner, RunId id);

    /**
     * Goes on from where a failed run, or the last retry of it, has failed, as a new run with the same payload and mode: what
     * has been done is taken over, the rest is done.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}; {@code not_retryable} when the run has not failed, its
     *     last retry ended ok, or the current plan would repeat a write; {@code conflict} while it is being retried;
     *     {@code plan_invalid} when the plan is not valid any more, and what {@link #start} throws of full queues
     */
    StartedRun retry(UserId owner, RunId id, RetryPlan plan);

    /**
     * Takes back what an ended run has done, the last call first, as a new run with a step for each call that changed
     * something: its output says whether it is {@code undone}, was {@code changed_since}, or {@code cannot} be taken back.
     * A step that fails stops none of the others.
     *
     * @param mode a dry run says what would be done, and calls nothing
     * @throws app.dispatch.domain.error.Refusal {@code not_found}; {@code conflict} while the run has not ended, when it has
     *     changed nothing, or more than a plan has steps for; {@code plan_invalid} when a tool is gone since; and what
     *     {@link #start} throws of full queues
     */
    StartedRun undo(UserId owner, RunId id, RunMode mode);

    /**
     * The same, once for each key: a repetition within {@link RunKey#LIFE} starts nothing and answers with the first run.
     *
     * @throws app.dispatch.domain.error.Refusal as {@link #start}; {@code idempotency_mismatch} when the key began a run
     *     with another fingerprint
     */
    KeyedRun startOnce(RunRequest request, RunKey key);

    /**
     * A run by its id, to wait for: one of an earlier process too, before or after it was taken over, and one that another process
     * drives. One that has ended is answered at once.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    StartedRun attach(UserId owner, RunId id);

    /**
     * The run with the outcomes of its steps so far.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    RunRecord get(UserId owner, RunId id);

    /**
     * How much there is to be told of a run.
     *
     * @param ended whether nothing more will come
     * @param characters about how many the recorded events are, as JSON
     */
    record Extent(boolean ended, long characters) {}

    /**
     * How much there is to be told of the run after that event.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    Extent extent(UserId owner, RunId id, long afterSeq);

    /** One page of the owner's runs, newest first, with what they have asked. A page may be empty, and not be the last. */
    RunPage history(UserId owner, RunQuery query);

    /**
     * The same of the runs of these workflows alone.
     *
     * @param query asks for one of them, or for all
     */
    default RunPage history(UserId owner, RunQuery query, Set<WorkflowId> only) {
        WorkflowId one = query.workflow();
        Set<WorkflowId> asked = one == null ? only : only.contains(one) ? Set.of(one) : Set.of();
        return MergedPages.of(asked, query, each -> history(owner, each));
    }

    /**
     * Takes out of what came in with some of the owner's runs what may not be shown of it: what is secret by its name, and what
     * their tools are connected with.
     */
    UnaryOperator<Value> shown(UserId owner, List<RunRecord> runs);

    /**
     * How many of the owner's runs ended how on the last days, today included, by workflow.
     *
     * @param days 1 to {@link RunStats#MOST_DAYS}
     * @param zone in which days begin and end
     * @param workflow only this workflow's; empty for all
     */
    RunStats stats(UserId owner, int days, ZoneId zone, Optional<WorkflowId> workflow);

    /**
     * Tells {@code listener} each event of the run after {@code afterSeq} once and in order: first what is recorded, then
     * what happens, up to the run's end. Some events may have been told before this method returns.
     *
     * @param afterSeq 0 for all
     * @param listener must return at once: it is called by whoever runs the plan
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    EventFeed.Subscription follow(UserId owner, RunId id, long afterSeq, Consumer<Recorded> listener);

    /**
     * Asks a run to end. What is under way is broken off; the run ends {@code cancelled}, one that waits for its turn before
     * this method returns. A run that has ended stays as it is.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    void cancel(UserId owner, RunId id);

    /**
     * What became of asking a run to end.
     *
     * @param status where it stands right after; empty when there is no such run
     */
    record Asked(RunId id, Optional<RunStatus> status) {}

    /** Asks several runs to end, each as {@link #cancel(UserId, RunId)} does; one that is not there keeps no other from it. */
    List<Asked> cancel(UserId owner, List<RunId> ids);

    /**
     * Decides for the owner whether a step that waits for that is carried out. The run goes on by itself.
     *
     * @param verdict {@code APPROVED} or {@code REJECTED}, with a reason or without; secrets of the owner's connections are taken
     *     out of it
     * @throws app.dispatch.domain.error.Refusal {@code not_found} when the run has not asked for that step; {@code conflict}
     *     when that is decided, has expired, or the run has ended
     */
    void decide(Actor by, RunId id, StepId step, Verdict verdict);

    /**
     * What its owner says of a step.
     *
     * @param reason in their words, at most {@link ApprovalRequest.Decision#MOST_REASON} characters
     */
    record Verdict(Answer answer, Optional<String> reason) {}

    /** The same, by the owner in person, who says nothing more. */
    default void decide(UserId owner, RunId id, StepId step, Answer answer) {
        decide(Actor.of(owner), id, step, new Verdict(answer, Optional.empty()));
    }
}
