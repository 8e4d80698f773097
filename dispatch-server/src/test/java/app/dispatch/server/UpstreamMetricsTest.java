package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What services answer, as Prometheus reads it from the program. */
@Timeout(120)
class UpstreamMetricsTest {
    @TempDir
    private Path temporary;

    private static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String get(String id, String url) {
        return """
                {"id":"%s","tool":"http","op":"get","params":{"url":"%s"},"onError":"continue","retry":{"maxAttempts":1}}""".formatted(id, url);
    }

    private static String counted(String tool, String status) {
        return "dispatch_upstream_responses_total{status=\"" + status + "\",tool=\"" + tool + "\"} ";
    }

    @Test
    void answers_of_services_are_counted_by_tool_and_class_of_status() throws Exception {
        try (Upstream upstream = new Upstream();
                Program server = Program.start(
                        temporary.resolve("data"),
                        Map.of(
                                "DISPATCH_TOOL_GITHUB_BASE_URL", upstream.url("/echo"),
                                "DISPATCH_LLM_OPENAI_BASE_URL", upstream.url("")),
                        "serve",
                        "--port",
                        "0")) {
            Client client = new Client(server.url());
            client.signUp();
            client.save("{\"id\":\"wf_test\",\"name\":\"All\",\"steps\":["
                    + String.join(
                            ",",
                            get("one", upstream.url("/items")),
                            get("two", upstream.url("/items?secret=a-label-never")),
                            get("wrong", upstream.url("/broken")),
                            get("limited", upstream.url("/limit")),
                            get("closed", "http://127.0.0.1:" + closedPort() + "/"))
                    + "]}");
            client.run();
            client.ok("POST", "/api/integrations/github", "{\"fields\":{\"token\":\"github_pat_1\"}}");
            client.ok("POST", "/api/credentials/openai", "{\"apiKey\":\"sk-1\"}");

            String metrics = client.get("/metrics").body();

            assertThat(metrics)
                    .contains(counted("http", "2xx") + "2.0\n", counted("http", "4xx") + "1.0\n")
                    .contains(counted("http", "429") + "1.0\n", counted("http", "error") + "1.0\n")
                    .contains(counted("github", "2xx") + "1.0\n", counted("credential", "4xx") + "1.0\n")
                    .contains("dispatch_upstream_request_duration_seconds_count{tool=\"http\"} 5\n")
                    .doesNotContain("a-label-never", upstream.url(""));
        }
    }
}
