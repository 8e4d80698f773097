package app.dispatch.adapters.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.Plans;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.adapters.http.openapi.Description.Operation;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What is another user's is answered as what does not exist, byte for byte, and stays as it is. The operations are those of the
 * API's description, so that a new one is covered the day it is added.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignThingsTest {
    /** What names no user's thing. */
    private static final Set<String> FOR_ALL =
            Set.of("/api/templates/{slug}/clone", "/api/credentials/{provider}", "/api/integrations/{tool}");

    /** What a path's first parameter names, by how the path begins, and how a user comes to have one. */
    private static final Map<String, Function<Client, String>> THINGS = things();

    private RunningServer server;

    private static Map<String, Function<Client, String>> things() {
        Map<String, Function<Client, String>> things = new LinkedHashMap<>();
        things.put(
                "/api/workflows/{id}",
                user -> user.post("/api/workflows/blank", null)
                        .json()
                        .fields("workflow")
                        .text("id")
                        .orElseThrow());
        things.put("/api/runs/{id}", user -> {
            Answer accepted = user.post(
                    "/api/execute",
                    "{\"plan\":" + Plans.plan("wf_x", Plans.echo("say", "1")) + "}",
                    "Prefer",
                    "respond-async");
            String id = accepted.json().fields("run").text("id").orElseThrow();
            user.get("/api/runs/" + id + "/events"); // to its end
            return id;
        });
        things.put(
                "/api/tokens/{id}",
                user -> user.post("/api/tokens", "{\"name\":\"CI\"}")
                        .json()
                        .text("id")
                        .orElseThrow());
        things.put(
                "/api/auth/sessions/{id}",
                user -> ((Fields) user.get("/api/auth/sessions")
                                .json()
                                .items("sessions")
                                .getFirst())
                        .text("id")
                        .orElseThrow());
        things.put(
                "/api/webhooks/{id}",
                user -> user.post("/api/webhooks", "{\"url\":\"https://example.com/\",\"events\":[\"run.failed\"]}")
                        .json()
                        .fields("webhook")
                        .text("id")
                        .orElseThrow());
        return things;
    }

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Stream<Operation> operations() {
        return Description.operations().stream()
                .filter(known -> known.path().contains("{")
                        && !known.described().items("security").isEmpty())
                .filter(known -> !FOR_ALL.contains(known.path()));
    }

    private static Stream<Operation> ofThings() {
        return operations().filter(known -> THINGS.keySet().stream().anyMatch(known.path()::startsWith));
    }

    @Test
    void every_operation_on_a_thing_is_covered() {
        assertThat(operations().map(Operation::path))
                .allSatisfy(path -> assertThat(THINGS.keySet()).anyMatch(path::startsWith));
    }

    @TestFactory
    Stream<DynamicTest> a_foreign_thing_is_answered_as_one_that_never_was() {
        Client owner = server.newUser();
        Client stranger = server.newUser();
        return ofThings()
                .map(known -> dynamicTest(known.method() + " " + known.path(), () -> {
                    String id = thing(known).apply(owner);
                    String before = look(owner, known, id);

                    Answer foreign = call(stranger, known, id);
                    Answer unknown = call(stranger, known, id.substring(0, id.length() - 4) + "none");

                    assertThat(foreign.status()).isEqualTo(unknown.status());
                    assertThat(foreign.text()).isEqualTo(unknown.text());
                    assertThat(headers(foreign)).isEqualTo(headers(unknown));
                    assertThat(look(owner, known, id)).isEqualTo(before);
                    if (!known.method().equals("DELETE")) {
                        assertThat(foreign.status()).isEqualTo(404);
                    }
                }));
    }

    private static Function<Client, String> thing(Operation known) {
        return THINGS.entrySet().stream()
                .filter(entry -> known.path().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** The thing as its owner sees it, where there is a way to see it alone. */
    private static String look(Client owner, Operation known, String id) {
        String alone = known.path().substring(0, known.path().indexOf('}') + 1);
        return Description.operations().stream()
                        .anyMatch(other ->
                                other.path().equals(alone) && other.method().equals("GET"))
                ? owner.get(path(alone, id)).text()
                : owner.get(alone.substring(0, alone.lastIndexOf('/'))).text();
    }

    private static Answer call(Client client, Operation known, String id) {
        return client.send(known.method(), path(known.path(), id), body(known));
    }

    private static String path(String path, String id) {
        return path.replaceFirst("\\{[^}]+}", id).replaceAll("\\{[^}]+}", "1");
    }

    private static @Nullable String body(Operation known) {
        return known.described()
                .fields("requestBody")
                .fields("content")
                .fields("application/json")
                .get("example")
                .map(Json::write)
                .orElse(null);
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers =
                new LinkedHashMap<>(answer.http().headers().map());
        headers.remove("x-request-id");
        headers.remove("date");
        return headers;
    }

    @Test
    void an_id_that_can_be_none_is_no_error_of_the_server() {
        Client user = server.newUser();
        for (Operation known : ofThings().toList()) {
            for (String id : List.of("x".repeat(300), "%F0%9F%98%80", "'--", "null", "-1")) {
                Answer answer = call(user, known, id);
                assertThat(answer.status()).as(known + " " + id).isBetween(200, 499);
                assertThat(answer.json().get("code").or(() -> answer.json().get("ok")))
                        .as(answer.text())
                        .map(Value.class::cast)
                        .isPresent();
            }
        }
    }
}
