package app.dispatch.application.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Weight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read takes no more of the heap than is said of it, whatever its shape. */
@Isolated("it measures the heap")
class HeapTest {
    /** So many bytes are made of each kind, that what else comes and goes does not matter. */
    private static final long BYTES = 40L << 20;

    /** As long as a request may be. */
    private static final int LONGEST = 1 << 20;

    /** Requests of the most tokens, each a few bytes in the text. */
    static Stream<Arguments> requests() {
        return Stream.of(
                request("objects of nothing", "{}", 2),
                request("lists of nothing", "[]", 2),
                request("objects of one", "{\"\":1}", 4),
                request("objects of one object", "{\"\":{}}", 5),
                request("numbers", "7", 1),
                request("words", "\"\"", 1),
                request("nothing", "null", 1));
    }

    private static Arguments request(String name, String item, int tokens) {
        String items = (item + ",").repeat((Json.MOST_TOKENS - 3) / tokens);
        return Arguments.of(name, "[" + items + "0]");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void the_largest_request_takes_no_more_than_is_lent_for_it_and_than_it_weighs(String name, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        assertThat(body.length).isLessThan(LONGEST);
        long weight = Weight.of(Json.request(body));
        int copies = Math.toIntExact(BYTES / weight);

        long each = taken(copies, copy -> Json.request(body)) / copies;

        assertThat(each).isLessThan(Weight.ofReading(body, Json.MOST_TOKENS));
        assertThat(0.75 * each)
                .as("three quarters of what is measured")
                .isLessThan(weight); // what is shared weighs more
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void a_request_of_more_is_refused(String name, String json) {
        String more = "[" + json + "," + json.substring(1);
        assertThatThrownBy(() -> Json.request(more)).isInstanceOf(Refusal.class);
    }

    @Test
    void nothing_is_kept_of_a_schema_that_a_user_wrote() {
        Fields op = (Fields)
                Json.parse(
                        "{\"type\": \"object\", \"properties\": {\"schema\": {\"type\": \"object\", \"x-json-schema\": true}}}");
        ParamsSchema schemas = new ParamsSchema();
        IntFunction<Object> use = number -> {
            Fields written = written(number);
            assertThat(schemas.check(op, Fields.of("schema", written), "", any -> false))
                    .isEmpty();
            WrittenSchema compiled = WrittenSchema.of(written);
            assertThat(compiled.check(Fields.empty())).isEmpty();
            return compiled.schema().values().size();
        };
        use.apply(0);
        int count = 200;

        assertThat(taken(count, use)).isLessThan(count * Weight.of(written(0)) / 2);
    }

    /** About 30 KiB. */
    private static Fields written(int number) {
        Value.FieldsBuilder properties = Fields.builder();
        for (int i = 0; i < 250; i++) {
            properties.put(
                    "property_" + number + "_" + i,
                    Fields.of("type", Value.of("string")).with("description", Value.of("x".repeat(50))));
        }
        return Fields.of("type", Value.of("object"))
                .with("$id", Value.of("https://example.com/" + number))
                .with("properties", properties.build());
    }

    /** The bytes that so many of these keep from being used otherwise. */
    private static long taken(int copies, IntFunction<?> make) {
        List<Object> kept = new ArrayList<>(copies);
        long before = used();
        for (int copy = 0; copy < copies; copy++) {
            kept.add(make.apply(copy));
        }
        long taken = used() - before;
        assertThat(kept).hasSize(copies);
        return taken;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
