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
import java.util.function.Predicate;
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

    /** The member of Linear's bodies that has the time. */
    static final String LINEAR_TIME = "webhookTimestamp";

    private static final String STANDARD_PREFIX = "whsec_";

    @Override
    public String toString() {
        return "Signatures[...]";
    }

    /**
     * The right signature of the call, if that is what it carries by the verifier's scheme; empty otherwise. The body is asked
     * for last, so that nothing has to be read of a call that is not signed at all, or too old.
     */
    Optional<byte[]> verified(Verifier verifier, IncomingCall call) {
        if (!call.isPosted()) {
            return Optional.empty(); // a signature covers a body, and a GET has none: its query could be anyone's
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

    private Optional<byte[]> github(IncomingCall call) {
        return presented(call, "X-Hub-Signature-256", "sha256=")
                .flatMap(signature -> Optional.of(mac(key(), call.body())).filter(right -> isHex(signature, right)));
    }

    /** What a header has after what it always begins with. */
    private static Optional<String> presented(IncomingCall call, String header, String prefix) {
        return call.header(header)
                .filter(value -> value.startsWith(prefix))
                .map(value -> value.substring(prefix.length()));
    }

    private Optional<byte[]> stripe(IncomingCall call) {
        List<String[]> parts = Arrays.stream(
                        call.header("Stripe-Signature").orElse("").split(","))
                .map(part -> part.strip().split("=", 2))
                .filter(part -> part.length == 2)
                .toList();
        return values(parts, "t")
                .findFirst()
                .filter(time -> isFresh(time, Instant::ofEpochSecond))
                .map(time -> mac(key(), bytes(time + "."), call.body()))
                .filter(right -> isAny(values(parts, "v1"), signature -> isHex(signature, right)));
    }

    private static Stream<String> values(List<String[]> parts, String name) {
        return parts.stream().filter(part -> part[0].equals(name)).map(part -> part[1]);
    }

    /** Looks at all of them, so that the time does not tell which is right. */
    private static boolean isAny(Stream<String> signatures, Predicate<String> right) {
        return signatures.filter(right).count() > 0;
    }

    private Optional<byte[]> slack(IncomingCall call) {
        return presented(call, "X-Slack-Signature", "v0=")
                .flatMap(signature -> call.header("X-Slack-Request-Timestamp")
                        .filter(time -> isFresh(time, Instant::ofEpochSecond))
                        .map(time -> mac(key(), bytes("v0:" + time + ":"), call.body()))
                        .filter(right -> isHex(signature, right)));
    }

    private Optional<byte[]> linear(IncomingCall call) {
        return call.header("Linear-Signature")
                .flatMap(signature -> Optional.of(mac(key(), call.body())).filter(right -> isHex(signature, right)))
                .filter(right -> Bodies.fields(call)
                        .get(LINEAR_TIME)
                        .filter(time ->
                                time instanceof Value.Num millis && isFresh(millis.text(), Instant::ofEpochMilli))
                        .isPresent());
    }

    private Optional<byte[]> standard(IncomingCall call) {
        String id = standardHeader(call, "id");
        return Optional.of(standardHeader(call, "timestamp"))
                .filter(time -> !id.isEmpty() && isFresh(time, Instant::ofEpochSecond))
                .map(time -> mac(standardKey(secret).orElseThrow(), bytes(id + "." + time + "."), call.body()))
                .filter(right -> isAny(
                        Arrays.stream(standardHeader(call, "signature").split(" ")),
                        signature ->
                                signature.startsWith("v1,") && isBase64(signature.substring("v1,".length()), right)));
    }

    /** Empty when it is not there. Svix, of whose scheme the standard was made, names its headers after itself. */
    static String standardHeader(IncomingCall call, String name) {
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

    private Optional<byte[]> hmac(IncomingCall call, String header) {
        return call.header(header)
                .map(String::strip)
                .map(sent -> sent.regionMatches(true, 0, "sha256=", 0, 7) ? sent.substring(7) : sent)
                .flatMap(signature -> Optional.of(mac(key(), call.body()))
                        .filter(right -> isHex(signature, right) || isBase64(signature, right)));
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
