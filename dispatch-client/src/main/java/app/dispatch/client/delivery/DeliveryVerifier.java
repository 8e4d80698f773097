package app.dispatch.client.delivery;

import app.dispatch.application.json.Json;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliverySecret;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells the deliveries that a webhook's secret signed, lately, from all other ones (Standard Webhooks).
 *
 * @param secrets several of them while one takes the place of another
 * @param tolerance how old or how far ahead a delivery may be
 */
public record DeliveryVerifier(List<DeliverySecret> secrets, Duration tolerance, InstantSource clock) {
    private static final String ALGORITHM = "HmacSHA256";

    public DeliveryVerifier {
        secrets = List.copyOf(secrets);
    }

    /** Of that secret, {@code whsec_…}, and at most five minutes off. */
    public DeliveryVerifier(String secret, InstantSource clock) {
        this(List.of(new DeliverySecret(secret)), Duration.ofMinutes(5), clock);
    }

    /**
     * What the delivery says.
     *
     * @param body as it came, before anything parses it
     * @param header the value of a header, whatever the case of its name, such as {@code headers::firstValue}
     * @throws Refusal {@code unauthorized} when it is not to be trusted
     */
    public Delivered verify(byte[] body, Function<String, Optional<String>> header) {
        String id = needed(header, "webhook-id");
        String timestamp = needed(header, "webhook-timestamp");
        requireRecent(timestamp);
        byte[] begin = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(begin, begin.length + body.length);
        System.arraycopy(body, 0, signed, begin.length, body.length);
        List<String> signatures = List.of(needed(header, "webhook-signature").split(" ", -1));
        if (secrets.stream().noneMatch(secret -> signs(secret, signed, signatures))) {
            throw refused("no signature matches");
        }
        return read(id, body);
    }

    private static String needed(Function<String, Optional<String>> header, String name) {
        return header.apply(name).orElseThrow(() -> refused("`" + name + "` is missing"));
    }

    private void requireRecent(String timestamp) {
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            if (Duration.between(at, clock.instant()).abs().compareTo(tolerance) > 0) {
                throw refused("`webhook-timestamp` is too old or ahead");
            }
        } catch (NumberFormatException | DateTimeException | ArithmeticException noTime) {
            throw refused("`webhook-timestamp` is no time");
        }
    }

    /** Compares in a time that does not depend on the bytes. */
    private static boolean signs(DeliverySecret secret, byte[] signed, List<String> signatures) {
        byte[] wanted = ("v1," + Base64.getEncoder().encodeToString(mac(secret.key(), signed)))
                .getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String given : signatures) {
            found |= MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private static byte[] mac(byte[] key, byte[] of) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(of);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Delivered read(String id, byte[] body) {
        if (!(Json.readBack(new String(body, StandardCharsets.UTF_8)) instanceof Fields said)) {
            throw refused("it is no object");
        }
        String name = said.text("event").orElse("");
        DeliveryEvent event = Arrays.stream(DeliveryEvent.values())
                .filter(known -> known.id().equals(name))
                .findFirst()
                .orElseThrow(() -> refused("`event` is none that this version knows"));
        return new Delivered(id, event, said);
    }

    private static Refusal refused(String why) {
        return Refusal.of(ErrorCode.UNAUTHORIZED, "The delivery is not to be trusted: " + why);
    }
}
