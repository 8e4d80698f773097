package app.dispatch.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import org.junit.jupiter.api.Test;

class DeclaredToolTest {
    private static final UserId ADA = new UserId("usr_ada");

    /** A tool that is declared and not carried out. */
    private static final class Later implements Connector {
        private final Connector declared = Tool.named("later", "Later")
                .op(Op.reads("look", "Look").example(Value.of("seen")), call -> Value.NULL)
                .build();

        @Override
        public ToolDef definition() {
            return declared.definition();
        }

        @Override
        public boolean carriesOut(OpDef op) {
            return false;
        }

        @Override
        public Value call(OpCall call) {
            throw StepFailure.lasting(FailureCode.OP_UNAVAILABLE, "not yet");
        }
    }

    private static RunRecord run(RunMode mode) {
        try (Dispatch dispatch = Dispatch.wire(Outside.inMemory().with(new Later()))) {
            String plan = "{\"steps\":[{\"id\":\"a\",\"tool\":\"later\",\"op\":\"look\",\"params\":{}}]}";
            RunRequest request = RunRequest.of(ADA, dispatch.planJson().read(Json.parse(plan), ""))
                    .inMode(mode);
            return dispatch.runs().start(request).await();
        }
    }

    @Test
    void a_live_step_fails_and_says_so() {
        RunRecord record = run(RunMode.LIVE);
        assertThat(record.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(record.steps().getFirst().failure().orElseThrow().code()).isEqualTo("op_unavailable");
    }

    @Test
    void a_dry_run_simulates_even_a_read() {
        RunRecord record = run(RunMode.DRY_RUN);
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(record.steps().getFirst().output()).contains(Value.of("seen"));
        assertThat(record.steps().getFirst().mode()).isEqualTo(RunMode.DRY_RUN);
    }
}
