package app.dispatch.application.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.compose.ParseRequest;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.RequiredAccess;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.MissingTool;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tool whose connection a key of a language model provider can stand in for. */
class ModelKeysTest {
    private static final UserId ADA = new UserId("usr_ada");

    /** Tells whose key a call has, and what connects it. */
    private static final class Writer implements Connector {
        private final Connector tool = Tool.named("writer", "Writer")
                .field(FieldDef.secret("token", "Token"))
                .op(Op.reads("write", "Write").takes("provider", "Whose model writes"), Writer::told)
                .build();

        private static Value told(OpCall call) {
            Optional<Provider> named = call.params().optionalText("provider").flatMap(Provider::of);
            return Value.of(call.modelKey(named)
                    .map(key -> key.provider() + " " + key.key())
                    .orElseGet(() -> "token " + call.connection().text("token").orElse("none")));
        }

        @Override
        public ToolDef definition() {
            return tool.definition();
        }

        @Override
        public Value call(OpCall call) {
            return tool.call(call);
        }

        @Override
        public RequiredAccess access(OpDef op, Fields params) {
            return params.text("provider")
                    .flatMap(Provider::of)
                    .map(named -> new RequiredAccess(false, Set.of(named)))
                    .orElse(new RequiredAccess(true, Set.of(Provider.OPENAI, Provider.ANTHROPIC)));
        }
    }

    private final Dispatch dispatch =
            Dispatch.wire(Outside.inMemory().with(new Writer()).with(new Repeating()));

    /** Plans each brief, which is a plan. */
    private final class Repeating implements Planner {
        @Override
        public String id() {
            return "repeating";
        }

        @Override
        public Planned plan(Brief brief) {
            return Planned.of(dispatch.check(draft(brief.input())).plan());
        }
    }

    @AfterEach
    void close() {
        dispatch.close();
    }

    private PlanDraft draft(String params) {
        return dispatch.planJson()
                .read(
                        Json.parse(
                                "{\"id\":\"wf_1\",\"name\":\"Test\",\"steps\":[{\"id\":\"a\",\"tool\":\"writer\",\"op\":\"write\",\"params\":"
                                        + params + "}]}"),
                        "");
    }

    private StepOutcome run(String params, RunMode mode) {
        dispatch.takeOver().resume();
        RunRequest request = RunRequest.of(ADA, draft(params));
        RunRecord record = dispatch.runs().start(request.inMode(mode)).await();
        return record.steps().getFirst();
    }

    private Iterable<MissingTool> missing(String params) {
        return dispatch.composer()
                .parse(new ParseRequest(Optional.of(ADA), params, Optional.empty(), false))
                .missing();
    }

    private void save(Provider provider) {
        dispatch.credentials().save(ADA, provider, "key-of-" + provider.id(), Optional.empty());
    }

    @Test
    void a_key_does_in_place_of_the_connection() {
        save(Provider.ANTHROPIC);
        assertThat(missing("{}")).isEmpty();
        // what it says holds the key, which is taken out of all that is recorded
        assertThat(run("{}", RunMode.LIVE).output()).contains(Value.of("ANTHROPIC ••••"));
        assertThat(run("{}", RunMode.DRY_RUN).mode()).isEqualTo(RunMode.LIVE);
    }

    @Test
    void without_both_all_ways_are_told_and_a_dry_run_simulates() {
        assertThat(missing("{}")).containsExactly(new MissingTool("writer", "Writer", "not connected"));
        StepOutcome failed = run("{}", RunMode.LIVE);
        assertThat(failed.failure().orElseThrow().code()).isEqualTo("integration_missing");
        assertThat(failed.failure().orElseThrow().error())
                .isEqualTo(
                        "Writer is not connected: save its fields (token) with PUT /api/integrations/writer,"
                                + " or a key of OpenAI or Anthropic (PUT /api/credentials/openai or /api/credentials/anthropic)");
        assertThat(run("{}", RunMode.DRY_RUN).mode()).isEqualTo(RunMode.DRY_RUN);
    }

    @Test
    void another_providers_key_and_the_connection_do_not_do_where_one_is_named() {
        save(Provider.ANTHROPIC);
        dispatch.integrations().save(ADA, "writer", Map.of("token", "t0ken-value"), false);
        String google = "{\"provider\":\"google\"}";
        assertThat(missing(google)).hasSize(1);
        StepOutcome failed = run(google, RunMode.LIVE);
        assertThat(failed.failure().orElseThrow().error())
                .isEqualTo("There is no key of Google (PUT /api/credentials/google)");

        save(Provider.GOOGLE);
        assertThat(missing(google)).isEmpty();
        assertThat(run(google, RunMode.LIVE).output()).contains(Value.of("GOOGLE ••••"));
    }

    @Test
    void the_connection_does_without_a_key() {
        dispatch.integrations().save(ADA, "writer", Map.of("token", "t0ken-value"), false);
        assertThat(missing("{}")).isEmpty();
        assertThat(run("{}", RunMode.LIVE).output()).contains(Value.of("token ••••"));
    }
}
