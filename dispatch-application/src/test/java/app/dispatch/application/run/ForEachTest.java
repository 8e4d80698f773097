package app.dispatch.application.run;

import static app.dispatch.application.run.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
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

class ForEachTest {
    private static final String STEP =
            "[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"forEach\":\"trigger.list\",%s\"params\":{\"is\":\"{{ item }}\",\"value\":\"{{ index }}\"}}]";

    private final EngineFixture engine = new EngineFixture();

    private RunRecord run(String more, List<String> items) {
        String list = items.stream().map(item -> "\"" + item + "\"").collect(Collectors.joining(",", "[", "]"));
        return engine.run(STEP.formatted(more), "{\"list\":" + list + "}");
    }

    private static List<String> items(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Test
    void the_outputs_come_in_the_order_of_the_items() {
        RunRecord record = run("", List.of("x", "y", "z"));
        assertThat(step(record, "a").output())
                .contains(Json.parse(
                        "[{\"is\":\"x\",\"value\":0},{\"is\":\"y\",\"value\":1},{\"is\":\"z\",\"value\":2}]"));
        assertThat(step(record, "a").output()).contains(step(record, "a").input());
    }

    @Test
    void an_empty_list_is_an_empty_output() {
        RunRecord record = run("", List.of());
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(step(record, "a").output()).contains(new Items(List.of()));
    }

    @Test
    void as_many_items_run_at_a_time_as_the_plan_says_and_no_more() throws InterruptedException {
        AtomicInteger present = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        for (String is : items(9)) {
            engine.probe.on(is, call -> {
                most.accumulateAndGet(present.incrementAndGet(), Math::max);
                three.countDown();
                await(three);
                present.decrementAndGet();
                return Value.NULL;
            });
        }
        RunRecord record = run("\"concurrency\":3,", items(9));
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(most).hasValue(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_item_that_fails_is_named_and_no_further_one_begins() {
        engine.probe.on("1", call -> {
            throw StepFailure.lasting(FailureCode.TOOL_ERROR, "no");
        });
        RunRecord record = run("\"concurrency\":1,", items(5));
        assertThat(step(record, "a").failure().orElseThrow().error()).isEqualTo("Item 1: no");
        assertThat(engine.probe.calls()).containsExactly("0", "1");
    }

    @Test
    void a_thousand_items_pass_and_one_more_does_not() {
        assertThat(run("", items(1_000)).run().status()).isEqualTo(RunStatus.OK);
        RunRecord tooMany = run("", items(1_001));
        assertThat(step(tooMany, "a").failure().orElseThrow().code()).isEqualTo("expression_error");
        assertThat(step(tooMany, "a").failure().orElseThrow().error())
                .contains("1001")
                .contains("1000");
        assertThat(engine.probe.calls()).hasSize(1_000);
    }

    @Test
    void what_is_no_list_fails_the_step() {
        RunRecord record = engine.run(STEP.formatted(""), "{\"list\":\"x\"}");
        assertThat(step(record, "a").failure().orElseThrow().code()).isEqualTo("expression_error");
    }
}
