package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepOutcome;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private static final UserId ADA = new UserId("usr_ada");

    private static String step(String id, String method, String url) {
        return "{\"id\":\"" + id + "\",\"tool\":\"http\",\"op\":\"request\",\"params\":{\"method\":\"" + method
                + "\",\"url\":\"" + url + "\"}}";
    }

    @Test
    void a_dry_run_sends_reads_and_not_one_write() {
        try (RecordingServer server = RecordingServer.answering(reply(200, "text/plain", "done"));
                HttpUpstream upstream = new HttpUpstream(EgressPolicy.parse("127.0.0.1"), InstantSource.system());
                Dispatch dispatch = Dispatch.wire(Outside.inMemory().with(new HttpConnector(upstream)))) {
            String url = server.url("/");
            String steps = String.join(
                    ",",
                    step("get", "GET", url),
                    step("post", "POST", url),
                    step("put", "PUT", url),
                    step("patch", "PATCH", url),
                    step("delete", "DELETE", url),
                    step("unknown", "{{ trigger.method }}", url));
            var plan = dispatch.planJson().read(Json.parse("{\"name\":\"Dry\",\"steps\":[" + steps + "]}"), "");

            RunRecord record = dispatch.runs()
                    .start(new RunRequest(
                            ADA,
                            new RunRequest.What.ThisPlan(plan, null),
                            "{\"method\":\"GET\"}",
                            RunMode.DRY_RUN,
                            RunCause.MANUAL))
                    .ended()
                    .join();

            assertThat(record.run().status()).isEqualTo(RunStatus.OK);
            assertThat(server.requests()).extracting(Received::method).containsExactly("GET");
            assertThat(record.steps())
                    .filteredOn(step -> step.mode() == RunMode.LIVE)
                    .extracting(step -> step.step().value())
                    .containsExactly("get");
            assertThat(record.steps())
                    .filteredOn(step -> step.mode() == RunMode.DRY_RUN)
                    .extracting(StepOutcome::attempts)
                    .containsExactly(0, 0, 0, 0, 0);
        }
    }
}
