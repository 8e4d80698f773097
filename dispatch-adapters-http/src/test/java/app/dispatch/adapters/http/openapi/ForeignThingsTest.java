package app.dispatch.adapters.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.adapters.http.openapi.Description.Operation;
import app.dispatch.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** Where a path says which thing: what comes before it, and its id. */
    static final String THING = "^(/api/[a-z]+/(?:sessions/)?)[^/]+";

    private RunningServer server;

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

    @TestFactory
    Stream<DynamicTest> a_foreign_thing_is_answered_as_one_that_never_was() {
        Stage owner = new Stage(server);
        Client stranger = server.newUser();
        return operations()
                .map(known -> dynamicTest(known.method() + " " + known.path(), () -> {
                    Request request = owner.example(known);
                    String before = look(owner.user, known, request.path());

                    Answer foreign = request.by(stranger).send();
                    Answer unknown = request.by(stranger)
                            .at(request.path().replaceFirst(THING, "$1none"))
                            .send();

                    assertThat(foreign.status()).isEqualTo(unknown.status());
                    assertThat(foreign.text()).isEqualTo(unknown.text());
                    assertThat(headers(foreign)).isEqualTo(headers(unknown));
                    assertThat(look(owner.user, known, request.path())).isEqualTo(before);
                    if (!known.method().equals("DELETE")) {
                        assertThat(foreign.status()).isEqualTo(404);
                    }
                }));
    }

    /** The thing as its owner sees it, alone where there is a way to do so. */
    private static String look(Client owner, Operation known, String path) {
        String form = known.path().substring(0, known.path().indexOf('}') + 1);
        boolean isAlone = Description.operations().stream()
                .anyMatch(other -> other.path().equals(form) && other.method().equals("GET"));
        Matcher thing = Pattern.compile(THING).matcher(path);
        assertThat(thing.lookingAt()).isTrue();
        return owner.get(isAlone ? thing.group() : thing.group(1).replaceFirst("/$", ""))
                .text();
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
        Stage user = new Stage(server);
        for (Operation known : operations().toList()) {
            Request request = user.example(known);
            for (String id : List.of("x".repeat(300), "%F0%9F%98%80", "'--", "null", "-1")) {
                Answer answer = request.at(request.path().replaceFirst(THING, "$1" + id))
                        .send();
                assertThat(answer.status()).as(known + " " + id).isBetween(200, 499);
                assertThat(answer.json().get("code").or(() -> answer.json().get("ok")))
                        .as(answer.text())
                        .map(Value.class::cast)
                        .isPresent();
            }
        }
    }
}
