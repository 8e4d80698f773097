package app.dispatch.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.account.ResetMailStore.Due;
import app.dispatch.domain.account.Email;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ResetMailStore} does. */
public interface ResetMailStoreContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    Email ADA = new Email("Ada@example.com");

    /** A store in which nobody waits. */
    ResetMailStore store();

    @Test
    default void an_address_waits_once_and_has_its_turns_until_it_is_done() {
        ResetMailStore store = store();

        assertThat(store.ask(ADA, NOW, 9)).isTrue();
        assertThat(store.ask(new Email("ada@EXAMPLE.com"), NOW.plusSeconds(1), 9))
                .isTrue();

        assertThat(store.take(NOW.minusMillis(1), NOW, 9)).isEmpty();
        assertThat(store.take(NOW, NOW.plusSeconds(60), 9)).containsExactly(new Due(ADA, NOW, 1));
        assertThat(store.take(NOW.plusSeconds(59), NOW.plusSeconds(120), 9)).isEmpty();
        assertThat(store.take(NOW.plusSeconds(60), NOW.plusSeconds(120), 9)).containsExactly(new Due(ADA, NOW, 2));
        store.later(ADA, NOW.plusSeconds(61));
        assertThat(store.take(NOW.plusSeconds(61), NOW.plusSeconds(120), 9)).containsExactly(new Due(ADA, NOW, 3));
        store.done(ADA);
        assertThat(store.take(NOW.plusSeconds(999), NOW.plusSeconds(999), 9)).isEmpty();
        assertThat(store.ask(ADA, NOW.plusSeconds(5), 9)).isTrue();
        assertThat(store.take(NOW.plusSeconds(5), NOW.plusSeconds(60), 9))
                .containsExactly(new Due(ADA, NOW.plusSeconds(5), 1));
    }

    @Test
    default void so_many_wait_and_no_more_and_the_longest_waiting_comes_first() {
        ResetMailStore store = store();
        for (int n = 0; n < 3; n++) {
            assertThat(store.ask(new Email(n + "@example.com"), NOW.plusMillis(n), 3))
                    .isTrue();
        }

        assertThat(store.ask(new Email("3@example.com"), NOW, 3)).isFalse();

        assertThat(store.take(NOW.plusSeconds(1), NOW.plusSeconds(60), 2))
                .extracting(due -> due.to().value())
                .containsExactly("0@example.com", "1@example.com");
    }

    @Test
    default void of_several_who_look_at_once_one_has_it() throws Exception {
        ResetMailStore store = store();
        for (int n = 0; n < 5; n++) {
            store.ask(new Email(n + "@example.com"), NOW, 9);
        }

        List<Due> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<Due>>> looks = IntStream.range(0, 4)
                    .<Callable<List<Due>>>mapToObj(n -> () -> store.take(NOW, NOW.plusSeconds(60), 9))
                    .toList();
            for (Future<List<Due>> look : threads.invokeAll(looks)) {
                all.addAll(look.get());
            }
        }

        assertThat(all).hasSize(5).doesNotHaveDuplicates();
    }
}
