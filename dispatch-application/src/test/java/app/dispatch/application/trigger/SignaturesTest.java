package app.dispatch.application.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.trigger.VerifierKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendors' schemes, by the examples that they publish where there are some. */
class SignaturesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static boolean accepted(VerifierKind kind, String secret, Instant now, String body, String... headers) {
        return accepted(kind, secret, now, true, body, headers);
    }

    private static boolean accepted(
            VerifierKind kind, String secret, Instant now, boolean posted, String body, String... headers) {
        IncomingCall call = posted ? SentCall.post(body, headers) : SentCall.get("", headers);
        String header = kind == VerifierKind.HMAC ? "X-Signature" : null;
        return new Signatures(secret, now)
                .verified(new Verifier(kind, "sealed", header, NOW), call)
                .isPresent();
    }

    private static byte[] mac(String secret, String text) {
        return mac(secret.getBytes(StandardCharsets.UTF_8), text);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String hex(String secret, String text) {
        return HexFormat.of().formatHex(mac(secret, text));
    }

    /** docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries, "Testing the webhook payload validation". */
    @Test
    void github_by_its_own_example() {
        String secret = "It's a Secret to Everybody";
        String signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        assertThat(accepted(VerifierKind.GITHUB, secret, NOW, "Hello, World!", "X-Hub-Signature-256", signature))
                .isTrue();
        assertThat(accepted(VerifierKind.GITHUB, secret, NOW, "Hello, World?", "X-Hub-Signature-256", signature))
                .isFalse();
        assertThat(accepted(VerifierKind.GITHUB, "other", NOW, "Hello, World!", "X-Hub-Signature-256", signature))
                .isFalse();
        assertThat(accepted(
                        VerifierKind.GITHUB,
                        secret,
                        NOW,
                        "Hello, World!",
                        "X-Hub-Signature-256",
                        signature.substring(7)))
                .isFalse();
    }

    /** docs.slack.dev/authentication/verifying-requests-from-slack. */
    @Test
    void slack_by_its_own_example() {
        String secret = "8f742231b10e8888abcd99yyyzzz85a5";
        String body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        String signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
        Instant sent = Instant.ofEpochSecond(1_531_420_618);
        String[] headers = {"X-Slack-Request-Timestamp", "1531420618", "X-Slack-Signature", signature};

        assertThat(accepted(VerifierKind.SLACK, secret, sent, body, headers)).isTrue();
        assertThat(accepted(VerifierKind.SLACK, secret, sent, body + " ", headers))
                .isFalse();
        headers[1] = "1531420619";
        assertThat(accepted(VerifierKind.SLACK, secret, sent, body, headers)).isFalse();
    }

    /** The example of github.com/standard-webhooks/standard-webhooks. */
    @Test
    void standard_webhooks_by_its_own_example() {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        Instant sent = Instant.ofEpochSecond(1_614_265_330);
        String body = "{\"test\": 2432232314}";
        String signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        String[] headers = {
            "webhook-id",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp",
            "1614265330",
            "webhook-signature",
            signature
        };

        assertThat(accepted(VerifierKind.STANDARD, secret, sent, body, headers)).isTrue();
        assertThat(accepted(VerifierKind.STANDARD, secret.substring(6), sent, body, headers))
                .isTrue();
        headers[5] = "v1a,abc v1,bm90IHRoaXMgb25l " + signature;
        assertThat(accepted(VerifierKind.STANDARD, secret, sent, body, headers)).isTrue();
        headers[5] = "v2," + signature.substring(3);
        assertThat(accepted(VerifierKind.STANDARD, secret, sent, body, headers)).isFalse();
        headers[5] = signature;
        headers[1] = "msg_other";
        assertThat(accepted(VerifierKind.STANDARD, secret, sent, body, headers)).isFalse();
        assertThat(accepted(
                        VerifierKind.STANDARD,
                        secret,
                        sent,
                        body,
                        "svix-id",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "svix-timestamp",
                        "1614265330",
                        "svix-signature",
                        signature))
                .isTrue();
    }

    @Test
    void stripe_takes_any_of_several_signatures() {
        String body = "{\"id\":\"evt_1\"}";
        String time = String.valueOf(NOW.getEpochSecond());
        String right = hex("whsec_test", time + "." + body);
        String wrong = hex("whsec_rolled", time + "." + body);

        assertThat(accepted(
                        VerifierKind.STRIPE, "whsec_test", NOW, body, "Stripe-Signature", "t=" + time + ",v1=" + right))
                .isTrue();
        assertThat(accepted(
                        VerifierKind.STRIPE,
                        "whsec_test",
                        NOW,
                        body,
                        "Stripe-Signature",
                        "t=" + time + ", v1=" + wrong + ", v1=" + right + ", v0=abc"))
                .isTrue();
        assertThat(accepted(
                        VerifierKind.STRIPE, "whsec_test", NOW, body, "Stripe-Signature", "t=" + time + ",v1=" + wrong))
                .isFalse();
        assertThat(accepted(
                        VerifierKind.STRIPE, "whsec_test", NOW, body, "Stripe-Signature", "t=" + time + ",v0=" + right))
                .isFalse();
        assertThat(accepted(
                        VerifierKind.STRIPE,
                        "whsec_test",
                        NOW,
                        body,
                        "Stripe-Signature",
                        "t=" + time + "1,v1=" + right))
                .isFalse();
        assertThat(accepted(VerifierKind.STRIPE, "whsec_test", NOW, body, "Stripe-Signature", "v1=" + right))
                .isFalse();
    }

    @Test
    void linear_signs_the_time_in_the_body() {
        String body = "{\"action\":\"create\",\"webhookTimestamp\":" + NOW.toEpochMilli() + "}";
        String timeless = "{\"action\":\"create\"}";

        assertThat(accepted(VerifierKind.LINEAR, "s", NOW, body, "Linear-Signature", hex("s", body)))
                .isTrue();
        assertThat(accepted(VerifierKind.LINEAR, "s", NOW, body, "Linear-Signature", hex("t", body)))
                .isFalse();
        assertThat(accepted(VerifierKind.LINEAR, "s", NOW, timeless, "Linear-Signature", hex("s", timeless)))
                .isFalse();
    }

    @Test
    void hmac_is_hexadecimal_or_base64_with_or_without_its_name() {
        String hex = hex("s", "body");
        String base64 = Base64.getEncoder().encodeToString(mac("s", "body"));
        for (String signature : new String[] {hex, "sha256=" + hex, "SHA256=" + hex.toUpperCase(), base64, " " + hex}) {
            assertThat(accepted(VerifierKind.HMAC, "s", NOW, "body", "x-signature", signature))
                    .as(signature)
                    .isTrue();
        }
        for (String signature : new String[] {"", "sha256=", hex.substring(2), hex("t", "body"), "sha1=" + hex}) {
            assertThat(accepted(VerifierKind.HMAC, "s", NOW, "body", "x-signature", signature))
                    .as(signature)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-300_000, -1, 0, 299_999, 300_000})
    void a_time_up_to_five_minutes_off_is_accepted(long off) {
        assertThat(linear(NOW.plusMillis(off))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300_001, 300_001, -9_000_000_000L, 9_000_000_000L})
    void a_time_further_off_is_not(long off) {
        assertThat(linear(NOW.plusMillis(off))).isFalse();
    }

    private static boolean linear(Instant sent) {
        String body = "{\"webhookTimestamp\":" + sent.toEpochMilli() + "}";
        return accepted(VerifierKind.LINEAR, "s", NOW, body, "Linear-Signature", hex("s", body));
    }

    @Test
    void a_second_beyond_five_minutes_is_too_old_for_each_that_sends_seconds() {
        for (long age : new long[] {
            Duration.ofMinutes(5).toSeconds(), Duration.ofMinutes(5).toSeconds() + 1
        }) {
            String time = String.valueOf(NOW.getEpochSecond() - age);
            boolean fresh = age == 300;
            assertThat(accepted(
                            VerifierKind.SLACK,
                            "s",
                            NOW,
                            "x",
                            "X-Slack-Request-Timestamp",
                            time,
                            "X-Slack-Signature",
                            "v0=" + hex("s", "v0:" + time + ":x")))
                    .isEqualTo(fresh);
            assertThat(accepted(
                            VerifierKind.STRIPE,
                            "s",
                            NOW,
                            "x",
                            "Stripe-Signature",
                            "t=" + time + ",v1=" + hex("s", time + ".x")))
                    .isEqualTo(fresh);
            byte[] key = Base64.getDecoder().decode("c2VjcmV0");
            String signature = Base64.getEncoder().encodeToString(mac(key, "id." + time + ".x"));
            assertThat(accepted(
                            VerifierKind.STANDARD,
                            "c2VjcmV0",
                            NOW,
                            "x",
                            "webhook-id",
                            "id",
                            "webhook-timestamp",
                            time,
                            "webhook-signature",
                            "v1," + signature))
                    .isEqualTo(fresh);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_signed_is_never_accepted(VerifierKind kind) {
        assertThat(accepted(kind, "c2VjcmV0", NOW, "{}")).isFalse();
        assertThat(accepted(kind, "c2VjcmV0", NOW, "")).isFalse();
    }

    @Test
    void a_get_is_never_accepted_since_no_signature_covers_its_query() {
        assertThat(accepted(VerifierKind.HMAC, "s", NOW, true, "", "X-Signature", hex("s", "")))
                .isTrue();
        assertThat(accepted(VerifierKind.HMAC, "s", NOW, false, "", "X-Signature", hex("s", "")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-", "1e3", "99999999999999999999", "9223372036854775807", "-9223372036854775808"})
    void a_time_that_is_none_is_not_accepted(String time) {
        assertThat(accepted(
                        VerifierKind.STRIPE,
                        "s",
                        NOW,
                        "x",
                        "Stripe-Signature",
                        "t=" + time + ",v1=" + hex("s", time + ".x")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_of_a_call_without_a_signature_is_read(VerifierKind kind) {
        String header = kind == VerifierKind.HMAC ? "X-Signature" : null;
        IncomingCall call = SentCall.post("").unread();

        assertThat(new Signatures("c2VjcmV0", NOW).verified(new Verifier(kind, "sealed", header, NOW), call))
                .isEmpty();
    }
}
