package app.dispatch.adapters.tools.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A dry run of an operation that may change something sends nothing, and answers as its example does. */
class DryRunOpsTest {
    private static final UserId OWNER = new UserId("usr_ada");

    @TestFactory
    Stream<DynamicTest> what_may_change_something_sends_nothing() {
        EveryOp ops = new EveryOp((request, wire) -> wire.write(RecordingServer.reply(200, "application/json", "{}")));
        Dispatch dispatch = Dispatch.wire(Outside.inMemory().with(ops.connectors()));
        EveryOp.all()
                .map(of -> of.tool().id())
                .distinct()
                .forEach(tool -> dispatch.integrations().save(OWNER, tool, entered(tool), false));
        return EveryOp.all()
                .filter(of -> of.op().effect().strongest() != Effect.READ)
                .map(of -> DynamicTest.dynamicTest(of.toString(), () -> sendsNothing(dispatch, ops, of)))
                .onClose(() -> {
                    dispatch.close();
                    ops.close();
                });
    }

    private static Map<String, String> entered(String tool) {
        Map<String, String> entered = new LinkedHashMap<>();
        Fields fields = Connected.fields(tool);
        fields.values()
                .keySet()
                .forEach(key -> entered.put(key, fields.text(key).orElseThrow()));
        return entered;
    }

    private static void sendsNothing(Dispatch dispatch, EveryOp ops, EveryOp.Of of) {
        Fields step = Fields.builder()
                .put("id", "a")
                .put("tool", of.tool().id())
                .put("op", of.op().id())
                .put("params", of.op().example().params())
                .build();
        Fields plan = Fields.builder()
                .put("name", "Dry")
                .put("steps", Value.of(List.of(step)))
                .build();
        PlanDraft draft = dispatch.planJson().read(plan, "");

        RunRecord run = dispatch.runs()
                .start(RunRequest.of(OWNER, draft).inMode(RunMode.DRY_RUN))
                .await();

        assertThat(run.run().status()).isEqualTo(RunStatus.OK);
        assertThat(Json.write(run.steps().getFirst().output().orElseThrow()))
                .isEqualTo(Json.write(of.op().example().output()));
        assertThat(ops.requests()).isEmpty();
    }
}
