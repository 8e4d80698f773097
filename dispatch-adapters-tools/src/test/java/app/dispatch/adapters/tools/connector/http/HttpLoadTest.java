package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

    @Test
    void five_hundred_calls_of_ten_users_are_on_the_wire_at_once() throws Exception {
        int calls = 500;
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
                UserId owner = new UserId("usr_" + i % 10);
                outputs.add(threads.submit(() -> http.run(attempt(http, url).of(owner))));
            }
            for (int i = 0; i < calls; i++) {
                assertThat(outputs.get(i).get().text("body")).contains("/" + i);
            }
            assertThat(server.requests()).hasSize(calls);
        }
    }

    private static Attempt attempt(HttpFixture http, String url) {
        return http.attempt("get", "{\"url\":\"%s\"}", url);
    }

    @Test
    void a_user_has_fifty_calls_on_the_wire_and_not_one_more() throws Exception {
        int calls = 50;
        CountDownLatch all = new CountDownLatch(calls);
        CountDownLatch refused = new CountDownLatch(1);
        try (RecordingServer server = RecordingServer.answering((request, wire) -> {
                    all.countDown();
                    refused.await();
                    wire.write(reply(200, "text/plain", "ok"));
                });
                HttpFixture http = HttpFixture.local();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fields>> outputs = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                outputs.add(threads.submit(() -> http.get(server.url("/"))));
            }
            all.await();

            Attempt next = http.attempt(Duration.ofMillis(20), "get", "{\"url\":\"%s\"}", server.url("/"));
            assertThat(http.failure(next).text()).contains("50 of the same user are under way");
            refused.countDown();
            for (Future<Fields> output : outputs) {
                assertThat(output.get().text("body")).contains("ok");
            }
            assertThat(server.connections()).isEqualTo(calls);
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
