package app.dispatch.adapters.http.quota;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotaRoutesTest {
    private static Answer save(Client user, String id) {
        return user.post("/api/workflows", "{\"plan\":" + plan(id, echo("a", "1")) + "}");
    }

    @Test
    void what_is_kept_is_told_with_the_most_that_may_be() {
        try (RunningServer server = RunningServer.on(outside -> outside.with(new Quotas(2, 10_000, 1, 1)))) {
            Client user = server.newUser();
            save(server.newUser(), "wf_0");
            save(user, "wf_1");
            user.post("/api/tokens", "{\"name\":\"CI\"}");

            List<Value> quotas = user.get("/api/quotas").json().items("quotas");

            assertThat(quotas)
                    .filteredOn(quota -> !quota.toString().contains("workflowText"))
                    .containsExactly(used("workflows", 1, 2), used("webhooks", 0, 1), used("tokens", 1, 1));
            assertThat(((Fields) quotas.get(1)).text("quota")).contains("workflowText");
            assertThat(((Fields) quotas.get(1)).get("used")).isNotEqualTo(Optional.of(Value.of(0)));
        }
    }

    @Test
    void ended_runs_are_told_where_they_are_limited() {
        try (RunningServer server = RunningServer.on(outside -> outside.with(new Retention(5, 9_000, 0)))) {
            Client user = server.newUser();
            save(user, "wf_1");
            user.post("/api/workflows/wf_1/run", null);

            List<Value> quotas = user.get("/api/quotas").json().items("quotas");

            assertThat(quotas).hasSize(6);
            assertThat(quotas.get(4)).isEqualTo(used("runs", 1, 5));
            assertThat(((Fields) quotas.get(5)).text("quota")).contains("runText");
            assertThat(((Fields) quotas.get(5)).get("most")).contains(Value.of(9_000));
            assertThat(((Fields) quotas.get(5)).get("used")).isNotEqualTo(Optional.of(Value.of(0)));
        }
        try (RunningServer server = RunningServer.on(outside -> outside.with(new Retention(5, 0, 1)))) {
            assertThat(server.newUser().get("/api/quotas").json().items("quotas"))
                    .hasSize(5);
        }
    }

    private static Fields used(String quota, long used, long most) {
        return Fields.builder()
                .put("quota", quota)
                .put("used", used)
                .put("most", most)
                .build();
    }

    @Test
    void the_last_that_there_is_room_for_is_kept_and_the_next_is_refused() {
        try (RunningServer server = RunningServer.on(outside -> outside.with(new Quotas(2, 10_000, 1, 1)))) {
            Client user = server.newUser();
            assertThat(save(user, "wf_1").status()).isEqualTo(200);
            assertThat(save(user, "wf_2").status()).isEqualTo(200);
            assertThat(save(user, "wf_2").status()).isEqualTo(200);

            Answer refused = save(user, "wf_3");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text())
                    .isEqualTo(
                            "{\"error\":\"You have 2 workflows; delete one that you no longer use\","
                                    + "\"code\":\"quota_exceeded\",\"details\":{\"quota\":\"workflows\",\"most\":2,\"doc\":\"/docs/errors#quota_exceeded\"}}");
            assertThat(user.post("/api/workflows/blank", null).status()).isEqualTo(409);
            user.delete("/api/workflows/wf_1");
            assertThat(save(user, "wf_3").status()).isEqualTo(200);
        }
    }

    @Test
    void all_workflows_are_listed_at_once_or_page_by_page() {
        try (RunningServer server = RunningServer.start()) {
            Client user = server.newUser();
            for (int n = 1; n <= 5; n++) {
                save(user, "wf_" + n);
            }
            List<Value> all = user.get("/api/workflows").json().items("workflows");
            assertThat(all).hasSize(5);

            List<Value> walked = new ArrayList<>();
            Optional<String> cursor = Optional.of("");
            while (cursor.isPresent()) {
                String after = cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get();
                Fields page = user.get("/api/workflows?limit=2" + after).json();
                walked.addAll(page.items("workflows"));
                cursor = page.text("nextCursor");
            }
            assertThat(walked).isEqualTo(all);
            assertThat(user.get("/api/workflows?limit=1000").status()).isEqualTo(200);
            for (String query : List.of("limit=0", "limit=1001", "limit=x", "cursor=x", "cursor=", "cursor=MTo")) {
                assertThat(user.get("/api/workflows?" + query).status())
                        .as(query)
                        .isEqualTo(400);
            }
        }
    }
}
