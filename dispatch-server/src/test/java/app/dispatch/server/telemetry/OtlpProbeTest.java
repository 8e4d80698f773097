package app.dispatch.server.telemetry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.server.settings.TelemetrySettings.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtlpProbeTest {
    @Test
    void who_listens_and_does_not_answer_is_waited_for_so_long() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Target target = new Target("http://127.0.0.1:" + silent.getLocalPort() + "/v1/metrics", Map.of());

            assertThatThrownBy(() -> new OtlpProbe(target, Duration.ofMillis(100)).status())
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }
}
