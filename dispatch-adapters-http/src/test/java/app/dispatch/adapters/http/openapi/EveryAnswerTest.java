package app.dispatch.adapters.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.adapters.http.TestConsents;
import app.dispatch.application.Stores;
import app.dispatch.application.account.Argon2idPasswords;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every answer that the API's description has for an operation is one that the operation gives: each status and each code is
 * brought about over HTTP. The list is the description's own, so that what is new is covered the day it is described, or fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryAnswerTest {
    private static final Stores STORES = Stores.inMemory();

    private RunningServer server;
    private Stage common;

    /** A tool that must be connected, and fails. */
    static Connector box() {
        return Tool.named("box", "Box")
                .op(Op.writes("put", "Put"), call -> Value.NULL)
                .field(FieldDef.secret("token", "Token"))
                .test(connection -> "fine")
                .op(Op.writes("fail", "Fail").example(Value.of(1)), call -> {
                    throw StepFailure.lasting(FailureCode.TOOL_ERROR, "It failed");
                })
                .build();
    }

    /** A server with the same stores, without that tool. */
    static RunningServer withoutBox() {
        return RunningServer.on(outside -> outside.with(STORES));
    }

    /** A server with the same stores, where a password takes long enough for another request to come in between. */
    static RunningServer withCostlyPasswords() {
        return RunningServer.on(outside -> outside.with(STORES).with(new Argon2idPasswords(() -> new byte[16])));
    }

    /** A server with the same stores, where hardly anything may be kept. */
    static RunningServer withTightQuotas() {
        return RunningServer.on(outside -> outside.with(STORES).with(new Quotas(1, 1, 1, 1)));
    }

    @BeforeAll
    void start() {
        server = RunningServer.on(outside -> outside.with(STORES).with(box()).with(new TestConsents("box", "token")));
        common = new Stage(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> every_described_answer_is_given() {
        return Outcome.all().stream()
                .map(outcome -> dynamicTest(outcome.toString(), () -> {
                    Recipe recipe = SpecialRecipes.of(outcome)
                            .or(() -> CommonRecipes.of(outcome))
                            .orElseThrow(() -> new AssertionError("nothing brings this about"));
                    server.clock.forward(Duration.ofMinutes(20)); // all limits on calls are over
                    Stage stage = usesItsUserUp(outcome) ? new Stage(server) : common;

                    Answer answer = recipe.make(stage, stage.example(outcome.operation()));

                    assertThat(answer.status())
                            .as(outcome + ": " + answer.text())
                            .isEqualTo(outcome.status());
                    if (!outcome.code().isEmpty()) {
                        assertThat(answer.json().text("code")).contains(outcome.code());
                        assertThat(answer.text())
                                .doesNotContain("secret of the inside", "Exception", "at app.dispatch");
                    }
                }));
    }

    private static boolean usesItsUserUp(Outcome outcome) {
        return outcome.operation().path().startsWith("/api/auth/")
                || Set.of(409, 429).contains(outcome.status());
    }

    @Test
    void every_method_that_a_path_does_not_take_is_refused_with_those_that_it_takes() {
        for (Description.Operation known : Description.operations()) {
            String path = common.example(known).path();
            Set<String> taken = Description.operations().stream()
                    .filter(other -> other.takes(known.path()))
                    .map(Description.Operation::method)
                    .collect(Collectors.toSet());
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                if (!taken.contains(method)) {
                    Answer answer = common.user.send(method, path, null);
                    assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
                    assertThat(answer.json().text("code")).contains("method_not_allowed");
                    assertThat(answer.header("allow").split(", ")).containsAll(taken);
                }
            }
        }
    }
}
