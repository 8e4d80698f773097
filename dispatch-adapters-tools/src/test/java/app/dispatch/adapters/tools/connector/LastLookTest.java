package app.dispatch.adapters.tools.connector;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.http.HttpConnector;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class LastLookTest {
    private static final StepFailure ELSEWHERE = StepFailure.lasting(FailureCode.INTERRUPTED, "the run is elsewhere");

    private final HttpUpstream upstream = new HttpUpstream(EgressPolicy.parse("127.0.0.1"), InstantSource.system());

    @Test
    void nothing_is_sent_for_a_run_that_was_lost() throws IOException {
        try (RecordingServer server =
                RecordingServer.answering((request, wire) -> wire.write(reply(200, "text/plain", "ok")))) {
            Attempt lost = attempt().beforeSending(() -> {
                throw ELSEWHERE;
            });

            assertThatThrownBy(() -> upstream.send(lost, get(server.port()))).isSameAs(ELSEWHERE);

            assertThat(server.requests()).isEmpty();
            assertThat(upstream.send(attempt(), get(server.port())).status()).isEqualTo(200);
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** So what it takes to make one is not between the look and the request. */
    @Test
    void the_look_comes_when_there_is_a_connection() throws IOException {
        AtomicBoolean looked = new AtomicBoolean();
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            nobody = closed.getLocalPort();
        }

        assertThatThrownBy(() -> upstream.send(attempt().beforeSending(() -> looked.set(true)), get(nobody)))
                .isInstanceOf(StepFailure.class);

        assertThat(looked).isFalse();
    }

    private Attempt attempt() {
        return new Attempt(
                new HttpConnector(upstream).definition().op("get").orElseThrow(),
                Fields.empty(),
                Duration.ofSeconds(10));
    }

    private static Request get(int port) {
        return new Request.Builder().url("http://127.0.0.1:" + port + "/").build();
    }
}
