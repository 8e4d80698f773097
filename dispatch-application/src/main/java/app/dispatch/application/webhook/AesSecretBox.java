package app.dispatch.application.webhook;

import app.dispatch.domain.account.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM (NIST SP 800-38D), with a random nonce of 96 bits each; owner and purpose are authenticated.
 */
public final class AesSecretBox implements SecretBox {
    /** How many bytes a key has. */
    public static final int KEY_BYTES = 32;

    private static final String VERSION = "v1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final RandomGenerator random;

    /**
     * A box with this key.
     *
     * @param key {@value #KEY_BYTES} bytes
     * @param random secure, and safe for use by several threads
     */
    public AesSecretBox(byte[] key, RandomGenerator random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    @Override
    public String seal(UserId owner, String purpose, String clear) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, owner, purpose).doFinal(clear.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has AES-GCM", absent);
        }
    }

    @Override
    public String open(UserId owner, String purpose, String sealed) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer.wrap(whole).get(nonce);
            byte[] clear = cipher(Cipher.DECRYPT_MODE, nonce, owner, purpose)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(clear, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException wrong) {
            throw new IllegalStateException("a stored secret cannot be opened; is the master key another one?", wrong);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UserId owner, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((owner.value() + "\n" + purpose).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
