package app.dispatch.application.trigger;

import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells calls that know a secret from others, each sender by its own scheme. Signatures are compared in a time that
 * does not depend on how much of them is right.
 *
 * @param secret what the sender signs with
 */
record Signatures(String secret, Instant now) {
    /** How far a signed time may lie from now, either way. Slack and Stripe name the same. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String STANDARD_PREFIX = "whsec_";

    @Override
    public String toString() {
        return "Signatures[...]";
    }

    /** Whether the call carries a valid signature of the verifier's kind. */
    boolean accept(Verifier verifier, IncomingCall call) {
        if (!call.isPosted()) {
            return false; // a signature covers a body, and a GET has none: its query could be anyone's
        }
        return switch (verifier.kind()) {
            case GITHUB -> github(call);
            case STRIPE -> stripe(call);
            case SLACK -> slack(call);
            case LINEAR -> linear(call);
            case STANDARD -> standard(call);
            case HMAC -> hmac(call, String.valueOf(verifier.header()));
        };
    }

    private boolean github(IncomingCall call) {
        String header = call.header("X-Hub-Signature-256").orElse("");
        return header.startsWith("sha256=") && isHex(header.substring("sha256=".length()), mac(key(), call.body()));
    }

    private boolean stripe(IncomingCall call) {
        List<String[]> parts = Arrays.stream(
                        call.header("Stripe-Signature").orElse("").split(","))
                .map(part -> part.strip().split("=", 2))
                .filter(part -> part.length == 2)
                .toList();
        String time = values(parts, "t").findFirst().orElse("");
        byte[] expected = mac(key(), bytes(time + "."), call.body());
        return isFresh(time, Instant::ofEpochSecond)
                && values(parts, "v1")
                                .filter(signature -> isHex(signature, expected))
                                .count()
                        > 0;
    }

    private static Stream<String> values(List<String[]> parts, String name) {
        return parts.stream().filter(part -> part[0].equals(name)).map(part -> part[1]);
    }

    private boolean slack(IncomingCall call) {
        String time = call.header("X-Slack-Request-Timestamp").orElse("");
        String header = call.header("X-Slack-Signature").orElse("");
        return isFresh(time, Instant::ofEpochSecond)
                && header.startsWith("v0=")
                && isHex(header.substring("v0=".length()), mac(key(), bytes("v0:" + time + ":"), call.body()));
    }

    private boolean linear(IncomingCall call) {
        String signature = call.header("Linear-Signature").orElse("");
        return isHex(signature, mac(key(), call.body()))
                && Bodies.fields(call)
                        .get("webhookTimestamp")
                        .filter(time -> time instanceof Value.Num(var millis)
                                && isFresh(millis.toPlainString(), Instant::ofEpochMilli))
                        .isPresent();
    }

    /** Svix, of whose scheme the standard was made, names its headers after itself. */
    private boolean standard(IncomingCall call) {
        String id = standardHeader(call, "id");
        String time = standardHeader(call, "timestamp");
        byte[] expected = mac(standardKey(secret).orElseThrow(), bytes(id + "." + time + "."), call.body());
        return !id.isEmpty()
                && isFresh(time, Instant::ofEpochSecond)
                && Arrays.stream(standardHeader(call, "signature").split(" "))
                                .filter(signature -> signature.startsWith("v1,")
                                        && isBase64(signature.substring("v1,".length()), expected))
                                .count()
                        > 0;
    }

    private static String standardHeader(IncomingCall call, String name) {
        return call.header("webhook-" + name)
                .or(() -> call.header("svix-" + name))
                .orElse("");
    }

    /** The key that a secret of Standard Webhooks writes in base64, with or without {@code whsec_}; empty for none. */
    static Optional<byte[]> standardKey(String secret) {
        String base64 = secret.startsWith(STANDARD_PREFIX) ? secret.substring(STANDARD_PREFIX.length()) : secret;
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(key -> key.length > 0);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private boolean hmac(IncomingCall call, String header) {
        String sent = call.header(header).orElse("").strip();
        String signature = sent.regionMatches(true, 0, "sha256=", 0, 7) ? sent.substring(7) : sent;
        byte[] expected = mac(key(), call.body());
        return isHex(signature, expected) || isBase64(signature, expected);
    }

    private boolean isFresh(String time, LongFunction<Instant> form) {
        try {
            Instant sent = form.apply(Long.parseLong(time));
            return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException none) {
            return false;
        }
    }

    private byte[] key() {
        return bytes(secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isHex(String signature, byte[] expected) {
        return MessageDigest.isEqual(
                bytes(signature.toLowerCase(Locale.ROOT)), bytes(HexFormat.of().formatHex(expected)));
    }

    private static boolean isBase64(String signature, byte[] expected) {
        return MessageDigest.isEqual(bytes(signature), Base64.getEncoder().encode(expected));
    }

    private static byte[] mac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA256", absent);
        }
    }
}
