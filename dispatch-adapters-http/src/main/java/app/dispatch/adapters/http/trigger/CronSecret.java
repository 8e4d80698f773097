package app.dispatch.adapters.http.trigger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What an outside scheduler says to be let in. It is never shown. */
public final class CronSecret {
    private final byte[] bytes;

    /** The secret of that text, which is not blank. */
    public CronSecret(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a blank secret would let everyone in");
        }
        bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the text is the secret; takes no longer the more of it is right. */
    boolean is(String text) {
        return MessageDigest.isEqual(bytes, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "CronSecret[...]";
    }
}
