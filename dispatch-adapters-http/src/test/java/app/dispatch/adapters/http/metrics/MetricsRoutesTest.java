package app.dispatch.adapters.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.Plans;
import app.dispatch.adapters.http.RawSocket;
import app.dispatch.adapters.http.RunningServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsRoutesTest {
    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void runs_and_steps_that_ended_are_counted_by_how_they_ended() {
        Client user = server.newUser();
        try (EventReader events = user.execute(Plans.plan("wf_one", Plans.echo("say", "1")))) {
            events.rest();
        }

        assertThat(text())
                .contains("dispatch_runs_total{mode=\"live\",status=\"ok\",trigger=\"manual\"} 1.0")
                .contains("dispatch_run_duration_seconds_count{status=\"ok\",trigger=\"manual\"} 1")
                .containsPattern("dispatch_step_duration_seconds_count\\{op=\"[a-z]+\",status=\"ok\",tool=\"lab\"} 1")
                .contains("dispatch_runs_queued 0.0", "dispatch_runs_running 0.0", "dispatch_event_streams_open 0.0")
                .contains("jvm_memory_used_bytes", "process_cpu_seconds_total");
    }

    @Test
    void requests_are_measured_by_route_and_never_by_path() {
        server.newUser().get("/api/runs/run_secret");
        server.anonymous().get("/no/such/secret");

        assertThat(text())
                .contains("http_server_request_duration_seconds_count{http_request_method=\"GET\","
                        + "http_response_status_code=\"404\",http_route=\"/api/runs/{id}\"} 1")
                .contains("http_route=\"none\"")
                .doesNotContain("secret");
    }

    @Test
    void the_format_is_the_one_that_is_asked_for() {
        Answer plain = server.anonymous().get("/metrics");
        Answer open = server.anonymous().get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");
        assertThat(plain.header("content-type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(open.header("content-type")).startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(open.text()).endsWith("# EOF\n");
    }

    @Test
    void a_scraper_that_would_rather_have_protobuf_gets_text() {
        Answer answer = server.anonymous()
                .get(
                        "/metrics",
                        "Accept",
                        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.7,"
                                + "text/plain;version=0.0.4;q=0.3");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void methods_that_clients_make_up_leave_nothing_behind() {
        try (RawSocket socket = new RawSocket(server.port())) {
            for (int i = 0; i < 3_000; i++) {
                socket.send("MADEUP" + i + " /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(socket.readTo("}}")).startsWith("HTTP/1.1 501").contains("\"code\":\"bad_request\"");
            }
        }
        assertThat(text()).doesNotContain("MADEUP");
    }

    @Test
    void a_method_without_a_label_of_its_own_is_measured_among_the_others() {
        PrometheusMetrics metrics = new PrometheusMetrics();
        metrics.answered("TRACE", "none", 404, Duration.ZERO);
        metrics.answered("MADEUP", "none", 404, Duration.ZERO);

        assertThat(new String(metrics.expose(null).bytes(), StandardCharsets.UTF_8))
                .contains(
                        "_count{http_request_method=\"other\",http_response_status_code=\"404\",http_route=\"none\"} 2")
                .doesNotContain("MADEUP");
    }

    @Test
    void a_client_is_told_a_hundred_times_in_ten_seconds_and_then_to_wait() {
        for (int i = 0; i < 100; i++) {
            text();
        }
        Answer oneMore = server.anonymous().get("/metrics");
        assertThat(oneMore.status()).isEqualTo(429);
        assertThat(oneMore.header("Retry-After")).isNotBlank();
    }

    private String text() {
        Answer answer = server.anonymous().get("/metrics");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }
}
