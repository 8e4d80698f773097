package app.dispatch.adapters.http.workflow;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionRoutesTest {
    private RunningServer server;
    private Client user;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void signUp() {
        user = server.newUser();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String saved(String... steps) {
        return user.post("/api/workflows", "{\"plan\":" + plan("wf_versions", steps) + "}")
                .json()
                .fields("workflow")
                .text("id")
                .orElseThrow();
    }

    private List<Fields> versions(String id) {
        return user.get("/api/workflows/" + id + "/versions").json().items("versions").stream()
                .map(Fields.class::cast)
                .toList();
    }

    @Test
    void each_change_of_the_plan_is_listed_the_newest_first() {
        String id = saved(echo("a", "1"));
        server.clock.forward(Duration.ofSeconds(5));
        user.patch("/api/workflows/" + id, "{\"name\":\"Later\",\"cron\":\"0 9 * * 1\",\"description\":\"new\"}");
        user.patch("/api/workflows/" + id, "{\"enabled\":false}");

        List<Fields> versions = versions(id);

        assertThat(versions)
                .map(version -> version.get("version").orElseThrow())
                .containsExactly(Value.of(2), Value.of(1));
        assertThat(versions.getFirst().text("name")).contains("Later");
        assertThat(versions.getFirst().text("cron")).contains("0 9 * * 1");
        assertThat(versions.getLast().text("name")).contains("Check");
        assertThat(versions.getLast().text("cron")).isEmpty();
        assertThat(versions.getLast().items("steps")).hasSize(1);
        assertThat(versions.getFirst().get("savedAt"))
                .isNotEqualTo(versions.getLast().get("savedAt"));
        assertThat(versions.getFirst().values()).doesNotContainKeys("id", "webhookSecret");
    }

    @Test
    void a_version_is_restored_as_a_new_one_and_the_switch_stays() {
        String id = saved(echo("a", "1"));
        user.patch(
                "/api/workflows/" + id,
                "{\"name\":\"Later\",\"cron\":\"0 9 * * 1\",\"trigger\":\"schedule\",\"enabled\":false,\"steps\":[]}");

        Fields restored = user.post("/api/workflows/" + id + "/versions/1/restore", null)
                .json()
                .fields("workflow");

        assertThat(restored.get("version")).contains(Value.of(3));
        assertThat(restored.text("name")).contains("Check");
        assertThat(restored.text("schedule")).contains("on_demand");
        assertThat(restored.text("cron")).isEmpty();
        assertThat(restored.items("steps")).hasSize(1);
        assertThat(restored.get("enabled")).contains(Value.of(false));
        assertThat(versions(id)).hasSize(3);
        assertThat(user.post("/api/workflows/" + id + "/versions/2/restore", null)
                        .json()
                        .fields("workflow")
                        .text("schedule"))
                .contains("scheduled");
    }

    @Test
    void restoring_what_is_there_already_changes_nothing() {
        String id = saved(echo("a", "1"));
        Answer answer = user.post("/api/workflows/" + id + "/versions/1/restore", "{}");
        assertThat(answer.json().fields("workflow").get("version")).contains(Value.of(1));
        assertThat(versions(id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "-1", "x", "99999999999"})
    void a_version_that_is_not_there_is_not_found(String number) {
        String id = saved(echo("a", "1"));
        Answer answer = user.post("/api/workflows/" + id + "/versions/" + number + "/restore", null);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().text("code")).contains("not_found");
    }

    @Test
    void another_users_versions_are_not_there() {
        String id = saved(echo("a", "1"));
        Client other = server.newUser();
        Answer list = other.get("/api/workflows/" + id + "/versions");
        assertThat(list.status()).isEqualTo(404);
        assertThat(list.text())
                .isEqualTo(other.get("/api/workflows/wf_none/versions").text());
        assertThat(other.post("/api/workflows/" + id + "/versions/1/restore", null)
                        .status())
                .isEqualTo(404);
    }
}
