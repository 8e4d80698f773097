package app.dispatch.adapters.http.workflow;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Of two who change a workflow that both have seen, the later one is told what the other made of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IfMatchTest {
    private static final String PATH = "/api/workflows/wf_mine";
    private static final String SAVING = "{\"plan\":" + plan("wf_mine", echo("a", "1")) + "}";

    private RunningServer server;
    private Client user;
    private String seen;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void save() {
        user = server.newUser();
        assertThat(user.post("/api/workflows", SAVING).status()).isEqualTo(200);
        seen = user.get(PATH).header("etag");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String renamed(String name) {
        return "{\"name\":\"" + name + "\"}";
    }

    private void assertRefused(Answer answer, String name) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(412);
        assertThat(answer.json().text("code")).contains("precondition_failed");
        Fields present = answer.json().fields("details").fields("workflow");
        assertThat(present.text("name")).contains(name);
        assertThat(present.get("webhookSecret")).contains(Value.NULL);
        assertThat(answer.header("etag")).isEqualTo(user.get(PATH).header("etag"));
        assertThat(user.get(PATH).json().fields("workflow").text("name")).contains(name);
    }

    @Test
    void whoever_changes_it_as_it_is_gets_its_new_tag() {
        Answer first = user.patch(PATH, renamed("One"), "If-Match", seen);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("etag"))
                .isNotEqualTo(seen)
                .isEqualTo(user.get(PATH).header("etag"));
        Answer second = user.patch(PATH, renamed("Two"), "If-Match", "\"other\", " + first.header("etag"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(user.patch(PATH, renamed("Three"), "If-Match", "*").status()).isEqualTo(200);
        assertThat(user.patch(PATH, renamed("Four")).status()).isEqualTo(200);
    }

    @Test
    void whoever_comes_too_late_is_told_what_is_there_and_changes_nothing() {
        user.patch(PATH, renamed("Theirs"));
        assertRefused(user.patch(PATH, renamed("Mine"), "If-Match", seen), "Theirs");
        assertRefused(user.put(PATH, "{\"plan\":{\"name\":\"Mine\",\"steps\":[]}}", "If-Match", seen), "Theirs");
        assertRefused(user.post("/api/workflows", SAVING, "If-Match", seen), "Theirs");
        assertRefused(user.delete(PATH, "If-Match", seen), "Theirs");
        assertRefused(user.patch(PATH, renamed("Mine"), "If-Match", ""), "Theirs");
    }

    @Test
    void a_refusal_comes_before_what_is_wrong_with_the_change() {
        user.patch(PATH, renamed("Theirs"));
        assertRefused(user.put(PATH, "{\"plan\":{\"steps\":[{\"id\":\"a\"}]}}", "If-Match", seen), "Theirs");
        assertRefused(user.patch(PATH, "{\"cron\":\"never\"}", "If-Match", seen), "Theirs");
    }

    @Test
    void each_change_of_what_its_owner_sets_is_another_state_and_nothing_else_is() {
        Set<String> tags = new HashSet<>(Set.of(seen));
        for (String change : List.of(
                "{\"enabled\":false}",
                "{\"allowGet\":false}",
                "{\"keepRuns\":{\"days\":9}}",
                "{\"cron\":\"0 9 * * *\"}")) {
            assertThat(tags.add(user.patch(PATH, change).header("etag")))
                    .as(change)
                    .isTrue();
        }
        assertThat(tags.add(user.patch(PATH, "{\"trigger\":\"schedule\"}").header("etag")))
                .isTrue();
        String last = user.get(PATH).header("etag");
        assertThat(user.post(PATH + "/run", null).status()).isEqualTo(200);
        user.post(PATH + "/secret", null);
        assertThat(user.get(PATH).json().fields("workflow").get("runCount")).contains(Value.of(1));
        assertThat(user.get(PATH).header("etag")).isEqualTo(last);
        assertThat(user.patch(PATH, renamed("Mine"), "If-Match", last).status()).isEqualTo(200);
    }

    @Test
    void a_tag_that_came_with_gzip_or_was_weakened_on_its_way_names_its_state_all_the_same() {
        String gzip = seen.replaceFirst("\"$", "--gzip\"");
        assertThat(user.patch(PATH, renamed("Mine"), "If-Match", gzip).status()).isEqualTo(200);
        String weak = "W/" + user.get(PATH).header("etag");
        assertThat(user.patch(PATH, renamed("Too"), "If-Match", weak).status()).isEqualTo(200);
    }

    @Test
    void what_is_not_there_is_in_no_state() {
        String other = SAVING.replace("wf_mine", "wf_none");
        Answer saved = user.post("/api/workflows", other, "If-Match", "*");
        assertThat(saved.status()).isEqualTo(412);
        assertThat(saved.json().text("code")).contains("precondition_failed");
        assertThat(user.get("/api/workflows/wf_none").status()).isEqualTo(404);
        assertThat(user.put("/api/workflows/wf_none", "{\"plan\":{\"steps\":[]}}", "If-Match", seen)
                        .status())
                .isEqualTo(404);
        assertThat(user.delete("/api/workflows/wf_none", "If-Match", seen).status())
                .isEqualTo(200);
        assertThat(user.delete(PATH, "If-Match", seen).status()).isEqualTo(200);
        assertThat(user.get(PATH).status()).isEqualTo(404);
    }

    @Test
    void of_many_at_once_who_saw_the_same_one_is_served() {
        List<CompletableFuture<Answer>> all = new ArrayList<>();
        IntStream.range(0, 8)
                .forEach(n -> all.add(
                        CompletableFuture.supplyAsync(() -> user.patch(PATH, renamed("N" + n), "If-Match", seen))));
        assertThat(all.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 412)
                .hasSize(7);
    }

    @Test
    void a_plan_is_put_in_the_place_of_the_present_one() {
        user.patch(PATH, "{\"enabled\":false,\"cron\":\"0 9 * * *\",\"trigger\":\"schedule\"}");
        Fields before = user.get(PATH).json().fields("workflow");

        Answer put = user.put(PATH, "{\"plan\":{\"name\":\"New\",\"cron\":\"0 8 * * *\",\"steps\":[]}}");

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        Fields after = put.json().fields("workflow");
        assertThat(after.text("name")).contains("New");
        assertThat(after.items("steps")).isEmpty();
        assertThat(after.text("schedule")).contains("scheduled"); // as it was
        assertThat(after.get("enabled")).contains(Value.of(false));
        assertThat(after.get("webhookSecret")).isEqualTo(before.get("webhookSecret"));
        assertThat(user.get(PATH + "/versions").json().items("versions")).hasSize(3);
        Answer onDemand = user.put(PATH, "{\"plan\":{\"id\":\"wf_mine\",\"steps\":[]},\"schedule\":\"on_demand\"}");
        assertThat(onDemand.json().fields("workflow").text("trigger")).contains("manual");
        Answer another = user.put(PATH, "{\"plan\":{\"id\":\"wf_other\",\"steps\":[]}}");
        assertThat(another.status()).isEqualTo(400);
        assertThat(another.text()).contains("\"path\":\"/plan/id\"");
        assertThat(user.put(PATH, "{\"plan\":{\"steps\":[]},\"schedule\":\"scheduled\"}")
                        .json()
                        .text("code"))
                .contains("cron_invalid");
    }
}
