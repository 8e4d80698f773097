package app.dispatch.adapters.http.trigger;

import app.dispatch.domain.trigger.VerifierKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One who signs calls as the vendors do. */
record Sender(VerifierKind kind) {
    /** In base64, as the standard wants it; the others take it for text. */
    private static final String SECRET = "aHVzaC1odXNo";

    /** What sets the verifier for it. */
    String verifier() {
        return "{\"kind\":\"" + kind.id() + "\",\"secret\":\"" + SECRET + "\"}";
    }

    /** A request that is not made yet. */
    record Signed(String body, List<String> headers) {
        Signed and(String... more) {
            List<String> all = new ArrayList<>(headers);
            all.addAll(List.of(more));
            return new Signed(body, all);
        }

        String[] lines() {
            return headers.toArray(String[]::new);
        }
    }

    /** What it sends of an event at that time: where its scheme has an id, the same for each attempt. */
    Signed event(String id, Instant at) {
        String ms = String.valueOf(at.toEpochMilli());
        return switch (kind) {
            case STRIPE -> signed("{\"id\":\"" + id + "\",\"pending_webhooks\":" + ms + "}", id, at);
            case SLACK -> signed("{\"type\":\"event_callback\",\"event_id\":\"" + id + "\"}", id, at);
            case LINEAR ->
                signed("{\"action\":\"create\",\"data\":\"" + id + "\",\"webhookTimestamp\":" + ms + "}", id, at);
            case GITHUB, STANDARD, HMAC -> signed("{\"event\":\"" + id + "\"}", id, at);
        };
    }

    /** These bytes with a signature of that time. */
    Signed signed(String body, String id, Instant at) {
        String time = String.valueOf(at.getEpochSecond());
        List<String> headers = switch (kind) {
            case GITHUB -> List.of("X-Hub-Signature-256", "sha256=" + hex(body));
            case STRIPE -> List.of("Stripe-Signature", "t=" + time + ",v1=" + hex(time + "." + body));
            case SLACK ->
                List.of("X-Slack-Request-Timestamp", time, "X-Slack-Signature", "v0=" + hex("v0:" + time + ":" + body));
            case LINEAR -> List.of("Linear-Signature", hex(body));
            case STANDARD ->
                List.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        time,
                        "webhook-signature",
                        "v1," + base64(key(Base64.getDecoder().decode(SECRET), id + "." + time + "." + body)));
            case HMAC -> List.of("X-Signature", hex(body));
        };
        return new Signed(body, headers);
    }

    /** The same signature, written as whoever caught it could write it too. */
    static Signed rewritten(Signed caught) {
        List<String> headers = new ArrayList<>(caught.headers());
        for (int i = 0; i < headers.size(); i += 2) {
            String value = headers.get(i + 1);
            headers.set(i, headers.get(i).replace("webhook-", "svix-"));
            switch (headers.get(i)) {
                case "X-Hub-Signature-256" ->
                    headers.set(i + 1, "sha256=" + value.substring(7).toUpperCase(Locale.ROOT));
                case "Stripe-Signature" -> headers.set(i + 1, value + ",v1=" + "0".repeat(64));
                case "X-Slack-Signature" ->
                    headers.set(i + 1, "v0=" + value.substring(3).toUpperCase(Locale.ROOT));
                case "Linear-Signature" -> headers.set(i + 1, value.toUpperCase(Locale.ROOT));
                case "svix-signature" -> headers.set(i + 1, "v1,bm9uZQ== " + value);
                case "X-Signature" ->
                    headers.set(i + 1, "sha256=" + base64(HexFormat.of().parseHex(value)));
                default -> {}
            }
        }
        return new Signed(caught.body(), headers);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(key(SECRET.getBytes(StandardCharsets.UTF_8), text));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] key(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
