package app.dispatch.application.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with random nonces; what is encrypted is base64 of nonce, text and tag.
 *
 * @param random secure, and safe for use by several threads
 */
record AesGcm(RandomGenerator random) {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Associated data, each part behind its length: no two lists of parts read the same. */
    static byte[] bound(String scheme, Object... parts) {
        StringBuilder text = new StringBuilder(scheme);
        for (Object part : parts) {
            String each = part.toString();
            text.append('|').append(each.length()).append(':').append(each);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    String encrypted(SecretKey key, byte[] clear, byte[] bound) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(clear);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
            System.arraycopy(text, 0, whole, NONCE_BYTES, text.length);
            return Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has AES/GCM", absent);
        }
    }

    static byte[] decrypted(SecretKey key, String base64, byte[] bound) throws GeneralSecurityException {
        byte[] whole = Base64.getDecoder().decode(base64);
        if (whole.length < NONCE_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] text = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(text);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    byte[] random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
