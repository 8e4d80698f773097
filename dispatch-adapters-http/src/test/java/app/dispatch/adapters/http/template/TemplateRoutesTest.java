package app.dispatch.adapters.http.template;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateRoutesTest {
    private static final String LIST = "/api/templates";
    private static final String ONE = "/api/templates/morning-echo";

    private RunningServer server;
    private Client anyone;
    private Client user;

    @BeforeAll
    void start() {
        server = RunningServer.start();
        anyone = server.anonymous();
        user = server.newUser();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private List<String> slugs(String query) {
        Answer answer = anyone.get(LIST + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().items("templates").stream()
                .map(template -> ((Fields) template).text("slug").orElseThrow())
                .toList();
    }

    @Test
    void anyone_sees_the_list_with_what_each_does_and_when() {
        Answer answer = anyone.get(LIST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.json().items("templates").getFirst()).isEqualTo(Json.parse("""
                { "slug": "morning-echo", "name": "The morning-echo", "tagline": "One line", "category": "Productivity",
                  "icon": "inbox", "highlightTools": ["lab"], "estimatedRuntime": 5,
                  "trigger": "schedule", "cron": "0 9 * * *", "timezone": "Europe/Berlin",
                  "steps": [{ "id": "a", "tool": "lab", "op": "echo", "params": { "value": 1 } }] }"""));
        assertThat(slugs("")).containsExactly("morning-echo", "called-echo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Productivity", "productivity", "PRODUCTIVITY"})
    void a_category_narrows_it_down_in_any_case(String category) {
        assertThat(slugs("?category=" + category)).containsExactly("morning-echo");
    }

    @Test
    void an_unknown_category_has_none_and_a_blank_one_is_as_if_it_was_left_out() {
        assertThat(slugs("?category=Cookery")).isEmpty();
        assertThat(slugs("?category=")).hasSize(2);
    }

    @Test
    void anyone_sees_one_with_its_steps() {
        assertThat(anyone.get(ONE).json()).isEqualTo(Json.parse("""
                { "template": {
                  "slug": "morning-echo", "name": "The morning-echo", "tagline": "One line", "category": "Productivity",
                  "icon": "inbox", "highlightTools": ["lab"], "estimatedRuntime": 5,
                  "description": "Gives something back", "trigger": "schedule", "cron": "0 9 * * *",
                  "timezone": "Europe/Berlin",
                  "steps": [{ "id": "a", "tool": "lab", "op": "echo", "params": { "value": 1 } }] } }"""));
        assertThat(anyone.get("/api/templates/called-echo")
                        .json()
                        .fields("template")
                        .fields("triggerExample"))
                .isEqualTo(Json.parse("{ \"name\": \"Ada\" }"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "Morning-Echo", "a%20b", "morning-echo-"})
    void one_that_is_unknown_is_not_found_whatever_its_form(String slug) {
        Answer shown = anyone.get(LIST + "/" + slug);
        Answer cloned = user.post(LIST + "/" + slug + "/clone", null);

        assertThat(shown.status()).isEqualTo(404);
        assertThat(shown.json())
                .isEqualTo(
                        Json.parse(
                                "{\"error\":\"Not found\",\"code\":\"not_found\",\"details\":{\"kind\":\"template\",\"doc\":\"/docs/errors#not_found\"}}"));
        assertThat(shown.header("cache-control")).isEqualTo("no-store");
        assertThat(cloned.status()).isEqualTo(404);
        assertThat(cloned.text()).isEqualTo(shown.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, ONE})
    void what_is_public_may_be_kept_for_five_minutes_and_asked_for_again(String path) {
        Answer first = anyone.get(path);
        String tag = first.header("etag");
        assertThat(first.header("cache-control")).isEqualTo("public, max-age=300");
        assertThat(tag).matches("\"[\\w-]{43}\"");

        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            Answer again = anyone.get(path, "If-None-Match", known);
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.header("content-length"))
                    .isIn("", String.valueOf(first.text().length()));
            assertThat(again.header("etag")).isEqualTo(tag);
            assertThat(again.header("cache-control")).isEqualTo("public, max-age=300");
        }
        for (String other : List.of("\"other\"", tag.replace("\"", ""), "")) {
            Answer again = anyone.get(path, "If-None-Match", other);
            assertThat(again.status()).as(other).isEqualTo(200);
            assertThat(again.text()).isEqualTo(first.text());
        }
        assertThat(anyone.send("HEAD", path, null).header("etag")).isEqualTo(tag);
    }

    @Test
    void what_differs_has_another_tag() {
        assertThat(List.of(
                        anyone.get(LIST).header("etag"),
                        anyone.get(ONE).header("etag"),
                        anyone.get(LIST + "?category=Sales").header("etag")))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_clone_is_a_disabled_workflow_of_the_user() {
        Answer answer = user.post(ONE + "/clone", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        Fields workflow = answer.json().fields("workflow");
        String id = workflow.text("id").orElseThrow();
        assertThat(id).startsWith("wf_");
        assertThat(workflow.get("enabled")).contains(Value.of(false));
        assertThat(workflow.text("schedule")).contains("scheduled");
        assertThat(workflow.text("trigger")).contains("schedule");
        assertThat(workflow.text("cron")).contains("0 9 * * *");
        assertThat(workflow.get("nextRunAt")).contains(Value.NULL);
        assertThat(workflow.text("webhookUrl").orElseThrow())
                .endsWith("/api/triggers/" + workflow.text("webhookSecret").orElseThrow());
        assertThat(user.get("/api/workflows/" + id).json().fields("workflow")).isEqualTo(workflow);
        assertThat(server.newUser().get("/api/workflows/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_clone_can_be_tried_before_it_is_enabled_and_fires_by_cron_once_it_is() {
        String id = user.post(ONE + "/clone", null)
                .json()
                .fields("workflow")
                .text("id")
                .orElseThrow();

        Fields run = user.post("/api/workflows/" + id + "/run", null).json().fields("run");
        Fields enabled =
                user.patch("/api/workflows/" + id, "{\"enabled\":true}").json().fields("workflow");

        assertThat(run.text("status")).contains("ok");
        assertThat(enabled.get("nextRunAt").orElseThrow()).isInstanceOf(Value.Num.class);
    }

    @Test
    void each_clone_is_another_workflow_with_another_secret() {
        Fields one = user.post(ONE + "/clone", null).json().fields("workflow");
        Fields other = user.post(ONE + "/clone", null).json().fields("workflow");

        assertThat(one.text("id")).isNotEqualTo(other.text("id"));
        assertThat(one.text("webhookSecret")).isNotEqualTo(other.text("webhookSecret"));
    }

    @Test
    void cloning_asks_for_a_session_even_for_what_is_unknown() {
        assertThat(anyone.post(ONE + "/clone", null).status()).isEqualTo(401);
        assertThat(anyone.post(LIST + "/unknown/clone", null).status()).isEqualTo(401);
    }

    @Test
    void what_is_for_another_method_says_so() {
        assertThat(anyone.post(LIST, "{}").status()).isEqualTo(405);
        assertThat(anyone.delete(ONE).status()).isEqualTo(405);
        assertThat(user.get(ONE + "/clone").status()).isEqualTo(405);
    }

    @Test
    void the_templates_come_in_pages() {
        Answer whole = server.anonymous().get("/api/templates");
        Answer first = server.anonymous().get("/api/templates?limit=1");
        String next = first.json().text("nextCursor").orElseThrow();
        Answer second = server.anonymous().get("/api/templates?limit=1&cursor=" + next);

        assertThat(whole.json().text("nextCursor")).isEmpty();
        assertThat(first.json().items("templates"))
                .containsExactly(whole.json().items("templates").getFirst());
        assertThat(second.json().items("templates"))
                .containsExactly(whole.json().items("templates").get(1));
    }
}
