package app.dispatch.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenRoutesTest {
    private RunningServer server;
    private Client user;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void signUp() {
        user = server.newUser();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Fields issue(Client owner, String body) {
        Answer answer = owner.post("/api/tokens", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static long number(Fields from, String key) {
        return ((Value.Num) from.get(key).orElseThrow()).value().longValueExact();
    }

    private static String text(Fields from, String key) {
        return from.text(key).orElseThrow();
    }

    @Test
    void a_token_is_shown_once_and_listed_without_its_secret() {
        Fields forever = issue(user, "{\"name\":\"CI\"}");
        server.clock.forward(Duration.ofMillis(1));
        Fields expiring = issue(user, "{\"name\":\"Laptop\",\"expiresInDays\":30}");

        assertThat(forever.values().keySet())
                .containsExactly("token", "id", "name", "scopes", "workflows", "createdAt", "expiresAt");
        assertThat(forever.get("expiresAt")).contains(Value.NULL);
        assertThat(text(forever, "token")).matches("dsp_live_[0-9A-Za-z]{28}");
        assertThat(text(forever, "id")).startsWith("tok_");
        assertThat(number(expiring, "expiresAt") - number(expiring, "createdAt"))
                .isEqualTo(Duration.ofDays(30).toMillis());
        Answer list = user.get("/api/tokens");
        assertThat(list.text()).doesNotContain(text(forever, "token"), text(expiring, "token"), "hash");
        List<Value> tokens = list.json().items("tokens");
        assertThat(tokens).extracting(token -> text((Fields) token, "name")).containsExactly("Laptop", "CI");
        assertThat(((Fields) tokens.getFirst()).values().keySet())
                .containsExactly(
                        "id", "name", "prefix", "scopes", "workflows", "createdAt", "expiresAt", "lastUsedAt", "made");
        assertThat(text(expiring, "token")).startsWith(text((Fields) tokens.getFirst(), "prefix"));
    }

    @TestFactory
    Stream<DynamicTest> an_authorization_that_is_not_valid_is_refused_even_beside_a_valid_cookie() {
        Client owner = server.newUser();
        Fields revoked = issue(owner, "{\"name\":\"CI\"}");
        owner.delete("/api/tokens/" + text(revoked, "id"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("revoked", "Bearer " + text(revoked, "token"));
        headers.put("another scheme", "Basic dXNlcjpwYXNz");
        headers.put("no token", "Bearer");
        headers.put("not of the form", "Bearer dsp_live_<dispatch_session>");
        headers.put("the session", "Bearer " + owner.session());
        headers.put("garbage", "%%%");
        return headers.entrySet().stream()
                .map(header -> dynamicTest(header.getKey(), () -> {
                    Answer answer = owner.get("/api/workflows", "Authorization", header.getValue());
                    assertThat(answer.text())
                            .isEqualTo("{\"error\":\"The Authorization header holds no valid API token\","
                                    + "\"code\":\"unauthorized\",\"details\":{\"doc\":\"/docs/errors#unauthorized\"}}");
                    assertThat(answer.status()).isEqualTo(401);
                }));
    }

    @Test
    void two_authorizations_are_none() {
        String token = text(issue(user, "{\"name\":\"CI\"}"), "token");

        assertThat(server.anonymous()
                        .get("/api/workflows", "Authorization", "Bearer " + token, "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_token_counts_and_not_the_cookie_beside_it() {
        Client other = server.newUser();
        other.post("/api/workflows/blank", null);
        String token = text(issue(user, "{\"name\":\"CI\"}"), "token");

        assertThat(other.get("/api/workflows", bearer(token)).json().items("workflows"))
                .isEmpty();
        assertThat(other.get("/api/workflows", "Authorization", "bEARER  " + token + " ")
                        .json()
                        .items("workflows"))
                .isEmpty();
    }

    @Test
    void me_says_whose_token_it_is_and_nobody_for_one_that_is_not_valid() {
        String token = text(issue(user, "{\"name\":\"CI\"}"), "token");

        assertThat(server.anonymous().get("/api/auth/me", bearer(token)).json())
                .isEqualTo(user.get("/api/auth/me").json());
        Answer nobody = user.get("/api/auth/me", bearer(token + "x"));
        assertThat(nobody.status()).isEqualTo(200);
        assertThat(nobody.json().get("user")).contains(Value.NULL);
    }

    @Test
    void a_token_needs_no_origin_of_ours() {
        String token = text(issue(user, "{\"name\":\"CI\"}"), "token");

        assertThat(server.anonymous()
                        .post(
                                "/api/workflows/blank",
                                null,
                                "Authorization",
                                "Bearer " + token,
                                "Origin",
                                "https://app.example.com")
                        .status())
                .isEqualTo(200);
        assertThat(user.post(
                                "/api/auth/logout",
                                null,
                                "Authorization",
                                "Bearer " + token,
                                "Origin",
                                "https://app.example.com")
                        .status())
                .as("the cookie's own routes keep their check")
                .isEqualTo(403);
    }

    @Test
    void an_expired_token_opens_nothing() {
        try (RunningServer other = RunningServer.start()) {
            Client owner = other.newUser();
            String token = text(issue(owner, "{\"name\":\"CI\",\"expiresInDays\":1}"), "token");
            assertThat(other.anonymous().get("/api/workflows", bearer(token)).status())
                    .isEqualTo(200);
            other.clock.forward(Duration.ofDays(1));
            assertThat(other.anonymous().get("/api/workflows", bearer(token)).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_use_shows_in_the_list() {
        Fields issued = issue(user, "{\"name\":\"CI\"}");
        server.anonymous().get("/api/workflows", bearer(text(issued, "token")));

        Fields listed = (Fields) user.get("/api/tokens").json().items("tokens").getFirst();
        assertThat(number(listed, "lastUsedAt")).isGreaterThanOrEqualTo(number(issued, "createdAt"));
    }

    private String token(String scopes) {
        return text(issue(user, "{\"name\":\"CI\",\"scopes\":" + scopes + "}"), "token");
    }

    private static String scopes(Fields from) {
        return from.items("scopes").toString();
    }

    @Test
    void a_token_reads_runs_and_writes_unless_its_maker_says_otherwise() {
        assertThat(scopes(issue(user, "{\"name\":\"CI\"}")))
                .isEqualTo(scopes(issue(user, "{\"name\":\"CI\",\"scopes\":null}")));
        assertThat(issue(user, "{\"name\":\"CI\"}").items("scopes"))
                .containsExactly(Value.of("read"), Value.of("run"), Value.of("write"));
        assertThat(issue(user, "{\"name\":\"CI\",\"scopes\":[\"manage\",\"run\",\"run\"]}")
                        .items("scopes"))
                .containsExactly(Value.of("run"), Value.of("manage"));
        Fields listed = (Fields) user.get("/api/tokens").json().items("tokens").getFirst();
        assertThat(listed.items("scopes")).isNotEmpty();
    }

    @Test
    void a_token_that_lacks_a_scope_is_told_which() {
        Answer answer = server.anonymous().post("/api/workflows/blank", null, bearer(token("[\"read\",\"run\"]")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
                .isEqualTo("{\"error\":\"This token has not the scope `write`; make one that has it, or sign in\","
                        + "\"code\":\"forbidden\",\"details\":{\"doc\":\"/docs/errors#forbidden\"}}");
    }

    @Test
    void anyone_may_plan_a_brief_but_not_with_a_token_that_may_not() {
        String brief = "{\"input\":\"Say 1\"}";

        assertThat(server.anonymous().post("/api/parse", brief).status()).isEqualTo(200);
        assertThat(server.anonymous()
                        .post("/api/parse", brief, bearer(token("[\"run\"]")))
                        .status())
                .isEqualTo(200);
        assertThat(server.anonymous()
                        .post("/api/parse", brief, bearer(token("[\"read\"]")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_secret_of_a_webhook_is_shown_to_who_may_manage_alone() {
        String path = "/api/workflows/"
                + text(user.post("/api/workflows/blank", null).json().fields("workflow"), "id");
        Fields shown = user.get(path).json().fields("workflow");
        Fields hidden = server.anonymous()
                .get(path, bearer(token("[\"read\",\"write\"]")))
                .json()
                .fields("workflow");
        Fields managed = server.anonymous()
                .get(path, bearer(token("[\"read\",\"manage\"]")))
                .json()
                .fields("workflow");

        assertThat(text(shown, "webhookUrl")).endsWith(text(shown, "webhookSecret"));
        assertThat(hidden.get("webhookSecret")).contains(Value.NULL);
        assertThat(hidden.get("webhookUrl")).contains(Value.NULL);
        assertThat(managed).isEqualTo(shown);
        Answer made = server.anonymous().post("/api/workflows/blank", null, bearer(token("[\"write\"]")));
        assertThat(made.json().fields("workflow").get("webhookUrl")).contains(Value.NULL);
    }

    @Test
    void what_a_token_made_is_listed_and_deleted_with_it_on_demand() {
        Fields token = issue(user, "{\"name\":\"CI\"}");
        String[] bearer = bearer(text(token, "token"));
        String webhook = "{\"url\":\"https://example.com/\",\"events\":[\"run.completed\"]}";
        Client program = server.anonymous();
        List<String> made = List.of(
                id(program.post("/api/workflows/blank", null, bearer), "workflow"),
                id(program.post("/api/templates/morning-echo/clone", null, bearer), "workflow"));
        String hook = id(program.post("/api/webhooks", webhook, bearer), "webhook");
        String own = id(user.post("/api/workflows/blank", null), "workflow");

        Fields expected = Fields.of(
                        "workflows", Value.of(made.stream().map(Value::of).toList()))
                .with("webhooks", Value.of(List.of(Value.of(hook))));
        Fields listed = (Fields) user.get("/api/tokens").json().items("tokens").getFirst();
        assertThat(listed.fields("made").items("workflows"))
                .containsExactlyInAnyOrderElementsOf(expected.items("workflows"));
        assertThat(listed.fields("made").items("webhooks")).isEqualTo(expected.items("webhooks"));

        Answer revoked = user.delete("/api/tokens/" + text(token, "id") + "?withMade=true");

        assertThat(revoked.json().fields("made")).isEqualTo(listed.fields("made"));
        assertThat(revoked.json().get("madeDeleted")).contains(Value.of(true));
        assertThat(user.get("/api/workflows").json().items("workflows")).hasSize(1);
        assertThat(user.get("/api/workflows/" + own).status()).isEqualTo(200);
        assertThat(user.get("/api/webhooks").json().items("webhooks")).isEmpty();
    }

    private static String id(Answer answer, String thing) {
        return text(answer.json().fields(thing), "id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /name | is required",
                "{\"name\":\" \"} | /name | must not be blank",
                "{\"name\":7} | /name | must be a string",
                "{\"name\":\"CI\",\"expiresInDays\":0} | /expiresInDays | must be a whole number from 1 to 3650",
                "{\"name\":\"CI\",\"expiresInDays\":3651} | /expiresInDays | must be a whole number from 1 to 3650",
                "{\"name\":\"CI\",\"scopes\":[]} | /scopes | must name at least one scope, or be left out",
                "{\"name\":\"CI\",\"scopes\":\"run\"} | /scopes | must be an array of strings",
                "{\"name\":\"CI\",\"scopes\":[\"run\",\"raed\"]} | /scopes/1 | must be one of read, run, write, approve,"
                        + " manage, admin (did you mean `read`?)",
                "{\"name\":\"CI\",\"expiresInDays\":1.5} | /expiresInDays | must be a whole number from 1 to 3650",
            })
    void what_is_wrong_with_a_token_is_said(String body, String path, String message) {
        Answer answer = user.post("/api/tokens", body);

        assertThat(answer.status()).isEqualTo(400);
        Fields problem =
                (Fields) answer.json().fields("details").items("problems").getFirst();
        assertThat(problem.text("path")).contains(path);
        assertThat(problem.text("message")).contains(message);
    }

    @Test
    void the_hundredth_token_is_made_and_the_next_is_refused() {
        for (int i = 0; i < 100; i++) {
            issue(user, "{\"name\":\"CI\"}");
        }

        Answer answer = user.post("/api/tokens", "{\"name\":\"CI\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().text("code")).contains("quota_exceeded");
    }
}
