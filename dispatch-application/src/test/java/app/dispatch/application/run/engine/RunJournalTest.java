package app.dispatch.application.run.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.run.HeldRunStore;
import app.dispatch.application.run.engine.RunJournal.Entry;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.InMemoryEventFeed;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.PhaseCompleted;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunJournalTest {
    private static final StepId A = new StepId("a");

    private final HeldRunStore store = new HeldRunStore();
    private final InMemoryEventFeed feed = new InMemoryEventFeed();
    private final Run run = RunFixture.aRun("run_1").run();
    private final RunJournal journal =
            new RunJournal(Past.of(run, List.of(), 0), store, feed, new RunControl(), id -> {});
    private final List<Recorded> told = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void begin() {
        store.begin(run, new Begin.Fresh());
        feed.subscribe(run.id(), told::add);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void from_many_threads_all_is_numbered_stored_and_told_in_one_order() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int thread = i;
            writers.add(threads.submit(() -> write(thread)));
        }
        for (Future<?> writer : writers) {
            writer.get(30, TimeUnit.SECONDS);
        }
        journal.record(() -> Entry.of(new PhaseCompleted(0)));
        assertThat(told).hasSize(40 * 100 + 1);
        assertThat(told).extracting(Recorded::seq).isSorted().doesNotHaveDuplicates();
        assertThat(store.journal(run.owner(), run.id(), 0)).isEqualTo(told);
    }

    private void write(int thread) {
        for (int i = 0; i < 100; i++) {
            RunEvent event = line(thread + "/" + i);
            if (i % 5 == 0) {
                journal.record(() -> Entry.of(event));
            } else {
                journal.tell(event);
            }
        }
    }

    @Test
    void what_is_recorded_is_durable_before_it_is_told() throws Exception {
        List<String> tooEarly = new CopyOnWriteArrayList<>();
        feed.subscribe(run.id(), event -> {
            if (!store.journal(run.owner(), run.id(), event.seq() - 1).contains(event)) {
                tooEarly.add(event.toString());
            }
        });
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            writers.add(threads.submit(() ->
                    IntStream.range(0, 50).forEach(line -> journal.record(() -> Entry.of(line("x"))))));
        }
        for (Future<?> writer : writers) {
            writer.get(30, TimeUnit.SECONDS);
        }
        assertThat(told).hasSize(1_000);
        assertThat(tooEarly).isEmpty();
    }

    @Test
    void a_record_returns_once_its_events_are_told() {
        journal.record(() -> Entry.of(line("one"), line("two")));
        assertThat(told).extracting(Recorded::event).containsExactly(line("one"), line("two"));
    }

    @Test
    void what_is_recorded_while_a_commit_is_under_way_shares_the_next_one() throws Exception {
        Hold hold = new Hold();
        Future<?> first = threads.submit(() -> journal.record(() -> Entry.of(line("first"))));
        hold.awaitCommit();
        CountDownLatch added = new CountDownLatch(20);
        List<Future<?>> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(threads.submit(() -> journal.record(() -> {
                added.countDown();
                return Entry.of(line("other"));
            })));
        }
        assertThat(added.await(20, TimeUnit.SECONDS)).isTrue();
        hold.release(2);
        first.get(20, TimeUnit.SECONDS);
        for (Future<?> other : others) {
            other.get(20, TimeUnit.SECONDS);
        }
        assertThat(store.commits()).hasSize(2);
        assertThat(store.commits().get(1)).hasSize(20);
    }

    @Test
    void what_is_only_told_is_told_at_once_and_stored_with_the_next_commit() {
        journal.tell(line("a"));
        assertThat(told).extracting(Recorded::event).containsExactly(line("a"));
        assertThat(store.journal(run.owner(), run.id(), 0)).isEmpty();
        assertThat(journal.toldOnly()).isEqualTo(told);
        journal.record(() -> Entry.of(line("b")));
        assertThat(store.journal(run.owner(), run.id(), 0)).isEqualTo(told).hasSize(2);
        assertThat(journal.toldOnly()).isEmpty();
        assertThat(store.commits()).hasSize(1);
    }

    @Test
    void what_is_told_during_a_commit_waits_for_what_was_recorded_before_it() throws Exception {
        Hold hold = new Hold();
        journal.tell(line("early"));
        Future<?> recording = threads.submit(() -> journal.record(() -> Entry.of(line("recorded"))));
        hold.awaitCommit();
        journal.tell(line("late"));
        assertThat(told).extracting(Recorded::event).containsExactly(line("early"));
        assertThat(journal.toldOnly()).extracting(Recorded::event).containsExactly(line("early"));
        hold.release(1);
        recording.get(20, TimeUnit.SECONDS);
        assertThat(told).extracting(Recorded::event).containsExactly(line("early"), line("recorded"), line("late"));
        assertThat(journal.toldOnly()).extracting(Recorded::event).containsExactly(line("late"));
    }

    @Test
    void the_last_record_ends_the_run_in_the_same_commit() {
        journal.record(() -> Entry.end(run.id(), RunFixture.ok()));
        assertThat(store.find(run.owner(), run.id()).orElseThrow().status()).isEqualTo(RunStatus.OK);
        assertThat(store.commits()).hasSize(1);
    }

    @Test
    void one_entry_may_be_ahead_of_the_store_and_is_told_once_it_is_there() {
        journal.record(() -> ahead("first"));
        assertThat(store.commits()).isEmpty();
        assertThat(told).isEmpty();
        journal.flush();
        assertThat(told).extracting(Recorded::event).containsExactly(line("first"));
        assertThat(store.commits()).hasSize(1);
    }

    @Test
    void a_second_entry_is_not_ahead_before_the_first_is_in_the_store() {
        journal.record(() -> ahead("first"));
        journal.record(() -> ahead("second"));
        assertThat(told).extracting(Recorded::event).containsExactly(line("first"), line("second"));
        assertThat(store.commits()).hasSize(1);
    }

    @Test
    void what_is_recorded_takes_what_was_ahead_with_it() {
        journal.record(() -> ahead("first"));
        journal.record(() -> Entry.of(line("second")));
        assertThat(told).extracting(Recorded::event).containsExactly(line("first"), line("second"));
    }

    private static Entry ahead(String text) {
        return new Entry(List.of(line(text)), null, true);
    }

    @Test
    void the_numbers_of_a_later_epoch_lie_above_all_of_the_one_before() {
        new RunJournal(Past.of(run.takenOver(), List.of(), 0), store, feed, new RunControl(), id -> {}).tell(line("a"));
        assertThat(told.getFirst().seq()).isEqualTo(Recorded.EPOCH_STRIDE + 1);
    }

    @Test
    void a_store_that_fails_breaks_all_who_wait_and_tells_nothing() throws Exception {
        assertBreaks(() -> {
            throw new IllegalArgumentException("the disk is full");
        });
    }

    @Test
    void a_store_that_fails_by_an_error_breaks_all_who_wait_too() throws Exception {
        assertBreaks(() -> {
            throw new OutOfMemoryError("the disk is full");
        });
    }

    private void assertBreaks(Runnable failure) throws Exception {
        Hold hold = new Hold();
        Future<?> first = threads.submit(() -> journal.record(() -> Entry.of(line("first"))));
        hold.awaitCommit();
        CountDownLatch added = new CountDownLatch(10);
        List<Future<?>> all = new ArrayList<>(List.of(first));
        for (int i = 0; i < 10; i++) {
            all.add(threads.submit(() -> journal.record(() -> {
                added.countDown();
                return Entry.of(line("other"));
            })));
        }
        assertThat(added.await(20, TimeUnit.SECONDS)).isTrue();
        hold.thenFail(failure);
        for (Future<?> one : all) {
            assertThatThrownBy(() -> one.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("the disk is full");
        }
        store.beforeCommit(() -> {});
        assertThatThrownBy(() -> journal.record(() -> Entry.of(line("later")))).isInstanceOf(RuntimeException.class);
        assertThat(told).isEmpty();
        assertThat(store.journal(run.owner(), run.id(), 0)).isEmpty();
    }

    @Test
    void an_entry_that_cannot_be_made_leaves_nothing_behind() {
        assertThatThrownBy(() -> journal.record(() -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        journal.record(() -> Entry.of(line("next")));
        assertThat(told).extracting(Recorded::seq).containsExactly(1L);
    }

    @Test
    void a_listener_that_fails_harms_neither_the_record_nor_the_others() {
        List<Recorded> others = new CopyOnWriteArrayList<>();
        feed.subscribe(run.id(), event -> {
            throw new IllegalStateException("a listener's own fault");
        });
        feed.subscribe(run.id(), others::add);
        journal.record(() -> Entry.of(line("a")));
        journal.tell(line("b"));
        assertThat(others).isEqualTo(told).hasSize(2);
    }

    private static RunEvent line(String text) {
        return new StepLogged(A, text);
    }

    /** Holds commits until they are released. */
    private final class Hold {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final Semaphore permits = new Semaphore(0);
        private volatile Runnable failure = () -> {};

        Hold() {
            store.beforeCommit(() -> {
                begun.countDown();
                permits.acquireUninterruptibly();
                failure.run();
            });
        }

        void awaitCommit() throws InterruptedException {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void release(int commits) {
            permits.release(commits);
        }

        void thenFail(Runnable how) {
            failure = how;
            permits.release(1);
        }
    }
}
