package app.dispatch.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private final Ids ids = Ids.from(new Random(1));

    @Test
    void ids_of_a_time_sort_by_it() {
        List<String> made = Stream.of(0L, 1L, 61L, 62L, 1_795_000_000_000L, 1_795_000_000_001L, 218_340_105_584_895L)
                .map(Instant::ofEpochMilli)
                .map(now -> ids.next("run_", now))
                .toList();

        assertThat(made).isSorted().allMatch(id -> id.matches("run_[0-9A-Za-z]{22}"));
    }

    @Test
    void ids_of_one_time_differ() {
        List<String> made = IntStream.range(0, 1_000)
                .mapToObj(i -> ids.next("run_", Instant.EPOCH))
                .toList();

        assertThat(made).doesNotHaveDuplicates().allMatch(id -> id.startsWith("run_00000000"));
    }
}
