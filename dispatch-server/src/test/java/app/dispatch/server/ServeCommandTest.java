package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.server.Terminal.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeCommandTest {
    @TempDir
    private Path data;

    @Test
    void it_says_on_one_line_where_it_is_and_answers_there_until_it_is_stopped() throws Exception {
        Terminal terminal = new Terminal(data);
        ReadyLine ready = new ReadyLine();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        var serving = CompletableFuture.supplyAsync(() -> terminal.run(ready.stream(), err, "serve", "--port", "0"));
        String url = CompletableFuture.anyOf(ready.url(), serving).join().toString();

        assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(get(url + "/healthz").statusCode()).isEqualTo(200);
        assertThat(get(url + "/readyz").statusCode()).isEqualTo(200);
        assertThat(get(url + "/metrics").body()).contains("dispatch_build_info{version=\"" + Version.text() + "\"} 1");
        assertThat(new Terminal(data).run("serve", "--port", "0").errLines())
                .containsExactly("dispatch: The data folder " + data + " is in use by process "
                        + ProcessHandle.current().pid() + ". Stop that one first, or choose another folder.");
        assertThat(new Terminal(data).run("history").out())
                .as("the server is asked")
                .isEqualTo("No run has ended yet.\n");

        terminal.interrupt();
        assertThat(serving.join()).isZero();
        assertThat(new Terminal(data).run("history").code()).isZero();
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Result result = new Terminal(data).run("serve", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.errLines())
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1:" + taken.getLocalPort())
                    .containsIgnoringCase("in use");
        }
    }

    @Test
    void a_host_that_has_no_address_is_named() {
        Result result = new Terminal(data).run("serve", "--host", "no-such-host.invalid", "--port", "0");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errLines())
                .containsExactly(
                        "dispatch: cannot listen at no-such-host.invalid:0: no address is known for this host");
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_named() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        Result result = new Terminal(data).run("serve", "--data", file.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errLines())
                .containsExactly("dispatch: The data folder " + file + " cannot be written: " + file + " is no folder");
    }

    @Test
    void a_database_that_cannot_be_reached_is_named_without_its_password() {
        Result result = new Terminal(data)
                .with("DISPATCH_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/dispatch?user=me&password=hush")
                .run("serve", "--port", "0");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errLines())
                .singleElement()
                .asString()
                .startsWith("dispatch: PostgreSQL at 127.0.0.1:1/dispatch cannot be reached");
        assertThat(result.err()).doesNotContain("hush", "Exception");
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
