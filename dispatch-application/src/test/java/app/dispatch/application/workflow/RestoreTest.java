package app.dispatch.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import org.junit.jupiter.api.Test;

class RestoreTest {
    private static final UserId ADA = new UserId("usr_ada");

    private static Connector fax() {
        return Tool.named("fax", "Fax")
                .op(Op.reads("send", "Send"), call -> Value.NULL)
                .build();
    }

    @Test
    void a_version_that_is_not_valid_any_more_is_refused_and_nothing_changes() {
        Outside outside = Outside.inMemory();
        try (Dispatch before = Dispatch.wire(outside.with(fax()));
                Dispatch now = Dispatch.wire(outside)) {
            SavedWorkflow workflow = before.workflows()
                    .save(
                            ADA,
                            before.planJson()
                                    .read(
                                            Json.parse("{\"id\":\"wf_1\",\"name\":\"Fax\",\"steps\":"
                                                    + "[{\"id\":\"a\",\"tool\":\"fax\",\"op\":\"send\"}]}"),
                                            ""),
                            Schedule.ON_DEMAND);
            SavedWorkflow empty = now.workflows()
                    .save(
                            ADA,
                            now.planJson().read(Json.parse("{\"id\":\"wf_1\",\"name\":\"Empty\",\"steps\":[]}"), ""),
                            Schedule.ON_DEMAND);

            assertThatThrownBy(() -> now.workflows().restore(ADA, workflow.id(), 1))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("plan_invalid");
                        assertThat(refusal.details().toString()).contains("/steps/0/tool");
                    });
            assertThat(now.workflows().get(ADA, workflow.id())).isEqualTo(empty);
        }
    }
}
