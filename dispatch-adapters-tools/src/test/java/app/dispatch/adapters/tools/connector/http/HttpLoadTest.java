package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

    @Test
    void three_hundred_calls_are_on_the_wire_at_once() throws Exception {
        int calls = 300;
        CountDownLatch all = new CountDownLatch(calls);
        try (RecordingServer server = RecordingServer.answering((request, wire) -> {
                    all.countDown();
                    all.await();
                    wire.write(reply(200, "text/plain", request.target()));
                });
                HttpFixture http = HttpFixture.local();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fields>> outputs = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                String url = server.url("/" + i);
                outputs.add(threads.submit(() -> http.get(url)));
            }
            for (int i = 0; i < calls; i++) {
                assertThat(outputs.get(i).get().text("body")).contains("/" + i);
            }
            assertThat(server.requests()).hasSize(calls);
        }
    }

    @Test
    void calls_one_after_another_share_a_connection() {
        try (RecordingServer server = RecordingServer.answering(reply(200, "text/plain", "ok"));
                HttpFixture http = HttpFixture.local()) {
            for (int i = 0; i < 20; i++) {
                http.get(server.url("/"));
                http.request("{ \"method\": \"POST\", \"url\": \"%s\" }", server.url("/"));
            }
            assertThat(server.requests()).hasSize(40);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_host_with_a_dead_address_is_reached_at_its_living_one() {
        try (RecordingServer server = RecordingServer.answering(reply(200, "text/plain", "ok"));
                HttpFixture http = HttpFixture.with(
                        EgressPolicy.parse("two.test"),
                        host -> List.of(InetAddress.getByName("127.0.0.7"), InetAddress.getByName("127.0.0.1")))) {
            assertThat(http.get("http://two.test:" + server.port() + "/").get("status"))
                    .contains(Value.of(200));
            assertThat(server.requests()).hasSize(1);
        }
    }
}
