package app.dispatch.adapters.persistence.run.log;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.sql.GroupWork;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.adapters.persistence.sql.WriteAheadLog;
import app.dispatch.application.background.Loop;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the writes of runs durable in a log, which costs one write of a file, and brings them into H2's tables later, many in one
 * commit. Safe for use by several threads.
 *
 * <p>Everybody else who uses the database has the log {@linkplain #settle settled} first, so nobody sees tables that lag. The log
 * takes a run from its begin to its end, as long as nobody else has used the database meanwhile: from then on somebody may have
 * taken the run over or deleted it, and only the tables know; then its writes go there.
 *
 * <p>Two files take turns: while the writes of one are brought into the tables, the other takes what comes. The commit that does
 * that notes the segment's number, so that a start after a crash knows whether a file is still to be done.
 */
public final class RunLog implements WriteAheadLog {
    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    /** How long writes wait for others to share a commit with. */
    private static final Duration LAG = Duration.ofMillis(200);

    /** The largest write that the log takes, in bytes, and the most that wait in memory. */
    private static final int LARGEST = 1024 * 1024;

    private static final long MOST_WAITING = 16L * 1024 * 1024;

    /** In place of an epoch: the log has writes of the run, and takes no more of them. */
    private static final long FULL = -1;

    private final LogTables tables;
    private final @Nullable GroupWork disk;
    private final ReentrantLock log = new ReentrantLock();
    private final ReentrantLock applying = new ReentrantLock();
    private final GroupWork settling = new GroupWork(() -> apply(true));
    private final GroupWork catchingUp = new GroupWork(() -> apply(false));
    private final Map<RunId, Long> open = new ConcurrentHashMap<>();
    private final Loop loop;
    private LogFile active;
    private LogFile other;
    private List<RunWrite> waiting = new ArrayList<>();
    private long bytes;
    private long number;
    private volatile @Nullable Batch taken;
    private volatile boolean settled = true;

    /** Writes on their way into the tables: a segment. */
    private record Batch(long number, List<RunWrite> writes) {}

    /** Where a write goes. */
    private enum Way {
        LOG,
        /** The log has nothing of the run. */
        TABLES,
        /** What the log has of the run comes first. */
        TABLES_AFTER_LOG
    }

    /**
     * The log in a folder; what a crash left there is in the tables when this returns.
     *
     * @throws StartFailed when it cannot be used
     */
    public RunLog(Database database, LogTables tables, Path folder) {
        this.tables = tables;
        this.disk = database.outlastsPower() ? new GroupWork(this::sync) : null;
        try {
            this.active = new LogFile(folder.resolve("runs-0.log"));
            this.other = new LogFile(folder.resolve("runs-1.log"));
            recover();
        } catch (IOException e) {
            throw new StartFailed("The run log in " + folder + " cannot be used: " + e.getMessage(), e);
        }
        this.loop = database.background().loop("run-log", LAG);
        loop.begin(this::applyNow);
    }

    private void recover() throws IOException {
        long applied = tables.applied();
        List<LogFile.Segment> left = Stream.of(read(active), read(other))
                .filter(segment -> segment.number() > applied)
                .sorted(Comparator.comparingLong(LogFile.Segment::number))
                .toList();
        number = applied;
        for (LogFile.Segment segment : left) {
            number = segment.number();
            tables.apply(number, writes(segment));
        }
        other.clear();
        active.start(++number);
    }

    private static LogFile.Segment read(LogFile file) throws IOException {
        LogFile.Segment segment = file.read();
        if (segment.damaged() > 0) {
            LOG.warn(
                    "{} bytes at the end of {} are not whole and do not count: a crash cut a write off that was not answered,"
                            + " or the disk is damaged",
                    segment.damaged(),
                    file.path());
        }
        return segment;
    }

    private static List<RunWrite> writes(LogFile.Segment segment) throws IOException {
        try {
            return segment.frames().stream().map(RunWrite::of).toList();
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException unknown) {
            throw new IOException("it holds what this version does not understand", unknown);
        }
    }

    /** Logs it; false when it is for the tables. */
    public boolean write(RunWrite write) {
        boolean mine = write instanceof RunWrite.Begin || open.containsKey(write.run());
        Way way = way(write, mine ? write.bytes() : new byte[0]);
        if (way == Way.TABLES_AFTER_LOG) {
            catchingUp.run();
        } else if (way == Way.LOG && disk != null) {
            boolean kept = false;
            try {
                disk.run();
                kept = true;
            } finally {
                if (!kept) { // it is logged all the same: to write it again is for the tables, which know it then
                    open.put(write.run(), FULL);
                }
            }
        }
        return way == Way.LOG;
    }

    private Way way(RunWrite write, byte[] frame) {
        log.lock();
        try {
            boolean begins = write instanceof RunWrite.Begin;
            if (!begins && !Objects.equals(open.get(write.run()), write.epoch())) {
                return taken == null && !open.containsKey(write.run()) ? Way.TABLES : Way.TABLES_AFTER_LOG;
            }
            if (frame.length <= LARGEST && bytes <= MOST_WAITING && append(write, frame)) {
                open.compute(write.run(), (id, known) -> write instanceof RunWrite.End ? null : write.epoch());
                return Way.LOG;
            }
            if (begins) {
                return Way.TABLES;
            }
            open.put(write.run(), FULL);
            return Way.TABLES_AFTER_LOG;
        } finally {
            log.unlock();
        }
    }

    /** False when the file is full: the tables may have room, or say what is wrong. */
    private boolean append(RunWrite write, byte[] frame) {
        settled = false;
        waiting.add(write);
        boolean whole = false;
        try {
            active.append(frame);
            bytes += frame.length;
            whole = true;
        } catch (IOException full) {
            LOG.debug("the run log cannot be written", full);
        } finally {
            if (!whole) {
                waiting.removeLast();
            }
        }
        return whole;
    }

    private void sync() {
        applying.lock(); // the files keep their places
        try {
            active.sync();
            if (taken != null) {
                other.sync();
            }
        } catch (IOException e) {
            throw Refusal.unavailable("The run log cannot be written just now", e);
        } finally {
            applying.unlock();
        }
    }

    @Override
    public void settle() {
        if (!settled) {
            settling.run();
        }
    }

    /**
     * Brings all that is logged into the tables.
     *
     * @param forget whether somebody else is about to use them
     */
    private void apply(boolean forget) {
        applying.lock();
        try {
            applyTaken();
            take(forget);
            applyTaken();
        } catch (IOException e) {
            throw Refusal.unavailable("The run log cannot be written just now", e);
        } finally {
            applying.unlock();
        }
    }

    /** Takes what waits; the other file has what comes from now on. */
    private void take(boolean forget) throws IOException {
        log.lock();
        try {
            if (!waiting.isEmpty()) {
                other.start(number + 1);
                taken = new Batch(number, waiting);
                number++;
                waiting = new ArrayList<>();
                bytes = 0;
                LogFile full = active;
                active = other;
                other = full;
            }
            if (forget) {
                open.clear();
            } else {
                open.values().removeIf(epoch -> epoch == FULL);
            }
        } finally {
            log.unlock();
        }
    }

    /** What cannot be brought into the tables now stays taken. */
    private void applyTaken() throws IOException {
        Batch batch = taken;
        if (batch != null) {
            tables.apply(batch.number(), batch.writes());
            taken = null;
            other.clear();
        }
        log.lock();
        try {
            settled = waiting.isEmpty() && open.isEmpty() && taken == null;
        } finally {
            log.unlock();
        }
    }

    /** When it fails, as with a full disk, the log keeps what waits. */
    private void applyNow() {
        if (!settled) {
            apply(false);
        }
    }

    @Override
    public void close() {
        loop.close();
        try {
            apply(true);
        } catch (RuntimeException failure) { // the next start brings it into the tables
            LOG.warn("what is in the run log could not be brought into the tables", failure);
        }
        try (LogFile one = active;
                LogFile two = other) {
            LOG.trace("closing {} and {}", one, two);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
