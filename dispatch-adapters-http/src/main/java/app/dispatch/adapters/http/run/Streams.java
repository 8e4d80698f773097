package app.dispatch.adapters.http.run;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Pass;
import app.dispatch.adapters.http.web.Passes;
import app.dispatch.adapters.http.web.StreamRoom;
import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import app.dispatch.application.run.Runs;
import app.dispatch.application.run.store.EventFeed.Subscription;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunId;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open streams of this server, at most {@value #MOST_OF_A_USER} of each user. A stream ends with the session or the token
 * that opened it. Safe for use by several threads.
 */
public final class Streams implements AutoCloseable {
    private static final int MOST_OF_A_USER = 10;
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** As often as a silent stream says that it is there: by then it has ended, wherever its session or token was ended. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Runs runs;
    private final InstantSource clock;
    private final StreamRoom room;
    private final Map<UserId, Integer> counts = new ConcurrentHashMap<>();
    private final Map<SseStream, Opened> open = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Passes passes;
    private Instant lookAt;
    private final ThreadFactory threads = Thread.ofVirtual().name("stream-", 0).factory();
    private final Executor senders = task -> threads.newThread(task).start();
    private final Loop loop;

    private record Opened(UserId owner, Pass pass) {}

    /** @param room of events that wait for clients */
    public Streams(Runs runs, Passes passes, InstantSource clock, Background background, StreamRoom room) {
        this.room = room;
        this.runs = runs;
        this.passes = passes;
        this.clock = clock;
        this.lookAt = clock.instant().plus(LOOK_EVERY);
        this.loop = background.loop("event-streams", TICK);
        loop.begin(this::tick);
    }

    /**
     * Answers the call with the stream of a run that {@code start} starts, once there is room for one more stream.
     *
     * @throws Refusal {@code too_many_streams}, or what {@code start} throws
     */
    void answer(Call call, UserId owner, Supplier<RunId> start) {
        reserve(owner);
        try {
            begin(call, owner, new EventId(start.get(), 0), false, room.share(owner));
        } catch (RuntimeException refused) {
            release(owner);
            throw refused;
        }
    }

    /**
     * Answers the call with the stream of a known run, from the event after {@code last} on; without content when there can
     * be no such event, which has a browser stop asking.
     *
     * @throws Refusal {@code too_many_streams}, also when what others have yet to read takes all room; {@code not_found}
     */
    void resume(Call call, UserId owner, EventId last) {
        reserve(owner);
        StreamRoom.Share share = room.share(owner);
        try {
            Runs.Extent missed = runs.extent(owner, last.run(), last.seq());
            if (!share.hold(missed.characters())) {
                throw Refusal.retryLater(
                        ErrorCode.TOO_MANY_STREAMS,
                        "What the open streams have yet to read is too much; read it first",
                        RETRY);
            }
            begin(call, owner, last, missed.ended(), share);
        } catch (RuntimeException refused) {
            share.hold(0);
            release(owner);
            throw refused;
        }
    }

    private void begin(Call call, UserId owner, EventId from, boolean ended, StreamRoom.Share share) {
        call.drain();
        Context context = call.context();
        Backlog backlog = new Backlog(from.run(), clock, share);
        SseConnection connection = new SseConnection(context.req(), senders);
        SseStream stream = new SseStream(backlog, connection, senders);
        Subscription subscription = runs.follow(owner, from.run(), from.seq(), stream::tell);
        var unused = stream.closed().thenRun(() -> {
            subscription.close();
            backlog.forget();
            open.remove(stream);
            release(owner);
        });
        if (ended) {
            stream.end();
        }
        if (ended && backlog.isEmpty()) {
            context.status(204);
            stream.closed().complete(null);
            return;
        }
        open.put(stream, new Opened(owner, call.pass()));
        CompletableFuture<?> begun = connection.begin();
        context.future(() -> begun);
        stream.open();
    }

    private void reserve(UserId owner) {
        int count = counts.merge(owner, 1, Integer::sum);
        if (count > MOST_OF_A_USER) {
            release(owner);
            throw Refusal.retryLater(
                    ErrorCode.TOO_MANY_STREAMS, MOST_OF_A_USER + " streams are open; close one first", RETRY);
        }
    }

    private void release(UserId owner) {
        counts.computeIfPresent(owner, (user, count) -> count == 1 ? null : count - 1);
    }

    /** How many are open. */
    public int count() {
        return open.size();
    }

    private void tick() {
        open.keySet().forEach(SseStream::tick);
        Instant now = clock.instant();
        if (!now.isBefore(lookAt) && looking.compareAndSet(false, true)) {
            lookAt = now.plus(LOOK_EVERY);
            senders.execute(() -> {
                try {
                    look(opened -> true);
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    /** Ends the user's streams whose session or token is no more: at once, but without having the caller wait. */
    public void lookAgain(UserId owner) {
        senders.execute(() -> look(opened -> opened.owner().equals(owner)));
    }

    private void look(Predicate<Opened> which) {
        Map<SseStream, Opened> some = new HashMap<>(open);
        some.values().removeIf(which.negate());
        try {
            Predicate<Pass> valid =
                    passes.valid(some.values().stream().map(Opened::pass).toList());
            some.forEach((stream, opened) -> {
                if (!valid.test(opened.pass())) {
                    stream.end();
                }
            });
        } catch (RuntimeException failed) {
            LOG.warn("Whether open streams may go on cannot be found out just now", failed);
        }
    }

    /** Ends all streams and waits a while for it; those of unfinished runs lack the last event, so that clients come back for it. */
    @Override
    public void close() {
        loop.close();
        List<SseStream> last = List.copyOf(open.keySet());
        last.forEach(SseStream::end);
        CompletableFuture.allOf(last.stream().map(SseStream::closed).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
