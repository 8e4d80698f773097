package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Terminal.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProgramTest {
    private final Upstream upstream = new Upstream();

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void name() {
        data = temporary.resolve("data");
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void a_server_says_one_line_holds_its_folder_and_ends_cleanly_on_sigterm() throws Exception {
        try (Program server = Program.start(data, "serve", "--port", "0")) {
            String url = server.url();
            assertThat(new Client(url).get("/readyz").statusCode()).isEqualTo(200);
            assertThat(new Client(url).get("/metrics").statusCode()).isEqualTo(200);
            assertThat(instances(server.pid()))
                    .as("who sends nothing to OpenTelemetry's collectors has nothing of its SDK")
                    .contains("app.dispatch.server.metrics.MetricFeed")
                    .doesNotContain("io.opentelemetry");

            Result other = new Terminal(data).run("serve", "--port", "0");
            assertThat(other.code()).isEqualTo(1);
            assertThat(other.errLines())
                    .containsExactly("dispatch: The data folder " + data + " is in use by process " + server.pid()
                            + ". Stop that one first, or choose another folder.");
            assertThat(new Terminal(data).run("runs").code())
                    .as("the server is asked")
                    .isZero();

            server.terminate();
            assertThat(server.code()).isZero();
            assertThat(server.rest()).isEmpty();
            assertThat(Program.errors(data)).isEmptyFile();
        }
        assertThat(new Terminal(data).run("history").code()).isZero();
    }

    /** The classes that a process has instances of. */
    private static String instances(long pid) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.class_histogram").start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void sigterm_lets_a_run_end_and_takes_no_new_one() throws Exception {
        try (Program server = Program.start(data, "serve", "--port", "0")) {
            Client client = new Client(server.url());
            client.signUp();
            client.save(plan("/slow"));
            var running = client.runLater();
            upstream.awaitSlow();

            server.terminate();
            client.awaitNotReady();
            assertThat(client.run().statusCode()).isEqualTo(503);
            upstream.release();

            assertThat(running.join().body()).contains("\"status\":\"ok\"");
            assertThat(server.code()).isZero();
        }
    }

    @Test
    void a_run_whose_server_was_killed_is_finished_by_the_next_one() throws Exception {
        String run;
        try (Program server = Program.start(data, "serve", "--port", "0")) {
            Client client = new Client(server.url());
            client.signUp();
            client.save(plan("/slow"));
            run = client.runInBackground();
            upstream.awaitSlow();
            server.kill();
            server.code();
        }
        upstream.release();
        try (Program server = Program.start(data, "serve", "--port", "0")) {
            Client client = new Client(server.url());
            client.logIn();

            assertThat(client.events(run)).contains("event: run_complete").contains("\"status\":\"ok\"");
            server.terminate();
            assertThat(server.code()).isZero();
        }
    }

    @Test
    void ctrl_c_cancels_a_run_and_exits_with_130() throws Exception {
        Path plan = Files.writeString(temporary.resolve("plan.json"), plan("/slow"));
        try (Program program = Program.start(data, "run", "--json", "--plan", plan.toString())) {
            upstream.awaitSlow();

            program.interrupt();

            assertThat(program.code()).isEqualTo(130);
            Fields last = (Fields) Json.parse(program.rest().getLast());
            assertThat(last.text("event")).contains("run_complete");
            assertThat(last.fields("data").text("status")).contains("cancelled");
        }
        assertThat(new Terminal(data).run("history").outLines())
                .singleElement()
                .asString()
                .startsWith("✗ cancelled");
    }

    @Test
    void output_that_goes_to_a_pipe_has_no_colours_and_is_utf_8() throws Exception {
        try (Program program = Program.start(data, "run", "Get", upstream.url("/items"))) {
            String all = String.join("\n", program.rest());

            assertThat(program.code()).isZero();
            assertThat(all).contains("▸ ", "✓ ok in ").doesNotContain("\033");
        }
    }

    @Test
    void it_trains_itself_and_leaves_nothing_behind() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("tmp"));
        Map<String, String> environment = Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder);
        try (Program program = Program.start(data, environment, "self-train")) {
            assertThat(program.rest()).isEmpty();
            assertThat(program.code())
                    .as(Files.readString(Program.errors(data)))
                    .isZero();
        }
        assertThat(data).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    private String plan(String path) {
        return """
                {"id": "wf_test", "name": "A plan", "steps": [{"id": "call", "tool": "http", "op": "get",
                 "params": {"url": "%s"}}]}""".formatted(upstream.url(path));
    }
}
