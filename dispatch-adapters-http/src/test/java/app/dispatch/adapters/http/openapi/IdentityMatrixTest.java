package app.dispatch.adapters.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.adapters.http.openapi.Description.Operation;
import app.dispatch.adapters.http.web.Access.Who;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;

/**
 * Every operation, by everyone, on what is theirs, another's and nobody's. The operations are those of the API's description, so
 * that a new one is covered the day it is added.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityMatrixTest {
    private static final String NO_SESSION = "{\"error\":\"Sign in to do"
            + " this\",\"code\":\"unauthorized\",\"details\":{\"doc\":\"/docs/errors#unauthorized\"}}";
    private static final String NO_TOKEN = "{\"error\":\"The Authorization header holds no valid API"
            + " token\",\"code\":\"unauthorized\",\"details\":{\"doc\":\"/docs/errors#unauthorized\"}}";
    private static final String NOT_BY_TOKEN = "{\"error\":\"A token cannot do this; sign in with your"
            + " password\",\"code\":\"forbidden\",\"details\":{\"doc\":\"/docs/errors#forbidden\"}}";

    private static final String ALL_SCOPES =
            "{\"name\":\"CI\",\"scopes\":[\"read\",\"run\",\"write\",\"approve\",\"manage\"]}";

    /** Whether a connection is kept depends on whether a body that nobody reads has come whole by then. */
    private static final Set<String> OF_THE_MOMENT = Set.of("x-request-id", "date", "connection");

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    /** Where a GET does more than to look, or never ends by itself. */
    private static final Set<String> WITHOUT_HEAD = Set.of(
            "/api/account/export",
            "/api/cron",
            "/api/oauth/callback",
            "/api/runs/{id}/events",
            "/api/triggers/{secret}");

    /** What no request stands for anyone with, and the 401 that it gets. */
    private final Map<String, Caller> nobodies = new LinkedHashMap<>();

    private RunningServer server;
    private Client owner;
    private Client stranger;

    /** Whoever calls: by session, or by header. */
    private record Caller(Client client, String refused, String... headers) {
        Answer call(String method, String path, String body) {
            return client.send(method, path, method.equals("GET") || method.equals("HEAD") ? null : body, headers);
        }
    }

    @BeforeAll
    void start() {
        server = RunningServer.start();
        Client expired = server.newUser();
        String expiredToken = token(expired, "{\"name\":\"CI\",\"expiresInDays\":1}");
        server.clock.forward(Duration.ofDays(31));
        owner = server.newUser();
        stranger = server.newUser();
        Client loggedOut = server.newUser();
        loggedOut.post("/api/auth/logout", null);
        Answer revoked = owner.post("/api/tokens", "{\"name\":\"CI\"}");
        owner.delete("/api/tokens/" + revoked.json().text("id").orElseThrow());
        nobodies.put("no session", new Caller(server.anonymous(), NO_SESSION));
        nobodies.put("garbage", new Caller(new Client(server, "a.b.c"), NO_SESSION));
        nobodies.put("an expired session", new Caller(expired, NO_SESSION));
        nobodies.put("a revoked session", new Caller(loggedOut, NO_SESSION));
        nobodies.put("a token that is none", byToken(owner, "garbage"));
        nobodies.put("an expired token", byToken(server.anonymous(), expiredToken));
        nobodies.put(
                "a revoked token beside a session",
                byToken(owner, revoked.json().text("token").orElseThrow()));
        nobodies.put("another scheme", new Caller(owner, NO_TOKEN, "Authorization", "Basic dXNlcjpwYXNz"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String token(Client user, String body) {
        return user.post("/api/tokens", body).json().text("token").orElseThrow();
    }

    private static Caller byToken(Client client, String token) {
        return new Caller(client, NO_TOKEN, "Authorization", "Bearer " + token);
    }

    private static Stream<Operation> forUsers() {
        return Description.operations().stream().filter(Operation::isForUsers);
    }

    private static DynamicTest test(Operation known, Executable check) {
        return dynamicTest(known.method() + " " + known.path(), check);
    }

    /** All of an answer that a caller can compare. */
    private static String bytes(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.http().headers().map());
        headers.keySet().removeAll(OF_THE_MOMENT);
        return answer.status() + " " + headers + " " + answer.text();
    }

    private static String unknown(String id) {
        return id.substring(0, id.length() - 4) + "none";
    }

    @TestFactory
    Stream<DynamicTest> nobody_is_told_anything() {
        return forUsers()
                .map(known -> test(known, () -> {
                    String own = Things.isOn(known) ? Things.make(known, owner) : "openai";
                    for (Map.Entry<String, Caller> nobody : nobodies.entrySet()) {
                        Caller caller = nobody.getValue();
                        // A body that is no JSON shows that nobody read it.
                        Answer answer = caller.call(known.method(), known.path(own), "{bad");
                        assertThat(answer.status()).as(nobody.getKey()).isEqualTo(401);
                        assertThat(answer.text()).as(nobody.getKey()).isEqualTo(caller.refused());
                        assertThat(answer.cookie()).as(nobody.getKey()).isEmpty();
                        assertThat(bytes(caller.call(known.method(), known.path(unknown(own)), "{bad")))
                                .as(nobody.getKey())
                                .isEqualTo(bytes(answer));
                        if (known.method().equals("GET")) {
                            int head = caller.call("HEAD", known.path(own), "").status();
                            assertThat(head).as(nobody.getKey()).isIn(401, 405);
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_anyone_may_read_is_the_same_for_nobody_and_for_everybody() {
        Set<String> ofTheCaller = Set.of("/api/auth/me", "/metrics", "/api/oauth/callback");
        return Description.operations().stream()
                .filter(known -> !known.isForUsers() && known.method().equals("GET"))
                .filter(known -> !ofTheCaller.contains(known.path()))
                .map(known -> test(known, () -> {
                    String alone = bytes(server.anonymous().get(known.path("morning-echo")));
                    assertThat(bytes(owner.get(known.path("morning-echo")))).isEqualTo(alone);
                    nobodies.values()
                            .forEach(nobody -> assertThat(
                                            nobody.refused().equals(NO_SESSION)
                                                    ? bytes(nobody.call("GET", known.path("morning-echo"), ""))
                                                    : alone)
                                    .isEqualTo(alone));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_user_and_their_token_reach_what_is_theirs() {
        return forUsers()
                .filter(known -> !isForAdmins(known))
                .map(known -> test(known, () -> {
                    Client user = server.newUser();
                    Caller token = byToken(server.anonymous(), token(user, ALL_SCOPES));
                    Answer byToken = token.call(known.method(), known.path(mine(known, user)), known.example());
                    if (known.isForTokens()) {
                        assertReached(known, byToken);
                    } else {
                        assertThat(byToken.text()).isEqualTo(NOT_BY_TOKEN);
                        assertThat(byToken.status()).isEqualTo(403);
                    }
                    Client again = server.newUser(); // what the token did may have ended the session
                    assertReached(
                            known,
                            again.send(
                                    known.method(),
                                    known.path(mine(known, again)),
                                    known.method().equals("GET") ? null : known.example()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_token_reaches_what_its_scope_is_for_and_nothing_else() {
        Client user = server.newAdmin();
        Map<Scope, Caller> tokens = new EnumMap<>(Scope.class);
        for (Scope scope : Scope.values()) {
            String body = "{\"name\":\"CI\",\"scopes\":[\"" + scope.id() + "\"]}";
            tokens.put(scope, byToken(server.anonymous(), token(user, body)));
        }
        return server.http().routes().stream()
                .filter(route -> route.access().who() == Who.USER)
                .map(route -> dynamicTest(
                        route.method() + " " + route.path(),
                        () -> tokens.forEach((scope, caller) -> {
                            Operation asked = new Operation(route.method().toString(), route.path(), Fields.empty());
                            // A body that is no JSON and an id that nobody has: what is reached does nothing.
                            Answer answer = caller.call(asked.method(), asked.path("none"), "{bad");
                            if (scope == route.access().scope()) {
                                assertThat(answer.status()).as(scope.id()).isNotIn(401, 403);
                            } else {
                                assertThat(answer.status()).as(scope.id()).isEqualTo(403);
                                assertThat(answer.text())
                                        .contains("`" + route.access().scope().id() + "`");
                            }
                        })));
    }

    private static String mine(Operation known, Client user) {
        return Things.isOn(known)
                ? Things.make(known, user)
                : known.path().contains("{slug}") ? "morning-echo" : "openai";
    }

    /** Whatever the example does to it, it was there; a delivery, a tool or a code of the example's name is not. */
    private static void assertReached(Operation known, Answer answer) {
        boolean named = Stream.of("{deliveryId}", "{tool}", "{code}").anyMatch(known.path()::contains);
        assertThat(answer.status()).as(answer.text()).isNotIn(401, 403);
        assertThat(answer.status()).as(answer.text()).isIn(named ? List.of(200, 404) : List.of(200, 202, 204, 400));
    }

    private static boolean isForAdmins(Operation known) {
        return known.path().startsWith("/api/admin/");
    }

    /** Whoever is named, there or not: nobody learns so who has an account. */
    @TestFactory
    Stream<DynamicTest> what_is_for_administrators_tells_nobody_else_anything() {
        Client admin = server.newAdmin();
        Client former = server.newAdmin();
        String token = token(former, "{\"name\":\"CI\",\"scopes\":[\"admin\"]}");
        demote(admin, former);
        Map<String, Caller> others = Map.of(
                "a session",
                new Caller(stranger, ""),
                "a token with all that its owner may have",
                byToken(server.anonymous(), token(stranger, ALL_SCOPES)),
                "who was one",
                new Caller(former, ""),
                "a token of who was one",
                byToken(server.anonymous(), token));
        String there = id(stranger);
        return forUsers()
                .filter(IdentityMatrixTest::isForAdmins)
                .map(known -> test(known, () -> {
                    others.forEach((how, caller) -> {
                        Answer answer = caller.call(known.method(), known.path(there), known.example());
                        assertThat(answer.status()).as(how).isEqualTo(403);
                        assertThat(bytes(caller.call(known.method(), known.path("usr_none"), "{bad")))
                                .as(how)
                                .isEqualTo(bytes(answer));
                    });
                    assertThat(stranger.get("/api/auth/me").json().get("admin")).isEmpty();
                }));
    }

    private static void demote(Client admin, Client user) {
        assertThat(admin.put("/api/admin/users/" + id(user) + "/admin", "{\"admin\":false}")
                        .status())
                .isEqualTo(200);
    }

    private static String id(Client user) {
        return user.get("/api/auth/me").json().fields("user").text("id").orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> what_is_anothers_is_answered_as_what_never_was() {
        String token = token(stranger, ALL_SCOPES);
        Map<String, Caller> strangers =
                Map.of("a session", new Caller(stranger, ""), "a token", byToken(server.anonymous(), token));
        return forUsers()
                .filter(Things::isOn)
                .map(known -> test(known, () -> {
                    String id = Things.make(known, owner);
                    String before = Things.look(known, owner, id);
                    strangers.forEach((how, caller) -> {
                        Answer foreign = caller.call(known.method(), known.path(id), known.example());
                        assertThat(bytes(foreign))
                                .as(how)
                                .isEqualTo(
                                        bytes(caller.call(known.method(), known.path(unknown(id)), known.example())));
                        assertThat(foreign.status())
                                .as(how)
                                .isIn(known.method().equals("DELETE") ? List.of(200, 404) : List.of(404));
                        if (known.method().equals("GET")) {
                            assertThat(bytes(caller.call("HEAD", known.path(id), "")))
                                    .as(how)
                                    .isEqualTo(bytes(caller.call("HEAD", known.path(unknown(id)), "")));
                        }
                    });
                    assertThat(Things.look(known, owner, id)).isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_method_that_a_path_does_not_take_is_refused_alike_whoever_asks_for_whatever() {
        return Description.operations().stream()
                .map(Operation::path)
                .distinct()
                .map(path -> dynamicTest(path, () -> {
                    Set<String> takes = new TreeSet<>();
                    Description.operations().stream()
                            .filter(known -> known.takes(path.replaceAll("\\{[^}]+}", "x")))
                            .forEach(known -> takes.add(known.method()));
                    if (takes.contains("GET") && !WITHOUT_HEAD.contains(path)) {
                        takes.add("HEAD");
                    }
                    for (String method : METHODS) {
                        if (!takes.contains(method)) {
                            assertRefused(path, method, takes);
                        }
                    }
                }));
    }

    private void assertRefused(String path, String method, Set<String> takes) {
        Operation asked = new Operation(method, path, Fields.empty());
        Answer answer = server.anonymous().send(method, asked.path("x"), null);
        assertThat(answer.status()).as(method).isEqualTo(method.equals("OPTIONS") ? 204 : 405);
        assertThat(Set.of(answer.header("allow").split(", "))).as(method).isEqualTo(takes);
        assertThat(bytes(owner.send(method, asked.path("y"), null))).as(method).isEqualTo(bytes(answer));
        assertThat(bytes(owner.send(method, asked.path("x"), null, "Authorization", "Bearer x")))
                .as(method)
                .isEqualTo(bytes(answer));
    }
}
