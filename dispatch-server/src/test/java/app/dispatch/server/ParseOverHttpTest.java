package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who is not signed in is told of a brief, as the whole program has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ParseOverHttpTest {
    private static final String BRIEF = "Every weekday at 9 get https://example.com/items and post it to #dev on Slack";

    private Program server;
    private Client anyone;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        server = Program.start(temporary.resolve("data"), "serve", "--port", "0");
        anyone = new Client(server.url());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Fields parse(Fields wish) throws Exception {
        HttpResponse<String> answer = anyone.send("POST", "/api/parse", Json.write(wish));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return (Fields) Json.parse(answer.body());
    }

    private static Fields wish(String input) {
        return Fields.of("input", Value.of(input));
    }

    private static List<String> texts(List<Value> members, String name) {
        return members.stream()
                .map(member -> ((Fields) member).text(name).orElse(""))
                .toList();
    }

    @Test
    void a_brief_is_answered_with_its_plan_what_is_missing_what_it_may_do_and_what_to_look_at() throws Exception {
        Fields parsed = parse(wish(BRIEF));

        assertThat(parsed.values())
                .containsOnlyKeys("plan", "schedule", "starts", "missing", "permissions", "warnings");
        Fields plan = parsed.fields("plan");
        assertThat(plan.text("planner")).contains("builtin");
        assertThat(plan.text("cron")).contains("0 9 * * 1-5");
        assertThat(texts(plan.items("steps"), "op")).containsExactly("get", "post_message");
        assertThat(texts(parsed.items("missing"), "tool")).containsExactly("slack");
        assertThat(texts(parsed.items("permissions"), "target")).containsExactly("https://example.com/items", "#dev");
        assertThat(texts(parsed.items("permissions"), "effect")).containsExactly("read", "write");
    }

    @Test
    void a_warning_says_where_it_is_and_how_it_is_mended() throws Exception {
        Fields plan = (Fields) Json.parse("""
                {"name":"Reply","trigger":"webhook","steps":[{"id":"tell","tool":"slack","op":"post_message",
                 "params":{"channel":"{{ trigger.channel }}","text":"Hello"}}]}""");

        Fields parsed = parse(wish("Rename it to Greeting").with("plan", plan));

        assertThat(texts(parsed.items("warnings"), "code")).containsExactly("tainted_target");
        assertThat(texts(parsed.items("warnings"), "path")).containsExactly("/steps/0/params/channel");
        assertThat(texts(parsed.items("warnings"), "hint")).noneMatch(String::isEmpty);
    }

    @Test
    void the_planners_choices_are_told_to_who_asks_for_them_with_the_words_that_made_them() throws Exception {
        Fields planner = parse(wish(BRIEF).with("trace", Value.of(true))).fields("planner");

        assertThat(planner.text("id")).contains("builtin");
        assertThat(texts(planner.items("trace"), "chosen")).anyMatch(chosen -> chosen.contains("0 9 * * 1-5"));
        assertThat(planner.items("trace")).allSatisfy(choice -> {
            String words = ((Fields) choice).text("words").orElseThrow();
            int at = Integer.parseInt(Json.write(((Fields) choice).get("at").orElseThrow()));
            assertThat(at < 0 ? "" : BRIEF.substring(at, at + words.length())).isEqualTo(words);
        });
    }

    @Test
    void a_plan_that_comes_with_the_brief_is_changed_and_the_answer_says_how() throws Exception {
        Fields plan = parse(wish(BRIEF)).fields("plan");

        Fields parsed = parse(wish("Make it weekly on Friday").with("plan", plan));

        assertThat(parsed.fields("plan").get("id")).isEqualTo(plan.get("id"));
        Fields schedule = parsed.fields("diff").fields("schedule");
        assertThat(schedule.fields("before").text("cron")).contains("0 9 * * 1-5");
        assertThat(schedule.fields("after").text("cron")).contains("0 9 * * 5");
        assertThat(parsed.fields("diff").fields("steps").items("changed")).isEmpty();
        assertThat(parsed.fields("diff").items("newWrites")).isEmpty();
    }
}
