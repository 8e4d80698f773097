package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Terminal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RunCommandTest {
    private final Upstream upstream = new Upstream();

    @TempDir
    private Path data;

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void a_brief_is_planned_shown_run_and_kept() {
        Result result = new Terminal(data)
                .run(
                        "run",
                        "Get " + upstream.url("/items") + " and then post its answer to " + upstream.url("/answers"));

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.outLines())
                .anyMatch(line -> line.matches("  phase 1  \\w+ +http\\.get +" + upstream.url("/items")))
                .anyMatch(line -> line.matches("  phase 2  \\w+ +http\\.request +POST " + upstream.url("/answers")))
                .anyMatch(line -> line.startsWith("▸ "))
                .anyMatch(line -> line.matches("✓ ok in \\d+ ms  run_\\w+|✓ ok in [\\d.]+ s  run_\\w+"));
        assertThat(result.out()).doesNotContain("\033");
        assertThat(upstream.requests()).containsExactly("GET /items", "POST /answers {\"items\":[1,2]}");
        assertThat(new Terminal(data).run("history").outLines())
                .singleElement()
                .asString()
                .startsWith("✓ ok ")
                .contains(runId(result));
    }

    @Test
    void a_run_that_fails_says_why_and_exits_with_1() {
        Result result = new Terminal(data).run("run", "Get", upstream.url("/broken"));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.outLines())
                .anyMatch(line -> line.startsWith("✗ ") && line.contains("tool_error") && line.contains("400"))
                .anyMatch(line -> line.startsWith("✗ failed in "));
    }

    @Test
    void a_brief_that_cannot_be_planned_exits_with_1_and_runs_nothing() {
        Result result = new Terminal(data).run("run", "Sing me a song");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines().getFirst()).startsWith("dispatch: ");
    }

    @Test
    void a_dry_run_makes_no_call_that_writes() {
        Result result = new Terminal(data).typing(plan("POST", "/answers")).run("run", "--dry-run", "--plan", "-");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("(dry run)", "simulated: nothing is sent");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void for_programs_each_event_is_a_line_and_nothing_else() {
        Result result = new Terminal(data).typing(plan("GET", "/items")).run("run", "--json", "--plan", "-");

        List<Fields> events = result.outLines().stream()
                .map(line -> (Fields) Json.parse(line))
                .toList();
        assertThat(events)
                .extracting(event -> event.text("event").orElseThrow())
                .startsWith("step_start")
                .contains("step_log")
                .endsWith("step_done", "phase_complete", "run_complete");
        Fields last = events.getLast();
        assertThat(last.fields("data").text("status")).contains("ok");
        assertThat(last.text("id").orElseThrow())
                .startsWith(last.fields("data").text("runId").orElseThrow() + ":");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void a_plan_may_come_from_a_file_alone_or_as_the_api_answers_it() throws IOException {
        Path alone = Files.writeString(data.resolve("alone.json"), plan("GET", "/items"));
        Path wrapped = Files.writeString(data.resolve("wrapped.json"), "{\"plan\":" + plan("GET", "/items") + "}");

        assertThat(new Terminal(data).run("run", "--plan", alone.toString()).code())
                .isZero();
        assertThat(new Terminal(data).run("run", "--plan", wrapped.toString()).code())
                .isZero();
    }

    @Test
    void all_that_is_wrong_with_a_plan_is_listed_with_its_place() {
        Result result = new Terminal(data).typing("""
                        {"steps": [{"id": "a", "tool": "htp", "op": "get", "params": {}},
                                   {"id": "b", "tool": "http", "op": "gett", "params": {}}]}""").run("run", "--plan", "-");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines())
                .containsExactly(
                        "dispatch: The plan is not valid: 2 problems",
                        "  line 1, column 24: /steps/0/tool there is no tool `htp` (did you mean `http`?)",
                        "  line 2, column 40: /steps/1/op the tool `http` has no op `gett` (did you mean `get`?)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "[]"})
    void a_plan_that_is_no_plan_exits_with_1(String text) {
        Result result = new Terminal(data).typing(text).run("run", "--plan", "-");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines()).isNotEmpty().allMatch(line -> !line.contains("Exception"));
    }

    @Test
    void what_triggers_a_run_can_be_given() {
        String plan = plan("GET", "/items?order={{ trigger.order }}");

        Result result = new Terminal(data).typing(plan).run("run", "--plan", "-", "--trigger", "{\"order\": \"o-42\"}");

        assertThat(result.code()).isZero();
        assertThat(upstream.requests()).containsExactly("GET /items?order=o-42");
    }

    @Test
    void on_a_terminal_there_are_colours_unless_they_are_not_wanted() {
        String plan = plan("GET", "/items");

        assertThat(new Terminal(data)
                        .typing(plan)
                        .watching()
                        .run("run", "--plan", "-")
                        .out())
                .contains("\033[32m✓");
        assertThat(new Terminal(data)
                        .typing(plan)
                        .watching()
                        .with("NO_COLOR", "1")
                        .run("run", "--plan", "-")
                        .out())
                .doesNotContain("\033[32m");
        assertThat(new Terminal(data)
                        .typing(plan)
                        .watching()
                        .with("TERM", "dumb")
                        .run("run", "--plan", "-")
                        .out())
                .doesNotContain("\033");
    }

    @Test
    void an_interrupted_run_is_recorded_as_cancelled() {
        Terminal terminal = new Terminal(data).typing(plan("GET", "/slow"));
        CompletableFuture<Result> running = CompletableFuture.supplyAsync(() -> terminal.run("run", "--plan", "-"));
        upstream.awaitSlow();

        terminal.interrupt();
        Result result = running.join();

        assertThat(result.code()).isEqualTo(130);
        assertThat(result.out()).contains("✗ cancelled in ");
        assertThat(new Terminal(data).run("history").outLines())
                .singleElement()
                .asString()
                .startsWith("✗ cancelled")
                .contains(runId(result));
    }

    @Test
    void a_data_folder_that_another_has_is_named_with_who_has_it() {
        Terminal first = new Terminal(data).typing(plan("GET", "/slow"));
        CompletableFuture<Result> running = CompletableFuture.supplyAsync(() -> first.run("run", "--plan", "-"));
        upstream.awaitSlow();

        Result second = new Terminal(data).run("run", "Get", upstream.url("/items"));

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.errLines())
                .containsExactly("dispatch: The data folder " + data + " is in use by process "
                        + ProcessHandle.current().pid() + ". Stop that one first, or choose another folder.");
        upstream.release();
        assertThat(running.join().code()).isZero();
    }

    private String plan(String method, String path) {
        return """
                {"name": "A plan", "steps": [{"id": "call", "tool": "http", "op": "request",
                 "params": {"method": "%s", "url": "%s"}}]}""".formatted(method, upstream.url(path));
    }

    private static String runId(Result result) {
        return result.out().replaceAll("(?s).*(run_\\w+).*", "$1");
    }
}
