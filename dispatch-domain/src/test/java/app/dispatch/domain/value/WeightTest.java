package app.dispatch.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Isolated("it measures the heap")
class WeightTest {
    /** So many bytes are made of each kind, that what else comes and goes does not matter. */
    private static final long BYTES = 40L << 20;

    private static final long SETTLED = 64 << 10;

    static Stream<Arguments> values() {
        return Stream.of(
                values("a short text", i -> Value.of("text " + i)),
                values("a long text", i -> Value.of("x".repeat(200) + i)),
                values("a text beyond Latin-1", i -> Value.of("\u4f60".repeat(50) + i)),
                values("a number", i -> Value.of(1_000_000L + i)),
                values("a large number", i -> new Value.Num(new BigDecimal("1".repeat(60) + i))),
                values("a list of nothing", i -> Value.of(Collections.nCopies(20, Value.NULL))),
                values("a list of numbers", i -> Value.of(numbers(20, i))),
                values("a list of objects of nothing", i -> Value.of(empty(20))),
                values("an object of one", i -> Fields.of("member" + i, Value.of(1_000_000L + i))),
                values("an object of three", i -> object(3, i)),
                values("an object of thirty", i -> object(30, i)));
    }

    private static Arguments values(String name, IntFunction<Value> make) {
        return Arguments.of(name, make);
    }

    private static List<Value> numbers(int count, int from) {
        return IntStream.range(0, count)
                .<Value>mapToObj(i -> Value.of(1_000_000L * from + i + 1000))
                .toList();
    }

    private static List<Value> empty(int count) {
        return IntStream.range(0, count)
                .<Value>mapToObj(i -> Fields.builder().build())
                .toList();
    }

    private static Fields object(int members, int number) {
        Value.FieldsBuilder object = Fields.builder();
        IntStream.range(0, members).forEach(i -> object.put("member" + number + "_" + i, "value " + i));
        return object.build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void a_weight_is_about_what_the_heap_says(String name, IntFunction<Value> make) {
        int copies = Math.toIntExact(BYTES / Weight.of(make.apply(0)));
        List<Value> kept = new ArrayList<>(copies);
        long before = used();
        for (int i = 0; i < copies; i++) {
            kept.add(make.apply(i));
        }
        long measured = used() - before;
        long weighed = kept.stream().mapToLong(Weight::of).sum();
        assertThat((double) weighed / measured).as(name).isBetween(0.75, 1.35);
    }

    /** What is in use when collecting once more frees nothing: what was dropped before may go a collection later. */
    private static long used() {
        long used = collected();
        for (long next = collected(); used - next > SETTLED; next = collected()) {
            used = next;
        }
        return used;
    }

    private static long collected() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
