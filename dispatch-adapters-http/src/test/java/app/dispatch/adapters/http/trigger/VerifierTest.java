package app.dispatch.adapters.http.trigger;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class VerifierTest {
    private static final String MASKED = "\"secret\":\"••••••••\"";
    private static RunningServer server;
    private static Client ada;

    private final Client stranger = server.anonymous();

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        ada = server.newUser();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private String webhook(String id, String verifier) {
        Answer saved = ada.post("/api/workflows", "{\"plan\":" + plan(id, echo("a", "1")) + "}");
        if (!verifier.isEmpty()) {
            Answer set = ada.send("PUT", "/api/workflows/" + id + "/verifier", verifier);
            assertThat(set.status()).as(set.text()).isEqualTo(200);
        }
        return "/api/triggers/"
                + saved.json().fields("workflow").text("webhookSecret").orElseThrow();
    }

    private int runs(String id) {
        List<Value> runs = ada.get("/api/history?workflowId=" + id).json().items("history");
        return runs.size();
    }

    private static String hex(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Test
    void only_what_is_signed_fires_once_there_is_a_verifier() {
        String url = webhook("wf_1", "{\"kind\":\"github\",\"secret\":\"hush\"}");
        String body = "{\"action\":\"opened\"}";

        Answer unsigned = stranger.post(url, body);
        assertThat(unsigned.status()).isEqualTo(401);
        assertThat(unsigned.json().text("code")).contains("unauthorized");
        assertThat(stranger.post(url, body, "X-Hub-Signature-256", "sha256=" + hex("other", body))
                        .status())
                .isEqualTo(401);
        assertThat(stranger.get(url).status()).isEqualTo(401);
        assertThat(runs("wf_1")).isZero();

        assertThat(stranger.post(url, body, "X-Hub-Signature-256", "sha256=" + hex("hush", body))
                        .status())
                .isEqualTo(200);
        assertThat(runs("wf_1")).isOne();

        assertThat(ada.delete("/api/workflows/wf_1/verifier").text()).isEqualTo("{\"ok\":true}");
        assertThat(stranger.post(url, body).status()).isEqualTo(200);
    }

    @Test
    void the_secret_of_a_verifier_is_never_answered_back() {
        webhook("wf_2", "");
        assertThat(ada.get("/api/workflows/wf_2/verifier").text()).isEqualTo("{\"verifier\":null}");

        Answer set = ada.send(
                "PUT",
                "/api/workflows/wf_2/verifier",
                "{\"kind\":\"hmac\",\"secret\":\"hush-hush\",\"header\":\"X-Sig\"}");

        assertThat(set.text())
                .contains("\"kind\":\"hmac\"", MASKED, "\"header\":\"X-Sig\"")
                .doesNotContain("hush");
        assertThat(ada.get("/api/workflows/wf_2/verifier").text()).isEqualTo(set.text());
        assertThat(ada.get("/api/workflows/wf_2").text()).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | /kind, /secret",
                "{\"kind\":\"gitlab\",\"secret\":\"x\"} | /kind",
                "{\"kind\":\"github\",\"secret\":\" \"} | /secret",
                "{\"kind\":\"github\",\"secret\":7} | /secret",
                "{\"kind\":\"standard\",\"secret\":\"whsec_not base64\"} | /secret",
                "{\"kind\":\"github\",\"secret\":\"x\",\"header\":\"X-Sig\"} | /header",
                "{\"kind\":\"hmac\",\"secret\":\"x\",\"header\":\"X Sig\"} | /header"
            })
    void a_verifier_that_cannot_be_is_refused_with_the_place(String wish, String places) {
        webhook("wf_3", "");

        Answer answer = ada.send("PUT", "/api/workflows/wf_3/verifier", wish);

        assertThat(answer.status()).isEqualTo(400);
        for (String place : places.split(", ")) {
            assertThat(answer.text()).contains("\"path\":\"" + place + "\"");
        }
        assertThat(ada.get("/api/workflows/wf_3/verifier").text()).isEqualTo("{\"verifier\":null}");
    }

    @Test
    void a_secret_of_a_thousand_characters_is_taken_and_one_more_is_not() {
        webhook("wf_4", "");
        String thousand = "x".repeat(1_000);

        assertThat(ada.send("PUT", "/api/workflows/wf_4/verifier", wish(thousand))
                        .status())
                .isEqualTo(200);
        assertThat(ada.send("PUT", "/api/workflows/wf_4/verifier", wish(thousand + "x"))
                        .status())
                .isEqualTo(400);
    }

    private static String wish(String secret) {
        return "{\"kind\":\"github\",\"secret\":\"" + secret + "\"}";
    }

    @Test
    void another_users_verifier_is_not_found() {
        webhook("wf_5", wish("hush"));
        Client bob = server.newUser();
        String none = bob.get("/api/workflows/wf_none/verifier").text();

        assertThat(bob.get("/api/workflows/wf_5/verifier").text()).isEqualTo(none);
        assertThat(bob.send("PUT", "/api/workflows/wf_5/verifier", wish("x")).text())
                .isEqualTo(none);
        assertThat(bob.delete("/api/workflows/wf_5/verifier").text()).isEqualTo(none);
        assertThat(bob.delete("/api/workflows/wf_5/verifier").status()).isEqualTo(404);
        assertThat(stranger.get("/api/workflows/wf_5/verifier").status()).isEqualTo(401);
        assertThat(ada.get("/api/workflows/wf_5/verifier").text()).contains(MASKED);
    }

    @Test
    void slacks_question_is_answered_once_it_is_signed_and_fires_nothing() {
        String url = webhook("wf_6", "{\"kind\":\"slack\",\"secret\":\"hush\"}");
        String body = "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1a\"}";
        String time = String.valueOf(server.clock.instant().getEpochSecond());

        assertThat(stranger.post(url, body).status()).isEqualTo(401);
        Answer answer = stranger.post(
                url,
                body,
                "X-Slack-Request-Timestamp",
                time,
                "X-Slack-Signature",
                "v0=" + hex("hush", "v0:" + time + ":" + body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"challenge\":\"3eZbrw1a\"}");
        assertThat(runs("wf_6")).isZero();
    }

    @Test
    void githubs_ping_is_answered_and_fires_nothing() {
        String url = webhook("wf_7", "");

        assertThat(stranger.post(url, "{\"zen\":\"x\"}", "X-GitHub-Event", "ping")
                        .text())
                .isEqualTo("{\"ok\":true}");
        assertThat(runs("wf_7")).isZero();
    }
}
