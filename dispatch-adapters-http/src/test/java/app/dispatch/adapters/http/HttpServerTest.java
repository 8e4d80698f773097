package app.dispatch.adapters.http;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.dispatch.adapters.http.EventReader.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpServerTest {
    @Test
    void a_port_that_is_taken_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(CannotListen.class)
                    .isThrownBy(() -> RunningServer.onPort(taken.getLocalPort()))
                    .withMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .withMessageContaining("in use");
        }
    }

    @Test
    void an_answer_that_is_under_way_is_given_before_the_server_stops() throws Exception {
        RunningServer server = RunningServer.start();
        int port = server.port();
        Client user = server.newUser();
        user.post("/api/workflows", "{\"plan\":" + plan("wf_1", echo("first", "1"), waitAt("a", "stop")) + "}");
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> user.post("/api/workflows/wf_1/run", null));
        eventually(() ->
                !user.get("/api/history?status=active").json().items("history").isEmpty());

        CompletableFuture<Void> stop = CompletableFuture.runAsync(server.http()::close);
        eventually(() -> !takesConnections(port));
        assertThat(waiting).isNotDone();
        server.lab.open("stop");

        assertThat(waiting.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        stop.get(10, TimeUnit.SECONDS);
        server.close();
    }

    private static boolean takesConnections(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void open_streams_end_with_the_server_to_be_resumed_at_another() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            EventReader stream = server.newUser().execute(plan("p", waitAt("a", "stop")));
            Event last = stream.next("step_start");
            server.http().close();
            assertThat(stream.rest()).noneMatch(event -> event.name().equals("run_complete"));
            assertThat(last.id()).isNotEmpty();
            server.lab.open("stop");
        }
    }
}
