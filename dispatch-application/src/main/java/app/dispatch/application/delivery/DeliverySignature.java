package app.dispatch.application.delivery;

import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliverySecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers that show where a message comes from, in two ways: Dispatch's own, keyed by the secret's text, and that of
 * Standard Webhooks, keyed by the bytes that its base64 stands for, which covers id and time too.
 */
record DeliverySignature(DeliverySecret secret) {
    private static final String HMAC = "HmacSHA256";

    /** The headers of an attempt that is made at {@code now}. */
    Map<String, String> headers(Delivery delivery, Instant now, String body) {
        String id = delivery.id().value();
        long seconds = now.getEpochSecond();
        byte[] text = secret.text().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Dispatch-Signature", HexFormat.of().formatHex(hmac(text, body)));
        headers.put("X-Dispatch-Timestamp", String.valueOf(now.toEpochMilli()));
        headers.put("X-Dispatch-Event", delivery.event().id());
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(seconds));
        byte[] standard = hmac(secret.key(), id + "." + seconds + "." + body);
        headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(standard));
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
}
