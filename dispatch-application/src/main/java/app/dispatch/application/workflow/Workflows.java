package app.dispatch.application.workflow;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.Patch;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowPatch;
import app.dispatch.domain.workflow.WorkflowQuery;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a user may ask of their workflows. Another user's workflow is not found, whatever is asked of it. */
public interface Workflows {
    /**
     * A page of the owner's, the last changed first: as many as the query says, fewer when their plans have more text than
     * {@link WorkflowQuery#MOST_TEXT}, one at least when there is one.
     */
    WorkflowPage list(UserId owner, WorkflowQuery query);

    /** The first page of them. */
    default List<SavedWorkflow> list(UserId owner) {
        return list(owner, WorkflowQuery.FIRST).workflows();
    }

    /**
     * Saves a plan: as a new workflow, or over the owner's workflow of the same id, which keeps its secret and counters.
     * What other users have does not matter: an id belongs to its owner.
     *
     * @param seen the state in which the owner's workflow of that id has to be; with one, no new workflow is made
     * @throws app.dispatch.domain.error.Refusal {@code plan_invalid}; {@code cron_invalid} when it is scheduled without
     *     a valid cron expression; {@code quota_exceeded}; {@code precondition_failed} when it is in another state
     */
    default SavedWorkflow save(Actor by, PlanDraft plan, Schedule schedule, IfMatch seen) {
        return save(by, plan, schedule, Patch.keep(), seen);
    }

    /**
     * The same, and says how long its ended runs are kept: no longer than the server keeps them.
     *
     * @throws app.dispatch.domain.error.Refusal also {@code bad_request} when {@code keepRuns} is more than the server keeps
     */
    SavedWorkflow save(Actor by, PlanDraft plan, Schedule schedule, Patch<KeepRuns> keepRuns, IfMatch seen);

    /** The same, by the owner in person, whatever was there. */
    default SavedWorkflow save(UserId owner, PlanDraft plan, Schedule schedule) {
        return save(Actor.of(owner), plan, schedule, IfMatch.ANYTHING);
    }

    /**
     * Gives the owner's workflow another plan as a whole.
     *
     * @param schedule what starts it from now on; empty for what does so
     * @param seen the state in which it has to be
     * @throws app.dispatch.domain.error.Refusal {@code not_found}, {@code precondition_failed}, {@code plan_invalid},
     *     {@code cron_invalid}, {@code quota_exceeded}
     */
    SavedWorkflow replace(UserId owner, WorkflowId id, PlanDraft plan, Optional<Schedule> schedule, IfMatch seen);

    /**
     * A new, disabled workflow called "Untitled Mission", without steps.
     *
     * @throws app.dispatch.domain.error.Refusal {@code quota_exceeded}
     */
    SavedWorkflow blank(Actor by);

    /** The same, by the owner in person. */
    default SavedWorkflow blank(UserId owner) {
        return blank(Actor.of(owner));
    }

    /**
     * A new, disabled workflow of this plan, started by what the plan suggests. It gets a fresh id, and is created now.
     *
     * @throws app.dispatch.domain.error.Refusal {@code plan_invalid}; {@code cron_invalid} when the plan suggests a
     *     schedule without a valid cron expression; {@code quota_exceeded}
     */
    SavedWorkflow create(Actor by, Plan plan);

    /** The same, by the owner in person. */
    default SavedWorkflow create(UserId owner, Plan plan) {
        return create(Actor.of(owner), plan);
    }

    /**
     * The owner's workflow.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    SavedWorkflow get(UserId owner, WorkflowId id);

    /**
     * Changes what the patch says, or nothing at all when any of it is invalid.
     *
     * @param seen the state in which the workflow has to be
     * @throws app.dispatch.domain.error.Refusal {@code not_found}, {@code precondition_failed}, {@code plan_invalid},
     *     {@code cron_invalid}, {@code quota_exceeded}
     */
    SavedWorkflow patch(UserId owner, WorkflowId id, WorkflowPatch patch, IfMatch seen);

    /** The same, whatever was there. */
    default SavedWorkflow patch(UserId owner, WorkflowId id, WorkflowPatch patch) {
        return patch(owner, id, patch, IfMatch.ANYTHING);
    }

    /**
     * The versions of the owner's workflow, the newest first: the last {@value WorkflowVersion#MOST}, fewer when their plans
     * are very large.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    List<WorkflowVersion> versions(UserId owner, WorkflowId id);

    /**
     * Gives the workflow the whole plan of an earlier version, trigger and schedule included, as a new version; one that is
     * as the present plan changes nothing. Whether the workflow is enabled stays.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found} for the workflow or the version; {@code plan_invalid} or
     *     {@code cron_invalid} when the plan is not valid any more; {@code quota_exceeded}
     */
    SavedWorkflow restore(UserId owner, WorkflowId id, int version);

    /**
     * Gives the workflow a fresh webhook secret; the old one fires nothing from now on.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    SavedWorkflow renewSecret(UserId owner, WorkflowId id);

    /** What the owner may not want of a workflow; empty when there is nothing to say, or its plan is not valid any more. */
    List<Warning> warnings(SavedWorkflow workflow);

    /**
     * Deletes the owner's workflow, if there is one, with its versions. Its runs stay in the history.
     *
     * @param seen the state in which it has to be; what is not there is in none that would be lost
     * @throws app.dispatch.domain.error.Refusal {@code precondition_failed}
     */
    void delete(UserId owner, WorkflowId id, IfMatch seen);

    /** The same, whatever was there. */
    default void delete(UserId owner, WorkflowId id) {
        delete(owner, id, IfMatch.ANYTHING);
    }

    /** When the workflow's cron expression is due next; empty when it is not scheduled or disabled. */
    Optional<Instant> nextRunAt(SavedWorkflow workflow);
}
