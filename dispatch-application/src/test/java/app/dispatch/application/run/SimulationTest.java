package app.dispatch.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Around;
import app.dispatch.application.Ids;
import app.dispatch.application.background.Ticker;
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
import app.dispatch.application.run.engine.StopSignal.Reason;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.Claim;
import app.dispatch.application.run.store.InMemoryEventFeed;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs whose processes die, or are paused until another has taken the run over, at any place where they touch the store or a
 * tool. A seed makes a plan and the fates of all processes. {@code -Ddispatch.simulation.seeds=N} takes more of them, and
 * {@code -Ddispatch.simulation.from=S} begins with another one.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SimulationTest {
    private static final int FROM = Integer.getInteger("dispatch.simulation.from", 0);
    private static final int SEEDS = Integer.getInteger("dispatch.simulation.seeds", 2_000);
    private static final int MOST_LIVES = 40;

    private final RunTimer timer = new RunTimer(Duration.ofMinutes(1));

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void whatever_becomes_of_its_processes_a_run_ends_and_repeats_nothing() {
        int crashed = 0;
        int interrupted = 0;
        int ok = 0;
        for (int seed = FROM; seed < FROM + SEEDS; seed++) {
            World world = new World(seed);
            world.live();
            world.check();
            switch (String.valueOf(world.end().code())) {
                case "run_crashed" -> crashed++;
                case "interrupted" -> interrupted++;
                default -> ok++;
            }
        }
        // all kinds of ends come about
        assertThat(List.of(crashed, interrupted, ok)).allMatch(count -> count > SEEDS / 100);
    }

    @Test
    void a_seed_makes_the_same_run_again() {
        for (int seed = 0; seed < 100; seed++) {
            World one = new World(seed, false);
            World other = new World(seed, false);
            one.live();
            other.live();
            assertThat(one.calls).as("seed %d", seed).isEqualTo(other.calls);
            assertThat(one.journal()).as("seed %d", seed).isEqualTo(other.journal());
        }
    }

    /** The end of a process, wherever it was. */
    private static final class Dead extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A call as the called one saw it. */
    private record Seen(String step, int life, String key) {}

    /** One run, the store that it is in, and the tools that it calls. */
    private final class World {
        final int seed;
        final boolean parallel;
        final Random fate;
        final InMemoryRunStore store = new InMemoryRunStore(new InMemoryWorkflowStore());
        final List<Seen> calls = Collections.synchronizedList(new ArrayList<>());
        final Set<String> doneBeforeCall = Collections.synchronizedSet(new HashSet<>());
        final List<Seen> callsAfterWaking = Collections.synchronizedList(new ArrayList<>());
        final Set<Integer> awake = Collections.synchronizedSet(new HashSet<>());
        final AtomicInteger lives = new AtomicInteger();
        final Map<String, String> writesOnce;
        final Run run;

        World(int seed) {
            this(seed, seed % 2 == 0);
        }

        World(int seed, boolean parallel) {
            this.seed = seed;
            this.parallel = parallel;
            this.fate = new Random(seed);
            List<String> steps = new ArrayList<>();
            Map<String, String> once = new HashMap<>();
            for (int i = 0; i < 2 + fate.nextInt(5); i++) {
                String op = List.of("read", "set", "write").get(fate.nextInt(3));
                boolean retry = fate.nextInt(3) == 0;
                String beside = parallel && fate.nextInt(3) == 0 ? ",\"dependsOn\":[]" : "";
                steps.add(
                        "{\"id\":\"s%d\",\"tool\":\"probe\",\"op\":\"%s\",\"params\":{\"is\":\"s%d\"},\"onInterrupt\":\"%s\"%s}"
                                .formatted(i, op, i, retry ? "retry" : "fail", beside));
                if (op.equals("write") && !retry) {
                    once.put("s" + i, op);
                }
            }
            this.writesOnce = once;
            this.run = RunFixture.aRun("run_" + seed)
                    .with(
                            "{\"id\":\"wf_1\",\"createdAt\":0,\"name\":\"x\",\"steps\":[" + String.join(",", steps)
                                    + "]}",
                            "{}")
                    .run();
            store.begin(run, new Begin.Fresh());
        }

        /** Processes come and go until the run has ended. */
        void live() {
            new Life(this, Claim.begun(run)).drive();
            while (end() == null && lives.get() < MOST_LIVES) {
                takeOver();
            }
        }

        private void takeOver() {
            store.claims().reclaim(store.claims().held()).forEach(claim -> new Life(this, claim).drive());
        }

        RunEnd end() {
            return store.find(run.owner(), run.id()).orElseThrow().end().orElse(null);
        }

        List<Recorded> journal() {
            return store.journal(run.owner(), run.id(), 0);
        }

        boolean isDone(String step) {
            return journal().stream()
                    .anyMatch(recorded -> recorded.event() instanceof StepDone(var outcome)
                            && outcome.step().value().equals(step));
        }

        void check() {
            String what = "seed " + seed;
            assertThat(end()).as(what + ": it ends").isNotNull();
            List<Recorded> journal = journal();
            assertThat(IntStream.range(1, journal.size())
                            .allMatch(i ->
                                    journal.get(i).seq() > journal.get(i - 1).seq()))
                    .as(what + ": its events are in order")
                    .isTrue();
            List<String> done = journal.stream()
                    .filter(recorded -> recorded.event() instanceof StepDone)
                    .map(recorded ->
                            ((StepDone) recorded.event()).outcome().step().value())
                    .toList();
            assertThat(done).as(what + ": each outcome is recorded once").doesNotHaveDuplicates();
            assertThat(doneBeforeCall).as(what + ": calls after the outcome").isEmpty();
            assertThat(callsAfterWaking)
                    .as(what + ": calls of a process that woke")
                    .isEmpty();
            writesOnce
                    .keySet()
                    .forEach(step -> assertThat(
                                    calls.stream().filter(call -> call.step().equals(step)))
                            .as(what + ": calls of " + step)
                            .hasSizeLessThanOrEqualTo(1));
            calls.stream()
                    .collect(Collectors.groupingBy(Seen::step))
                    .forEach((step, seen) -> assertThat(seen)
                            .as(what + ": keys of " + step)
                            .extracting(Seen::key)
                            .containsOnly(run.id() + "/" + step));
        }
    }

    /** One process with the run. */
    private final class Life {
        private final World world;
        private final Claim claim;
        private final int number;
        private final int fatal;
        private final boolean pauses;
        private final AtomicInteger touched = new AtomicInteger();
        private final StopSignal stopSignal = new StopSignal();
        private final Lease lease = Lease.of(true, Ticker.OF_THE_MACHINE);
        private volatile boolean dead;

        Life(World world, Claim claim) {
            this.world = world;
            this.claim = claim;
            this.number = world.lives.incrementAndGet();
            this.fatal = world.fate.nextInt(20);
            // Only one thread at a time can be paused here, as a process is.
            this.pauses = world.fate.nextInt(3) == 0 && !world.parallel;
            lease.extend(System.nanoTime() + Duration.ofHours(1).toNanos());
        }

        /** A place where the process may die, or be paused. */
        private void touch(boolean mayPause) {
            if (dead) {
                throw new Dead();
            }
            if (touched.getAndIncrement() != fatal) {
                return;
            }
            if (pauses && mayPause && !world.awake.contains(number)) {
                lease.extend(System.nanoTime() - Duration.ofHours(1).toNanos());
                world.takeOver();
                world.awake.add(number);
                stopSignal.stop(Reason.HANDED_OVER); // as the keeper does that finds the run in other hands
                return;
            }
            dead = true;
            throw new Dead();
        }

        private Value call(OpCall call) {
            if (dead) {
                throw new Dead();
            }
            String step = call.params().text("is");
            touch(false);
            if (world.isDone(step)) {
                world.doneBeforeCall.add(step);
            }
            Seen seen = new Seen(step, number, call.idempotencyKey());
            world.calls.add(seen);
            if (world.awake.contains(number)) {
                world.callsAfterWaking.add(seen);
            }
            touch(false);
            return call.params().fields();
        }

        /** The store as this process sees it. */
        private RunStore store() {
            Set<String> writes = Set.of("append", "end", "park");
            Around touching = call -> {
                boolean write = writes.contains(call.name());
                if (write) {
                    touch(true);
                }
                Object result = call.pass();
                if (write) {
                    touch(true);
                }
                return result;
            };
            return touching.in(RunStore.class, world.store);
        }

        void drive() {
            InstantSource clock = () -> RunFixture.STARTED;
            Ids ids = Ids.from(new Random(world.seed));
            Probe probe = new Probe();
            IntStream.range(0, 8).forEach(i -> probe.on("s" + i, this::call));
            Connectors tools = new Connectors(List.of(probe.connector()));
            ParamsSchema schemas = new ParamsSchema();
            PlanChecker plans =
                    new PlanChecker(tools.catalogue(), new CelExpressions(), schemas, new PlanJson(ids, clock));
            // One thread alone, so that a seed makes the same run again: an attempt is over before the commit beside it
            // begins.
            Executor attempts = world.parallel ? Thread::startVirtualThread : Runnable::run;
            CallRunner calls = new CallRunner(tools, schemas, ids, clock, timer, attempts);
            RunStore store = store();
            RunEngine engine = new RunEngine(
                    plans,
                    (owner, tool) -> Connection.NONE,
                    calls,
                    store.approvals(),
                    timer,
                    lease,
                    RunMemory.ofThisProcess(),
                    owner -> Optional.empty(),
                    clock);
            Run run = world.store.find(claim.owner(), claim.run()).orElseThrow();
            Past past = Past.of(run, world.journal(), claim.crashes());
            try {
                RunJournal journal = new RunJournal(past, store, new InMemoryEventFeed(), stopSignal, stored -> {});
                engine.drive(past, journal, stopSignal);
            } catch (RunLost | Dead gone) {
                // as it may be
            } catch (IllegalStateException failed) {
                if (!dead) {
                    throw failed;
                }
            }
        }
    }
}
