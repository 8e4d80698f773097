package app.dispatch.domain.delivery;

import java.util.Base64;

/** The secret of a webhook, {@code whsec_} and base64, which signs what is sent to it. Never shown by {@link #toString}. */
public final class DeliverySecret {
    private static final String PREFIX = "whsec_";

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

    /** The bytes that its base64 stands for: the key of Standard Webhooks. */
    public byte[] key() {
        return key.clone();
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
