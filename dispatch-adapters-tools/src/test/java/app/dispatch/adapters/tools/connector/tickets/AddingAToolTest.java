package app.dispatch.adapters.tools.connector.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.run.RunRequest;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** A tool that is added as CONTRIBUTING.md says: a folder of two files, and one line that registers it. */
class AddingAToolTest {
    private static final UserId OWNER = new UserId("usr_ada");
    private static final String PLAN = """
            { "name": "Desk", "steps": [
                { "id": "open", "tool": "tickets", "op": "open", "params": { "title": "{{ trigger.what }}" } },
                { "id": "all", "tool": "tickets", "op": "list", "params": { "max": 3 } } ] }
            """;

    private final List<String> answers = new java.util.ArrayList<>(List.of(
            "{\"name\":\"Ada\"}",
            "{\"id\":\"t7\",\"title\":\"Door\",\"author\":{\"name\":\"Ada\"},\"more\":1}",
            "{\"tickets\":[{\"id\":\"t7\",\"title\":\"Door\"},{\"id\":\"t6\",\"title\":\"Roof\"}],\"next\":\"c2\"}",
            "{\"tickets\":[{\"id\":\"t5\",\"title\":\"Wall\"},{\"id\":\"t4\",\"title\":\"Bell\"}],\"next\":\"c3\"}",
            "{}"));

    @Test
    void it_is_connected_run_paged_and_taken_back() {
        try (RecordingServer server = RecordingServer.answering((request, wire) ->
                        wire.write(RecordingServer.reply(200, "application/json", answers.removeFirst())));
                HttpUpstream upstream = new HttpUpstream(
                        EgressPolicy.publicOnly().and("127.0.0.1:" + server.port()), InstantSource.system());
                Dispatch dispatch = Dispatch.wire(
                        Outside.inMemory().with(TicketsConnector.at(upstream, HttpUrl.get(server.url("/v1")))))) {
            dispatch.integrations().save(OWNER, "tickets", Map.of("token", "tk_s3cr3t"), true);
            PlanDraft plan = dispatch.planJson().read(Json.parse(PLAN), "");
            RunRecord run = dispatch.runs()
                    .start(RunRequest.of(OWNER, plan).withPayload("{\"what\":\"Door\"}"))
                    .await();

            assertThat(run.run().status()).isEqualTo(RunStatus.OK);
            assertThat(Json.write(run.steps().get(0).output().orElseThrow()))
                    .isEqualTo("{\"id\":\"t7\",\"title\":\"Door\",\"openedBy\":\"Ada\"}");
            assertThat(Json.write(run.steps().get(1).output().orElseThrow()))
                    .isEqualTo("{\"items\":[{\"id\":\"t7\",\"title\":\"Door\"},{\"id\":\"t6\",\"title\":\"Roof\"},"
                            + "{\"id\":\"t5\",\"title\":\"Wall\"}],\"truncated\":true}");

            RunRecord undo =
                    dispatch.runs().undo(OWNER, run.run().id(), RunMode.LIVE).await();

            assertThat(((Fields) RunJson.write(undo).items("undo").getFirst()).text("outcome"))
                    .contains("undone");
            assertThat(server.requests().stream()
                            .map(request ->
                                    request.method() + " " + request.target() + " " + request.header("authorization"))
                            .toList())
                    .containsExactly(
                            "GET /v1/me Bearer tk_s3cr3t",
                            "POST /v1/tickets Bearer tk_s3cr3t",
                            "GET /v1/tickets?limit=3 Bearer tk_s3cr3t",
                            "GET /v1/tickets?limit=1&cursor=c2 Bearer tk_s3cr3t",
                            "DELETE /v1/tickets/t7 Bearer tk_s3cr3t");
        }
    }

    @Test
    void the_guide_shows_this_connector() throws IOException {
        String guide = Files.readString(Path.of("..", "CONTRIBUTING.md"));
        String source = Files.readString(
                Path.of("src/test/java/app/dispatch/adapters/tools/connector/tickets/TicketsConnector.java"));

        assertThat(guide)
                .contains(source.substring(source.indexOf("/** Works with")).strip());
    }
}
