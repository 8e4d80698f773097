package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Terminal.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseCommandTest {
    @TempDir
    private Path temporary;

    @Test
    void the_plan_is_printed_as_json_for_people_and_nothing_is_kept() {
        Path data = temporary.resolve("none");

        Result result = new Terminal(data).run("parse", "Get", "https://example.com/items");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.outLines()).hasSizeGreaterThan(5);
        Fields plan = (Fields) Json.parse(result.out());
        assertThat(plan.items("steps")).hasSize(1);
        assertThat(data).doesNotExist();
    }

    @Test
    void what_it_prints_can_be_run() {
        try (Upstream upstream = new Upstream()) {
            String plan = new Terminal(temporary)
                    .run("parse", "Get " + upstream.url("/items"))
                    .out();

            Result result = new Terminal(temporary).typing(plan).run("run", "--plan", "-");

            assertThat(result.code()).isZero();
            assertThat(upstream.requests()).containsExactly("GET /items");
        }
    }

    @Test
    void warnings_are_printed_beside_the_plan() {
        Result result =
                new Terminal(temporary).run("parse", "Track a GitHub repository and DM me about old pull requests");

        assertThat(result.code()).isZero();
        assertThat(((Fields) Json.parse(result.out())).items("steps")).isNotEmpty();
        assertThat(result.errLines())
                .contains(
                        "warning: /steps/0/params/repo `trigger.repo` is read, and a schedule does not send it: the step"
                                + " will fail.",
                        "  Write the value into the plan, or read it with `default(trigger.repo, …)`.");
    }

    @Test
    void a_brief_that_cannot_be_planned_exits_with_1() {
        Result result = new Terminal(temporary).run("parse", "Sing me a song");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines().getFirst()).startsWith("dispatch: ");
    }

    @Test
    void a_plan_in_a_file_is_changed_and_the_answer_can_be_changed_again() {
        String plan = new Terminal(temporary)
                .run("parse", "Get https://example.com/items every day at 9")
                .out();

        Result first = new Terminal(temporary).typing(plan).run("parse", "--plan", "-", "make it weekly");
        Result second = new Terminal(temporary).typing(first.out()).run("parse", "--plan", "-", "rename it to Items");

        assertThat(first.code()).as(first.err()).isZero();
        Fields changed = (Fields) Json.parse(second.out());
        assertThat(changed.fields("plan").text("cron")).contains("0 9 * * 1");
        assertThat(changed.fields("plan").text("name")).contains("Items");
        assertThat(changed.fields("diff").fields("name").text("after")).contains("Items");
        assertThat(new Terminal(temporary)
                        .typing("{}")
                        .run("parse", "--plan", "-", "make it weekly")
                        .code())
                .isEqualTo(1);
    }
}
