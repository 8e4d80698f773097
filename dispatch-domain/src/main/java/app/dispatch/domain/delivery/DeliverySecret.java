package app.dispatch.domain.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of a webhook, {@code whsec_} and base64, which signs what is sent to it. Never shown by {@link #toString}. */
public final class DeliverySecret {
    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";

    private final String text;
    private final byte[] key;

    /**
     * The secret with this text.
     *
     * @throws IllegalArgumentException when it is none
     */
    public DeliverySecret(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a webhook's secret");
        }
        this.text = text;
        this.key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** The secret of these random bytes. */
    public static DeliverySecret of(byte[] random) {
        return new DeliverySecret(PREFIX + Base64.getEncoder().encodeToString(random));
    }

    /** The whole secret, to be shown once. */
    public String text() {
        return text;
    }

    /**
     * The headers that show where a message comes from, in two ways: Dispatch's own, keyed by the secret's text, and that of
     * Standard Webhooks, keyed by the bytes that its base64 stands for, which covers id and time too.
     *
     * @param id the same for each attempt
     * @param now the time of this attempt
     */
    public Map<String, String> headers(DeliveryId id, DeliveryEvent event, Instant now, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "X-Dispatch-Signature", HexFormat.of().formatHex(hmac(text.getBytes(StandardCharsets.UTF_8), body)));
        headers.put("X-Dispatch-Timestamp", String.valueOf(now.toEpochMilli()));
        headers.put("X-Dispatch-Event", event.id());
        long seconds = now.getEpochSecond();
        headers.put("webhook-id", id.value());
        headers.put("webhook-timestamp", String.valueOf(seconds));
        headers.put(
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(hmac(key, id.value() + "." + seconds + "." + body)));
        return headers;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
