package app.dispatch.application.run.store;

import app.dispatch.application.workflow.RunKeeping;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.FirstRun;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.run.RunTally;
import app.dispatch.domain.run.RunUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps runs and their journals: a port. Every change is one commit and durable when its method returns.
 *
 * <p>A run's writes carry the epoch of their writer; a write with an epoch that is not the run's present one, or to
 * a run that has ended, changes nothing and throws {@link app.dispatch.domain.error.RunLost}.
 *
 * <p>Times are kept to the millisecond. A page of a history may have fewer runs than its limit and still not be the last.
 */
public interface RunStore {
    /**
     * Records a run before anything of it happens, and what belongs to its beginning, in one commit. Of several at once whose
     * conditions exclude each other one is recorded.
     *
     * @return false when another run was begun before in its place; then nothing is recorded
     */
    boolean begin(Run run, Begin how);

    /** The run that the owner's key began less than {@link RunKey#LIFE} before {@code now}. */
    Optional<FirstRun> keyed(UserId owner, RunKey key, Instant now);

    /** Forgets the keys of runs that started before that time. */
    void forgetKeys(Instant before);

    /** Adds events to the run's journal. Their numbers rise, and are higher than all before. */
    void append(RunId id, long epoch, List<Recorded> events);

    /**
     * Adds the last events to the run's journal and ends it; counts it for its workflow, in the same commit. The
     * workflow's {@code lastRunAt} becomes the run's start, unless a later one is there.
     */
    void end(RunId id, long epoch, List<Recorded> events, RunEnd end);

    Optional<Run> find(UserId owner, RunId id);

    /** The owner's run that goes on from that one. */
    Optional<Run> findRetry(UserId owner, RunId of);

    /** The events of the owner's run with numbers above {@code afterSeq}, in order; none when there is no such run. */
    default List<Recorded> journal(UserId owner, RunId id, long afterSeq) {
        List<Recorded> events = new ArrayList<>();
        journal(owner, id, afterSeq, events::add);
        return events;
    }

    /** The same, one after the other: of events that are large as values not all need be in memory. */
    void journal(UserId owner, RunId id, long afterSeq, Consumer<Recorded> to);

    /** About how many characters these events are, as JSON; 0 when there are none. */
    long journalSize(UserId owner, RunId id, long afterSeq);

    /** One page of the owner's runs with the outcomes of their steps, by start and then id, the newest first. */
    RunPage history(UserId owner, RunQuery query);

    /**
     * What was counted.
     *
     * @param whole whether no count of an outcome and cause came to the most
     */
    record Tallied(List<RunTally> tallies, boolean whole) {}

    /**
     * How many of the owner's ended runs ended how, by the day of their start and by workflow. Of each outcome and cause the newest
     * {@code most} are counted.
     */
    Tallied tally(UserId owner, RunStats.Over over, int most);

    /**
     * Adds events to the run's journal and lets the run wait for the approval of these steps: no process has it until it is
     * claimed, which it can be once one of the approvals is decided, also before this, or expires.
     */
    void park(RunId id, long epoch, List<Recorded> events, Set<StepId> steps);

    /**
     * Notes that the owner wants the run to end; whoever drives it sees that. One that waits can be claimed from now on.
     *
     * @return false when there is no such run, or it has ended
     */
    boolean askToCancel(UserId owner, RunId id);

    /** Which process drives which run. */
    RunClaims claims();

    /** What runs ask their owners. */
    Approvals approvals();

    /** What the owner's ended runs take. */
    RunUse use(UserId owner);

    /**
     * Deletes ended runs that are kept no longer, with their journals: for each user the oldest by their start beyond the
     * number and the text that are kept, and those that ended too long ago. In small commits, and by one process at a time.
     *
     * @param most how many are deleted at most
     * @return how many were; 0 also when another process is at it
     */
    int forget(Retention keep, Instant now, int most);

    /**
     * The same for the ended runs of one workflow, whatever others of its owner there are.
     *
     * @return how many were deleted; 0 also when another process is at it
     */
    int forget(RunKeeping keeping, Instant now, int most);
}
