package app.dispatch.application.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that data keys are wrapped with, and the id by which it is known. It is never shown. */
public final class VaultKey {
    /** How many bytes it has: those of AES-256. */
    public static final int BYTES = 32;

    private static final int ID_BYTES = 8;

    private final SecretKey key;
    private final String id;

    private VaultKey(SecretKey key, String id) {
        this.key = key;
        this.id = id;
    }

    /** The key of these {@value #BYTES} bytes. Its id is made of them by HMAC-SHA256, and tells nothing of them. */
    public static VaultKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            byte[] print = mac.doFinal("dispatch/vault key id".getBytes(StandardCharsets.UTF_8));
            String id = HexFormat.of().formatHex(Arrays.copyOf(print, ID_BYTES));
            return new VaultKey(new SecretKeySpec(bytes, "AES"), id);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA256", absent);
        }
    }

    /** Such as {@code 3f09c1d2a4b5e687}: the same for the same key. */
    public String id() {
        return id;
    }

    SecretKey secretKey() {
        return key;
    }

    @Override
    public String toString() {
        return "VaultKey[" + id + "]";
    }
}
