package app.dispatch.application.vault;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Envelope encryption by AES-256-GCM (NIST SP 800-38D): each secret has a random data key, which is wrapped with a key of the
 * program's. Both are bound to owner and purpose, so that a row that is moved to another user does not open.
 */
public final class EnvelopeVault implements Vault {
    private final VaultKey present;
    private final Map<String, VaultKey> keys = new LinkedHashMap<>();
    private final AesGcm cipher;

    /**
     * A vault with these keys.
     *
     * @param present seals
     * @param former open what was sealed before; may hold the present one
     * @param random secure, and safe for use by several threads
     */
    public EnvelopeVault(VaultKey present, List<VaultKey> former, RandomGenerator random) {
        this.present = present;
        this.cipher = new AesGcm(random);
        former.forEach(key -> keys.put(key.id(), key));
        keys.put(present.id(), present);
    }

    @Override
    public Sealed seal(UserId owner, String purpose, String secret) {
        byte[] dataKey = cipher.random(VaultKey.BYTES);
        byte[] clear = secret.getBytes(StandardCharsets.UTF_8);
        String content = cipher.encrypted(AesGcm.key(dataKey), clear, bound(owner, purpose));
        return wrapped(owner, purpose, dataKey, content);
    }

    private Sealed wrapped(UserId owner, String purpose, byte[] dataKey, String content) {
        String wrapped = cipher.encrypted(present.secretKey(), dataKey, bound(present.id(), owner, purpose));
        return new Sealed(present.id(), wrapped, content);
    }

    @Override
    public String open(UserId owner, String purpose, Sealed sealed) {
        try {
            byte[] dataKey = dataKey(owner, purpose, sealed);
            byte[] secret = AesGcm.decrypted(AesGcm.key(dataKey), sealed.content(), bound(owner, purpose));
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
        return AesGcm.decrypted(key.secretKey(), sealed.dataKey(), bound(sealed.keyId(), owner, purpose));
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

    /** Associated data. */
    private static byte[] bound(Object... parts) {
        return AesGcm.bound("dispatch vault 1", parts);
    }
}
