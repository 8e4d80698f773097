package app.dispatch.application.run;

import static app.dispatch.application.run.EngineFixture.ended;
import static app.dispatch.application.run.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Items;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many calls of a user are under way, and what is kept of their parameters. */
class CallTurnsTest {
    private static final int MOST = 200;

    private final EngineFixture engine = new EngineFixture();

    private static String steps(int count, String params) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"id\":\"s" + number
                        + "\",\"tool\":\"probe\",\"op\":\"read\",\"dependsOn\":[],\"concurrency\":50,\"forEach\":\"trigger.list\",\"params\":"
                        + params + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String list(int count) {
        return IntStream.range(0, count)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{\"list\":[", "],\"text\":\"" + "x".repeat(400_000) + "\"}"));
    }

    /** Two runs want 600 calls at once: the first 200 begin, and no more before one of those ends. */
    @Test
    void a_users_calls_wait_before_they_take_any_memory() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(MOST);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger present = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        engine.probe.on("it", call -> {
            most.accumulateAndGet(present.incrementAndGet(), Math::max);
            begun.countDown();
            await(goOn);
            present.decrementAndGet();
            return Value.NULL;
        });
        List<StartedRun> runs = IntStream.range(0, 2)
                .mapToObj(number -> engine.start(engine.draft(steps(6, "{\"is\":\"it\"}")), list(60), RunMode.LIVE))
                .toList();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        goOn.countDown();
        List<RunEvent> events = runs.stream()
                .flatMap(run -> engine.events(run).stream())
                .filter(StepLogged.class::isInstance)
                .toList();
        runs.forEach(run -> assertThat(ended(run).run().status()).isEqualTo(RunStatus.OK));
        assertThat(engine.probe.calls()).hasSize(2 * 6 * 60);
        assertThat(most).hasValue(MOST);
        assertThat(events)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(2 * 6)
                .allMatch(event -> ((StepLogged) event).line().equals("waiting: 200 of the same user are under way"));
    }

    @Test
    void calls_that_wait_are_let_go_when_their_run_is_cancelled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(MOST);
        CountDownLatch goOn = new CountDownLatch(1);
        engine.probe.on("it", call -> {
            begun.countDown();
            await(goOn);
            return Value.NULL;
        });
        StartedRun run = engine.start(engine.draft(steps(5, "{\"is\":\"it\"}")), list(60), RunMode.LIVE);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        engine.dispatch.runs().cancel(EngineFixture.OWNER, run.run().id());
        assertThat(ended(run).run().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(engine.probe.calls()).hasSize(MOST);
        goOn.countDown();
    }

    /** Of 400 kB each the third call's reach 1 MiB; a single call's are kept whatever they are. */
    @Test
    void of_parameters_that_are_too_large_together_the_first_are_kept() {
        RunRecord record = engine.run(
                steps(2, "{\"is\":\"n{{ index }}\",\"value\":\"it is {{ trigger.text }}\"}")
                        .replace(":50,", ":1,"),
                list(5));
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(step(record, "s1").input()).isInstanceOf(Items.class);
        assertThat(((Items) step(record, "s1").input()).values()).hasSize(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A list of 40,000 numbers weighs some 3 MB; a user's runs have much less than 20 of those. */
    @Test
    void steps_whose_lists_have_no_room_together_have_them_one_after_the_other() {
        String steps = IntStream.range(0, 20)
                .mapToObj(number -> "{\"id\":\"s" + number + "\",\"tool\":\"probe\",\"op\":\"read\",\"dependsOn\":[],"
                        + "\"forEach\":\"lists.range(40).map(n, lists.range(1000))\",\"params\":{\"is\":\"n\"}}")
                .collect(Collectors.joining(",", "[", "]"));
        RunRecord record = engine.run(steps);
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(engine.probe.calls()).hasSize(20 * 40);
    }
}
