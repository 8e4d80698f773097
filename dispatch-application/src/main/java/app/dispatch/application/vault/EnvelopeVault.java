package app.dispatch.application.vault;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Envelope encryption by AES-256-GCM (NIST SP 800-38D): each secret has a random data key, which is wrapped with a key of the
 * program's. Both are bound to owner and purpose, so that a row that is moved to another user does not open.
 */
public final class EnvelopeVault implements Vault {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final VaultKey present;
    private final Map<String, VaultKey> keys = new LinkedHashMap<>();
    private final RandomGenerator random;

    /**
     * A vault with these keys.
     *
     * @param present seals
     * @param former open what was sealed before; may hold the present one
     * @param random secure, and safe for use by several threads
     */
    public EnvelopeVault(VaultKey present, List<VaultKey> former, RandomGenerator random) {
        this.present = present;
        this.random = random;
        former.forEach(key -> keys.put(key.id(), key));
        keys.put(present.id(), present);
    }

    @Override
    public Sealed seal(UserId owner, String purpose, String secret) {
        byte[] dataKey = random(VaultKey.BYTES);
        String content = encrypted(aes(dataKey), secret.getBytes(StandardCharsets.UTF_8), bound(owner, purpose));
        return wrapped(owner, purpose, dataKey, content);
    }

    private Sealed wrapped(UserId owner, String purpose, byte[] dataKey, String content) {
        String wrapped = encrypted(present.secretKey(), dataKey, bound(present.id(), owner, purpose));
        return new Sealed(present.id(), wrapped, content);
    }

    @Override
    public String open(UserId owner, String purpose, Sealed sealed) {
        try {
            byte[] dataKey = dataKey(owner, purpose, sealed);
            byte[] secret = decrypted(aes(dataKey), sealed.content(), bound(owner, purpose));
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException altered) {
            throw altered(purpose);
        }
    }

    @Override
    public Sealed rewrap(UserId owner, String purpose, Sealed sealed) {
        try {
            return wrapped(owner, purpose, dataKey(owner, purpose, sealed), sealed.content());
        } catch (GeneralSecurityException | IllegalArgumentException altered) {
            throw altered(purpose);
        }
    }

    private byte[] dataKey(UserId owner, String purpose, Sealed sealed) throws GeneralSecurityException {
        VaultKey key = keys.get(sealed.keyId());
        if (key == null) {
            throw Refusal.of(
                    ErrorCode.UNAVAILABLE,
                    "What is saved for " + purpose + " was encrypted with another master key (" + sealed.keyId()
                            + "), which this server does not have");
        }
        return decrypted(key.secretKey(), sealed.dataKey(), bound(sealed.keyId(), owner, purpose));
    }

    private static Refusal altered(String purpose) {
        return Refusal.of(
                ErrorCode.UNAVAILABLE,
                "What is saved for " + purpose + " cannot be decrypted: it was changed in the database; save it again");
    }

    @Override
    public String presentKey() {
        return present.id();
    }

    @Override
    public Set<String> keys() {
        return Set.copyOf(keys.keySet());
    }

    /** Associated data, each part behind its length: no two lists of parts read the same. */
    private static byte[] bound(Object... parts) {
        StringBuilder text = new StringBuilder("dispatch vault 1");
        for (Object part : parts) {
            String each = part.toString();
            text.append('|').append(each.length()).append(':').append(each);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String encrypted(SecretKey key, byte[] clear, byte[] bound) {
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

    private static byte[] decrypted(SecretKey key, String base64, byte[] bound) throws GeneralSecurityException {
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

    private static SecretKey aes(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    private byte[] random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
