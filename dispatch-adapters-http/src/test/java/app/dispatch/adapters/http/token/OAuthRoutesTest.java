package app.dispatch.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.token.DeviceLogin;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A program is let in by a code, in the words of RFC 8628. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OAuthRoutesTest {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningServer server;
    private Client user;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void signUp() {
        server.clock.forward(Duration.ofMinutes(20)); // all limits on calls are over
        user = server.newUser();
    }

    @AfterAll
    void stop() {
        server.close();
        http.close();
    }

    /** What is answered to a form of these names and values. */
    private Answer ask(String path, String... form) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < form.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(form[i])
                    .append('=')
                    .append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
        }
        return send(path, body.toString());
    }

    private Answer send(String path, String body) {
        try {
            return new Answer(http.send(
                    HttpRequest.newBuilder(server.uri(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Fields begun(String... more) {
        String[] form = new String[2 + more.length];
        form[0] = "client_id";
        form[1] = "printer";
        System.arraycopy(more, 0, form, 2, more.length);
        Answer answer = ask("/oauth/device_authorization", form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        return answer.json();
    }

    private static String of(Fields begun, String member) {
        return begun.text(member).orElseThrow();
    }

    private Answer token(String deviceCode) {
        return ask("/oauth/token", "grant_type", GRANT, "client_id", "printer", "device_code", deviceCode);
    }

    private static void fails(Answer answer, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().text("error")).contains(error);
        assertThat(answer.json().text("error_description").orElseThrow()).isNotBlank();
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void a_program_that_is_allowed_gets_its_token_once() {
        Fields begun = begun("scope", "read run");
        assertThat(begun.get("expires_in")).contains(Value.of(600));
        assertThat(begun.get("interval")).contains(Value.of(2));
        assertThat(of(begun, "verification_uri_complete"))
                .isEqualTo(of(begun, "verification_uri") + "?code=" + of(begun, "user_code"));
        fails(token(of(begun, "device_code")), "authorization_pending");

        Fields shown =
                user.get("/api/auth/device/" + of(begun, "user_code")).json().fields("login");
        assertThat(shown.text("name")).contains("printer");
        user.post("/api/auth/device/" + of(begun, "user_code"), "{\"allow\":true}");

        Answer allowed = token(of(begun, "device_code"));
        assertThat(allowed.status()).as(allowed.text()).isEqualTo(200);
        assertThat(allowed.json().text("token_type")).contains("Bearer");
        assertThat(allowed.json().text("scope")).contains("read run");
        String bearer = "Bearer " + allowed.json().text("access_token").orElseThrow();
        assertThat(server.anonymous()
                        .get("/api/workflows", "Authorization", bearer)
                        .status())
                .isEqualTo(200);
        fails(token(of(begun, "device_code")), "expired_token");
    }

    @Test
    void one_that_is_refused_or_that_nobody_answers_is_told_so() {
        Fields refused = begun();
        user.post("/api/auth/device/" + of(refused, "user_code"), "{\"allow\":false}");
        fails(token(of(refused, "device_code")), "access_denied");

        Fields late = begun();
        server.clock.forward(DeviceLogin.LIFE.minusSeconds(1));
        fails(token(of(late, "device_code")), "authorization_pending");
        server.clock.forward(Duration.ofSeconds(1));
        fails(token(of(late, "device_code")), "expired_token");
        fails(token("something else"), "invalid_grant");
    }

    @Test
    void who_asks_all_the_time_is_to_slow_down() {
        String code = of(begun(), "device_code");
        for (int i = 0; i < 120; i++) {
            fails(token(code), "authorization_pending");
        }
        fails(token(code), "slow_down");
        server.clock.forward(Duration.ofMinutes(1));
        fails(token(code), "authorization_pending");
    }

    @Test
    void what_is_asked_wrongly_is_told_in_words_that_the_protocol_has() {
        String begin = "/oauth/device_authorization";
        fails(ask(begin), "invalid_request");
        fails(ask(begin, "client_id", ""), "invalid_request");
        fails(ask(begin, "client_id", "n".repeat(101)), "invalid_request");
        assertThat(ask(begin, "client_id", "n".repeat(100)).status()).isEqualTo(200);
        fails(ask(begin, "client_id", "a", "client_id", "b"), "invalid_request");
        fails(send(begin, "client_id=%zz"), "invalid_request");
        fails(send(begin, "client_id=a%00b"), "invalid_request");
        fails(send(begin, "client%0aid=a"), "invalid_request");
        fails(ask(begin, "client_id", "a", "scope", "read everything"), "invalid_scope");
        fails(ask("/oauth/token"), "invalid_request");
        fails(ask("/oauth/token", "grant_type", "password"), "unsupported_grant_type");
        fails(ask("/oauth/token", "grant_type", GRANT, "client_id", "a"), "invalid_request");
        Answer large = send(begin, "client_id=" + "a".repeat(9000));
        assertThat(large.status()).isEqualTo(413);
    }

    @Test
    void a_token_has_the_usual_scopes_when_none_are_said() {
        Fields begun = begun("anything", "else");
        user.post("/api/auth/device/" + of(begun, "user_code"), "{\"allow\":true}");
        assertThat(token(of(begun, "device_code")).json().text("scope")).contains("read run write");
    }
}
