package app.dispatch.application.account;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets a few through at a time, and only so many wait. Turns go round among those who wait, however many places each has; when
 * all places are taken, who has most of them loses one to who has two fewer. So nobody keeps others out by coming often. Those who
 * are suspect have half of the places at most, together. Safe for use by several threads.
 */
final class Turnstile {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final int mostWaiting;
    private final ReentrantLock lock = new ReentrantLock();
    /** By who waits, in the order of their turns. */
    private final Map<String, Deque<Place>> waiting = new LinkedHashMap<>();

    private int free;

    Turnstile(int atATime, int mostWaiting) {
        this.free = atATime;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Who wants to pass.
     *
     * @param suspect whether they may take places from nobody but their like, and half of all at most
     */
    record Visitor(String name, boolean suspect) {}

    /**
     * A place in the queue.
     *
     * @param turn becomes true when it comes, false when the place is lost
     */
    private record Place(Visitor visitor, CompletableFuture<Boolean> turn) {}

    /**
     * What the work yields, once it is its turn.
     *
     * @throws Refusal {@code rate_limited} when too many wait
     */
    <T> T pass(Visitor visitor, Supplier<T> work) {
        if (!enter(visitor).join()) {
            throw Refusal.retryLater(ErrorCode.RATE_LIMITED, "Too many people are signing in just now", RETRY_AFTER);
        }
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    private CompletableFuture<Boolean> enter(Visitor visitor) {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return CompletableFuture.completedFuture(true);
            }
            if (!makeRoom(visitor)) {
                return CompletableFuture.completedFuture(false);
            }
            Place place = new Place(visitor, new CompletableFuture<>());
            waiting.computeIfAbsent(visitor.name(), name -> new ArrayDeque<>()).addLast(place);
            return place.turn();
        } finally {
            lock.unlock();
        }
    }

    private boolean makeRoom(Visitor visitor) {
        boolean hasRoom = waitingCount() < mostWaiting && (!visitor.suspect() || suspectCount() < mostWaiting / 2);
        return hasRoom || displace(visitor);
    }

    /** Takes the last place of who has most, when that is at least two more than the visitor has. */
    private boolean displace(Visitor visitor) {
        int own = waiting.getOrDefault(visitor.name(), new ArrayDeque<>()).size();
        return waiting.values().stream()
                .filter(places ->
                        !visitor.suspect() || places.getLast().visitor().suspect())
                .max(Comparator.comparingInt(Deque::size))
                .filter(places -> places.size() > own + 1)
                .map(places -> places.removeLast().turn().complete(false))
                .isPresent();
    }

    private void leave() {
        lock.lock();
        try {
            Iterator<Map.Entry<String, Deque<Place>>> all = waiting.entrySet().iterator();
            if (!all.hasNext()) {
                free++;
                return;
            }
            Map.Entry<String, Deque<Place>> first = all.next();
            String name = first.getKey();
            Deque<Place> theirs = first.getValue();
            all.remove();
            Place next = theirs.removeFirst();
            if (!theirs.isEmpty()) {
                waiting.put(name, theirs);
            }
            next.turn().complete(true);
        } finally {
            lock.unlock();
        }
    }

    private int waitingCount() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    private long suspectCount() {
        return waiting.values().stream()
                .flatMap(Deque::stream)
                .filter(place -> place.visitor().suspect())
                .count();
    }

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return waitingCount();
        } finally {
            lock.unlock();
        }
    }
}
