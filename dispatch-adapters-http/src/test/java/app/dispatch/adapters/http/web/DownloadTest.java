package app.dispatch.adapters.http.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import app.dispatch.application.SettableClock;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DownloadTest {
    private final SettableClock clock = new SettableClock();

    /** A client that takes so long for each piece. */
    private OutputStream taking(Duration time) {
        return new OutputStream() {
            @Override
            public void write(int one) {
                clock.advance(time);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                clock.advance(time);
            }
        };
    }

    @Test
    void who_reads_steadily_gets_it_all_and_who_hardly_reads_is_cut_off() {
        byte[] much = new byte[16 * 1024 * 1024];
        assertThatCode(() -> new Download.Pace(clock).write(much, taking(Duration.ofMillis(200))))
                .doesNotThrowAnyException();
        assertThatIOException()
                .isThrownBy(() -> new Download.Pace(clock).write(much, taking(Duration.ofMillis(300))))
                .withMessageContaining("too slowly");
    }

    @Test
    void one_long_wait_is_nobodys_fault() {
        assertThatCode(() -> new Download.Pace(clock).write(new byte[8], taking(Duration.ofSeconds(29))))
                .doesNotThrowAnyException();
    }
}
