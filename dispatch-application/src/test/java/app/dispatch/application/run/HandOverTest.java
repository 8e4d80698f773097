package app.dispatch.application.run;

import static app.dispatch.application.run.store.RunFixture.takeOver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Ids;
import app.dispatch.application.background.Ticker;
import app.dispatch.application.cpu.Allowance;
import app.dispatch.application.cpu.Cpu;
import app.dispatch.application.cpu.Share;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.integration.Connection;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.application.run.engine.CallRunner;
import app.dispatch.application.run.engine.Lease;
import app.dispatch.application.run.engine.Past;
import app.dispatch.application.run.engine.RunEngine;
import app.dispatch.application.run.engine.RunJournal;
import app.dispatch.application.run.engine.RunMemory;
import app.dispatch.application.run.engine.RunTimer;
import app.dispatch.application.run.engine.StopSignal;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.InMemoryEventFeed;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.run.DoneItem;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.ItemsDone;
import app.dispatch.domain.run.RunEvent.PhaseCompleted;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepStarted;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A process that ends at the worst moment: a write has been answered, and its outcome is not yet recorded. */
class HandOverTest {
    private static final String WRITE = "{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"1\"}}";
    private static final String READ = "{\"id\":\"b\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"2\"}}";

    private final Probe probe = new Probe();
    private final InMemoryRunStore store = new InMemoryRunStore(new InMemoryWorkflowStore());
    private final StopSignal stopSignal = new StopSignal();
    private final InMemoryEventFeed feed = new InMemoryEventFeed();
    private final List<RunEvent> told = new CopyOnWriteArrayList<>();
    private volatile boolean answered;
    private Cpu cpu = Cpu.ownThread();

    HandOverTest() {
        probe.on("1", call -> {
            answered = true;
            return call.params().fields();
        });
    }

    /** The step's outcome is made with this clock: the process ends between the answer and its record. */
    private Instant now() {
        if (answered) {
            stopSignal.stop(StopSignal.Reason.HANDED_OVER);
        }
        return RunFixture.STARTED;
    }

    @Test
    void what_was_done_is_recorded_before_the_run_is_left() {
        Run run = begin("[" + WRITE + "," + READ + "]");
        assertThatThrownBy(() -> drive(run, List.of(), stopSignal)).isInstanceOf(RunLost.class);
        assertThat(events(run))
                .extracting(RunEvent::getClass)
                .containsExactly(StepStarted.class, StepIntended.class, StepDone.class, PhaseCompleted.class);
        assertThat(told).isEqualTo(events(run));
        assertThat(probe.calls()).containsExactly("1");
    }

    @Test
    void the_next_process_goes_on_after_it_and_does_not_write_twice() {
        Run run = begin("[" + WRITE + "," + READ + "]");
        assertThatThrownBy(() -> drive(run, List.of(), stopSignal)).isInstanceOf(RunLost.class);
        List<Recorded> past = store.journal(run.owner(), run.id(), 0);
        Run taken = takeOver(store).getFirst();
        RunRecord record = drive(taken, past, new StopSignal());
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(record.steps()).extracting(StepOutcome::status).containsExactly(StepStatus.OK, StepStatus.OK);
        assertThat(probe.calls()).containsExactly("1", "2");
    }

    @Test
    void a_run_whose_last_step_was_done_ends() {
        Run run = begin("[" + WRITE + "]");
        RunRecord record = drive(run, List.of(), stopSignal);
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(store.find(run.owner(), run.id()).orElseThrow().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void what_was_done_is_recorded_when_the_run_is_stopped_before_its_large_output_has_its_turn() {
        probe.on("1", call -> Value.of("x".repeat(300_000)));
        cpu = new StoppedBeforeItsTurn(stopSignal, probe);
        Run run = begin("[" + WRITE + "," + READ + "]");

        assertThatThrownBy(() -> drive(run, List.of(), stopSignal)).isInstanceOf(RunLost.class);

        assertThat(events(run))
                .filteredOn(StepDone.class::isInstance)
                .extracting(event -> ((StepDone) event).outcome().status())
                .containsExactly(StepStatus.OK);
        assertThat(probe.calls()).containsExactly("1");
    }

    /** Stops the run while what comes after its first call waits for its turn, which takes that back. */
    private record StoppedBeforeItsTurn(StopSignal stopSignal, Probe probe) implements Cpu {
        @Override
        public <T> T run(Share share, Duration most, Function<Allowance, T> work) {
            return work.apply(Allowance.ENDLESS);
        }

        @Override
        public <T> T await(Share share, UnaryOperator<Runnable> onStop, Supplier<T> work) {
            if (probe.calls().isEmpty()) {
                return work.get();
            }
            stopSignal.stop(StopSignal.Reason.HANDED_OVER);
            throw new CancellationException();
        }
    }

    @Test
    void items_that_were_done_are_recorded_before_the_run_is_left_with_what_they_were_asked() {
        probe.on("three", call -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            call.onCancel(cancelled::countDown);
            stopSignal.stop(StopSignal.Reason.HANDED_OVER);
            RunServiceTest.await(cancelled);
            return call.params().fields();
        });
        Run run = begin("[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"concurrency\":1,"
                + "\"forEach\":\"['one', 'two', 'three']\",\"params\":{\"is\":\"{{ item }}\"}}]");

        assertThatThrownBy(() -> drive(run, List.of(), stopSignal)).isInstanceOf(RunLost.class);

        List<DoneItem> done = events(run).stream()
                .filter(ItemsDone.class::isInstance)
                .flatMap(event -> ((ItemsDone) event).items().stream())
                .toList();
        assertThat(probe.calls()).containsExactly("one", "two", "three");
        assertThat(done).extracting(DoneItem::index).containsExactly(0, 1);
        assertThat(done)
                .extracting(DoneItem::input)
                .containsExactly(Fields.of("is", Value.of("one")), Fields.of("is", Value.of("two")));
    }

    private Run begin(String steps) {
        Run run = RunFixture.aRun("run_1")
                .with("{\"id\":\"wf_1\",\"createdAt\":0,\"name\":\"x\",\"steps\":" + steps + "}", "{}")
                .run();
        store.begin(run, new Begin.Fresh());
        feed.subscribe(run.id(), event -> told.add(event.event()));
        return run;
    }

    private List<RunEvent> events(Run run) {
        return store.journal(run.owner(), run.id(), 0).stream()
                .map(Recorded::event)
                .toList();
    }

    private RunRecord drive(Run run, List<Recorded> past, StopSignal switchOff) {
        InstantSource clock = this::now;
        Ids ids = Ids.from(new Random(1));
        Connectors tools = new Connectors(List.of(probe.connector()));
        ParamsSchema schemas = new ParamsSchema();
        PlanChecker plans =
                new PlanChecker(tools.catalogue(), new CelExpressions(), schemas, new PlanJson(ids, clock), cpu);
        try (RunTimer timer = new RunTimer(Duration.ofMinutes(1))) {
            CallRunner calls = new CallRunner(tools, schemas, ids, clock, timer, Thread::startVirtualThread);
            Past taken = Past.of(run, past, 0);
            RunJournal journal = new RunJournal(taken, store, feed, switchOff, id -> {});
            return new RunEngine(
                            plans,
                            (owner, tool) -> Connection.NONE,
                            calls,
                            store.approvals(),
                            timer,
                            Lease.of(false, Ticker.OF_THE_MACHINE),
                            RunMemory.ofThisProcess(),
                            owner -> Optional.empty(),
                            clock)
                    .drive(taken, journal, switchOff);
        }
    }
}
