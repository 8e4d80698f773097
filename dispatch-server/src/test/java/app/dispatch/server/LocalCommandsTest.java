package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.server.Terminal.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on data of their own. */
class LocalCommandsTest {
    private final Upstream upstream = new Upstream();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        upstream.close();
    }

    private Terminal me() {
        return new Terminal(folder.resolve("data"));
    }

    private String withApproval() {
        return """
                {"name": "Asks", "steps": [{"id": "send", "tool": "http", "op": "request", "approval": true,
                 "params": {"method": "POST", "url": "%s", "json": {"a": 1}}}]}""".formatted(upstream.url("/answers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "history", "workflows", "tokens", "tools", "keys", "doctor", "webhooks"})
    void who_only_looks_makes_no_data_folder(String command) {
        assertThat(me().run(command).code()).isZero();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void an_approval_is_asked_for_at_the_terminal() {
        Result yes = me().typing(withApproval()).answering("y").run("run", "--plan", "-");
        assertThat(yes.code()).as(yes.out() + yes.err()).isZero();
        assertThat(yes.out())
                .contains("? send  http.request waits for your approval", "url: " + upstream.url("/answers"));
        assertThat(upstream.requests()).containsExactly("POST /answers {\"a\":1}");

        Result no = me().typing(withApproval()).answering("n").run("run", "--plan", "-");
        assertThat(no.code()).isEqualTo(1);
        assertThat(upstream.requests()).hasSize(1);

        Result nobody = me().typing(withApproval()).run("run", "--plan", "-");
        assertThat(nobody.errLines()).singleElement().asString().contains("run it at a terminal");
    }

    @Test
    void tokens_and_connections_are_kept_for_the_local_user_too() {
        assertThat(me().run("tokens", "create", "mine").out()).startsWith("dsp_live_");
        me().typing(withApproval().replaceFirst("\\{", "{\"id\": \"wf_night\", "))
                .run("workflows", "save", "-");
        assertThat(me().run("tokens", "create", "night", "--workflow", "wf_night")
                        .out())
                .startsWith("dsp_live_");
        assertThat(me().run("tokens").out()).containsPattern("night +dsp_live_\\S+ +read, run, write +wf_night");
        assertThat(me().run("tokens", "create", "night", "--workflow", "wf_none")
                        .err())
                .contains("`wf_none` is no workflow of yours");
        assertThat(me().answering("ghp_x").run("connect", "github", "--no-test").code())
                .isZero();
        assertThat(me().run("tools").out()).containsPattern("github +GitHub +yes");
        assertThat(me().typing("sk-x").run("keys", "set", "openai").code()).isZero();
        assertThat(me().run("keys").out()).contains("openai").doesNotContain("sk-x");
    }

    @Test
    void what_a_run_lacks_is_told_with_the_command_that_connects_it() {
        Result result = me().run("run", "List the open issues of acme/api");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("integration_missing", "Connect it with `./dispatch connect github`");
    }

    @Test
    void a_brief_with_a_schedule_runs_once_and_says_that_nothing_was_scheduled() {
        Result result = me().run("run", "Every weekday at 9 get " + upstream.url("/items"));

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Nothing was scheduled", "workflows save - --scheduled");
    }

    @Test
    void the_answer_alone_is_printed_in_the_format_that_is_asked_for() {
        String brief = "Get " + upstream.url("/items");

        assertThat(me().run("run", "--quiet", brief).out()).isEqualTo("{\n  \"items\" : [ 1, 2 ]\n}\n");
        assertThat(me().run("run", "-o", "yaml", brief).out()).startsWith("status: 200\n");
        assertThat(me().run("run", "-o", "json", brief).out()).startsWith("{\n  \"status\" : 200");
        assertThat(me().run("run", "--output", "nope", brief).err()).contains("the step `nope` has no output");
    }

    @Test
    void a_plan_is_checked_with_the_places_of_what_is_wrong() {
        Result bad =
                me().typing("steps:\n  - id: a\n    tool: htp\n    op: get\n").run("check", "-");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.errLines())
                .contains("  line 3, column 5: /steps/0/tool there is no tool `htp` (did you mean `http`?)");
        Result good = me().typing(withApproval()).run("check", "-");
        assertThat(good.code()).isZero();
        assertThat(good.out()).contains("http.request  POST " + upstream.url("/answers"));
    }

    @Test
    void a_run_that_was_killed_is_seen_and_gone_on_with() throws Exception {
        Path plan = Files.writeString(folder.resolve("plan.json"), """
                {"name": "Slow", "steps": [{"id": "call", "tool": "http", "op": "get", "params": {"url": "%s"}}]}
                """.formatted(upstream.url("/slow")));
        String id;
        try (Program program = Program.start(folder.resolve("data"), Map.of(), "run", "--plan", plan.toString())) {
            id = String.valueOf(program.line());
            upstream.awaitSlow();
            program.kill();
            int unused = program.code();
        }
        upstream.release();

        assertThat(me().run("runs").out()).startsWith("▸ ").contains(id);
        assertThat(me().run("runs", "watch", id).err()).contains("./dispatch resume");
        Result resumed = me().run("resume");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).startsWith(id + "\n").contains("✓ ok in ");
        assertThat(me().run("resume").out()).isEqualTo("No run is left unfinished.\n");
    }

    @Test
    void the_demonstration_shows_a_failure_and_its_retry_and_leaves_nothing() {
        Result demo = me().run("demo");

        assertThat(demo.code()).as(demo.out() + demo.err()).isZero();
        assertThat(demo.out())
                .containsSubsequence(
                        "$ dispatch run ",
                        "✗ post_reports",
                        "✗ failed in ",
                        "$ dispatch runs retry run_",
                        ", from before",
                        "✓ ok in ",
                        "\"report\" : \"r-1\"",
                        "$ dispatch runs",
                        "retry of run_");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void shells_take_the_completions() throws Exception {
        Path script = Files.writeString(
                folder.resolve("bash"), me().run("completion", "bash").out());
        assertThat(new ProcessBuilder("bash", "-n", script.toString()).start().waitFor())
                .isZero();
        assertThat(me().run("completion", "fish").out()).contains("__fish_seen_subcommand_from runs' -a watch");
    }
}
