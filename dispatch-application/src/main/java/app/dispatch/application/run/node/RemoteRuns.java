package app.dispatch.application.run.node;

import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import app.dispatch.application.background.Ticker;
import app.dispatch.application.run.store.EventFeed;
import app.dispatch.application.run.store.NodeSignals;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets runs be followed at nodes that do not drive them. Such a node says which runs it follows; who drives one of those says
 * so when it has stored something of it; then its events are read from the store and told here. Words that got lost are made up
 * for by a look every two seconds. Nothing is said of runs that nobody follows elsewhere. One daemon thread.
 */
public final class RemoteRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteRuns.class);

    private static final String FOLLOW = "follow ";
    private static final String STORED = "stored ";

    /** How soon after it was stored something is said of it: what comes meanwhile is said together. */
    private static final Duration COLLECT = Duration.ofMillis(20);

    private static final Duration LOOK = Duration.ofSeconds(2);

    /** How long a node is believed to follow a run after it said so. */
    private static final Duration BELIEVE = LOOK.multipliedBy(4);

    private final RunStore store;
    private final EventFeed feed;
    private final NodeSignals signals;
    private final Map<RunId, Watched> watched = new ConcurrentHashMap<>();
    private final Map<RunId, Long> followedElsewhere = new ConcurrentHashMap<>();
    private final Map<RunId, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private volatile Predicate<RunId> drivenHere = run -> false;
    private final Set<RunId> stored = new HashSet<>();
    private final Ticker ticker;
    private final Loop loop;

    public RemoteRuns(RunStore store, EventFeed feed, NodeSignals signals, Background background) {
        this.store = store;
        this.feed = feed;
        this.signals = signals;
        this.ticker = background.ticker();
        this.loop = background.loop("remote-runs", LOOK);
    }

    /**
     * A run that is followed here. Who begins to follow has caught up before, so what was told meanwhile needs no telling again
     * when {@code lastSeq} goes back and forth.
     */
    private static final class Watched {
        final UserId owner;
        volatile long lastSeq;
        int followers;

        Watched(UserId owner, long lastSeq) {
            this.owner = owner;
            this.lastSeq = lastSeq;
        }
    }

    /**
     * Begins to listen, where there are other nodes.
     *
     * @param here whether this node drives a run: what it drives it tells by itself
     */
    public void start(Predicate<RunId> here) {
        drivenHere = here;
        if (store.claims().isShared()) {
            signals.listen(this::heard);
            loop.begin(this::lookAtAll);
        }
    }

    /** Tells what other nodes store of the run from now on, until the result is closed. */
    public EventFeed.Subscription watch(UserId owner, RunId run, long afterSeq) {
        if (!store.claims().isShared()) {
            return () -> {};
        }
        watched.compute(run, (id, present) -> {
            Watched now = present == null ? new Watched(owner, afterSeq) : present;
            now.lastSeq = Math.min(now.lastSeq, afterSeq);
            now.followers++;
            return now;
        });
        soon(() -> look(List.of(run)));
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.compareAndSet(true, false)) {
                watched.computeIfPresent(run, (id, present) -> --present.followers == 0 ? null : present);
            }
        };
    }

    /**
     * Has {@code listener} look at what is stored of the run: soon, and each time something of it was stored, here or at another
     * node, until the result is closed. One look may fail; there is a next one.
     */
    public EventFeed.Subscription onStored(UserId owner, RunId run, Runnable listener) {
        listeners.compute(run, (id, present) -> {
            List<Runnable> all = present == null ? new CopyOnWriteArrayList<>() : present;
            all.add(listener);
            return all;
        });
        EventFeed.Subscription elsewhere = watch(owner, run, Long.MAX_VALUE); // its events are for others
        soon(() -> tell(run));
        return () -> {
            elsewhere.close();
            listeners.computeIfPresent(run, (id, present) -> {
                present.remove(listener);
                return present.isEmpty() ? null : present;
            });
        };
    }

    private void tell(RunId run) {
        for (Runnable listener : listeners.getOrDefault(run, List.of())) {
            try {
                listener.run();
            } catch (RuntimeException failure) { // such as a database that is away: the next look may be luckier
                LOG.debug("run {} cannot be looked at just now", run, failure);
                if (!store.claims().isShared()) { // where others are, there is one every two seconds
                    later(() -> tell(run), LOOK);
                }
            }
        }
    }

    /** To be called when something of a run was stored by this node. */
    public void stored(RunId run) {
        if (listeners.containsKey(run)) {
            soon(() -> tell(run));
        }
        if (followedElsewhere.isEmpty() || !isFollowedElsewhere(run)) {
            return;
        }
        synchronized (stored) {
            if (stored.add(run) && stored.size() == 1) {
                later(this::tellStored, COLLECT);
            }
        }
    }

    private boolean isFollowedElsewhere(RunId run) {
        Long until = followedElsewhere.get(run);
        return until != null && until - ticker.nanos() > 0;
    }

    private void tellStored() {
        Set<RunId> told;
        synchronized (stored) {
            told = Set.copyOf(stored);
            stored.clear();
        }
        signals.send(told.stream().map(run -> STORED + run).collect(Collectors.toSet()));
    }

    private void heard(String word) {
        if (word.startsWith(FOLLOW)) {
            RunId run = new RunId(word.substring(FOLLOW.length()));
            followedElsewhere.put(run, ticker.nanos() + BELIEVE.toNanos());
        } else if (word.startsWith(STORED)) {
            RunId run = new RunId(word.substring(STORED.length()));
            if (watched.containsKey(run)) {
                soon(() -> read(run));
            }
        }
    }

    private void later(Runnable work, Duration time) {
        loop.later(time, work);
    }

    private void soon(Runnable work) {
        loop.soon(work);
    }

    private void lookAtAll() {
        followedElsewhere.values().removeIf(until -> until - ticker.nanos() <= 0);
        look(List.copyOf(watched.keySet()));
    }

    private void look(List<RunId> runs) {
        List<RunId> elsewhere = runs.stream().filter(drivenHere.negate()).toList();
        signals.send(elsewhere.stream().map(run -> FOLLOW + run).toList());
        elsewhere.forEach(this::read);
    }

    private void read(RunId run) {
        Watched now = watched.get(run);
        if (now == null) {
            return;
        }
        try {
            for (Recorded event : store.journal(now.owner, run, now.lastSeq)) {
                now.lastSeq = event.seq();
                feed.publish(run, event);
            }
        } catch (RuntimeException failure) { // such as a database that is away: the next look may be luckier
            LOG.debug("the events of run {} cannot be read just now", run, failure);
        }
        tell(run);
    }

    @Override
    public void close() {
        loop.close();
    }
}
