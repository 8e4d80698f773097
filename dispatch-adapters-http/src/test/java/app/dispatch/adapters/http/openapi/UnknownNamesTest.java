package app.dispatch.adapters.http.openapi;

import static app.dispatch.adapters.http.Plans.echo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.adapters.http.TestConsents;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
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

/** What an operation does not know is refused, in bodies and queries alike: nothing that is misspelt goes unnoticed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownNamesTest {
    /** What is sent to them is their callers' own. */
    private static final Set<String> FREE = Set.of("POST /api/triggers/{secret}", "POST /api/auth/logout");

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private RunningServer server;
    private Stage stage;

    @BeforeAll
    void start() {
        server =
                RunningServer.on(outside -> outside.with(EveryAnswerTest.box()).with(new TestConsents("box", "token")));
        stage = new Stage(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String name(Description.Operation operation) {
        return operation.method() + " " + operation.path();
    }

    private static Set<String> parameters(Description.Operation operation) {
        return operation.described().items("parameters").stream()
                .map(Fields.class::cast)
                .filter(parameter -> parameter.text("in").orElse("").equals("query"))
                .map(parameter -> parameter.text("name").orElseThrow())
                .collect(Collectors.toSet());
    }

    @Test
    void the_parameters_of_a_routes_query_are_those_that_are_described() {
        server.http()
                .routes()
                .forEach(route -> route.query().ifPresent(taken -> {
                    Description.Operation described = Description.operations().stream()
                            .filter(known -> name(known).equals(route.method() + " " + route.path()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(taken).as(name(described)).isEqualTo(parameters(described));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_parameter_that_is_not_known_is_refused() {
        return server.http().routes().stream()
                .filter(route -> route.query().isPresent())
                .map(route -> dynamicTest(route.method() + " " + route.path(), () -> {
                    Request example = stage.example(Description.operations().stream()
                            .filter(known -> name(known).equals(route.method() + " " + route.path()))
                            .findFirst()
                            .orElseThrow());
                    refused(example.at(example.path() + "?limti=3").send(), "limti");
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_member_that_is_not_known_is_refused() {
        return Description.operations().stream()
                .filter(operation -> WITH_BODY.contains(operation.method()) && !FREE.contains(name(operation)))
                .map(operation -> dynamicTest(name(operation), () -> {
                    Request example = stage.example(operation);
                    String body = example.body();
                    Fields said = body == null ? Fields.empty() : (Fields) Json.parse(body);
                    Answer answer = example.saying(Json.write(said.with("mod", Value.of("dry-run"))))
                            .send();
                    refused(answer, "/mod");
                }));
    }

    private static void refused(Answer answer, String path) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().text("code")).contains("bad_request");
        assertThat(answer.json().fields("details").items("problems"))
                .extracting(problem -> ((Fields) problem).text("path").orElseThrow())
                .containsExactly(path);
    }

    @Test
    void the_name_that_was_probably_meant_is_told() {
        String plan = Stage.planned(echo("a", "1"));
        Answer live = stage.user.post("/api/execute", plan.replaceFirst("}$", ",\"mod\":\"dry-run\"}"));
        assertThat(live.text()).contains("/mod", "is not known here (did you mean `mode`?)");
        Answer list = stage.user.get("/api/history?limti=3");
        assertThat(list.text()).contains("limti", "is not known here (did you mean `limit`?)");
        Answer deep = stage.user.post("/api/execute", plan.replaceFirst("\"op\"", "\"timeout\":5,\"op\""));
        assertThat(deep.text()).contains("/plan/steps/0/timeout", "did you mean `timeoutMs`?");
        Answer inPlan = stage.user.post("/api/execute", plan.replaceFirst("\"steps\"", "\"step\":[],\"steps\""));
        assertThat(inPlan.text()).contains("/plan/step", "did you mean `steps`?", "plan_invalid");
    }

    @Test
    void all_that_the_api_shows_with_a_plan_in_it_is_taken_where_a_plan_is() {
        Fields parsed = stage.user
                .post("/api/parse", "{\"input\":\"Say 1\",\"trace\":true}")
                .json();
        Fields saved =
                stage.user.post("/api/workflows", Json.write(parsed)).json().fields("workflow");
        assertThat(saved.text("id")).isPresent();
        String versions = "/api/workflows/" + saved.text("id").orElseThrow() + "/versions";
        Value version = stage.user.get(versions).json().items("versions").getFirst();
        Fields again = stage.user
                .post("/api/parse", Json.write(parsed.with("input", Value.of("Say 1"))))
                .json();
        assertThat(again.get("diff")).isPresent();

        for (Fields body : List.of(
                parsed,
                again,
                Fields.of("plan", saved),
                Fields.of("plan", version),
                stage.user.get("/api/templates/morning-echo").json().fields("template"))) {
            Fields said = body.get("plan").isPresent() ? body : Fields.of("plan", body);
            Answer answer = stage.user.send("POST", "/api/execute", Json.write(said), "Prefer", "respond-async");
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        }
    }

    @Test
    void what_clients_keep_with_a_plan_stays_with_it() {
        String plan = Stage.planned(echo("a", "1"))
                .replace("wf_stage", "wf_kept")
                .replaceFirst("\\{\"id\"", "{\"metadata\":{\"folder\":\"Mornings\"},\"id\"");
        Fields saved = stage.user.post("/api/workflows", plan).json().fields("workflow");
        Fields kept = Fields.of("folder", Value.of("Mornings"));
        assertThat(saved.fields("metadata")).isEqualTo(kept);
        Fields patched = stage.user
                .patch("/api/workflows/wf_kept", "{\"name\":\"Other\"}")
                .json()
                .fields("workflow");
        assertThat(patched.fields("metadata")).isEqualTo(kept);
        Fields changed = stage.user
                .post("/api/parse", Json.write(Fields.of("plan", patched).with("input", Value.of("Say 1"))))
                .json();
        assertThat(changed.fields("plan").fields("metadata")).isEqualTo(kept);
    }

    @Test
    void null_is_nothing_said() {
        Fields saved = stage.user
                .post("/api/workflows", Stage.planned(echo("a", "1")))
                .json()
                .fields("workflow");
        String path = "/api/workflows/" + saved.text("id").orElseThrow();
        String nothing = "{\"name\":null,\"enabled\":null,\"trigger\":null,\"steps\":null}";
        assertThat(stage.user.patch(path, nothing).json().fields("workflow").get("steps"))
                .isEqualTo(saved.get("steps"));
        assertThat(stage.user.post(path + "/run", "null").status()).isEqualTo(200);
        assertThat(stage.user
                        .post("/api/parse", "{\"input\":\"Say 1\",\"enabledTools\":null,\"plan\":null}")
                        .status())
                .isEqualTo(200);
        String webhook = stage.user
                .post("/api/webhooks", Stage.WEBHOOK)
                .json()
                .fields("webhook")
                .text("id")
                .orElseThrow();
        Answer changed =
                stage.user.patch("/api/webhooks/" + webhook, "{\"url\":null,\"events\":null,\"enabled\":false}");
        assertThat(changed.text()).contains("run.completed", "\"enabled\":false");
    }

    @Test
    void what_follows_the_trigger_is_not_changed_by_itself() {
        Fields saved = stage.user
                .post("/api/workflows", Stage.planned(echo("a", "1")))
                .json()
                .fields("workflow");
        Answer answer =
                stage.user.patch("/api/workflows/" + saved.text("id").orElseThrow(), "{\"schedule\":\"webhook\"}");
        refused(answer, "/schedule");
        assertThat(answer.text()).contains("it goes by `trigger`");
    }
}
