package app.dispatch.application.vault;

import app.dispatch.domain.account.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;

/**
 * Encrypts secrets that stand in their features' own rows, with one key for the whole installation. The key is an entry of
 * the vault, so a new master key has that one entry to wrap, and opening many secrets asks no store.
 */
public final class InstallationSecretBox implements SecretBox {
    /** Whose entry the key is: no user's, since their ids begin with {@code usr_}. It outlives all accounts. */
    static final UserId OWNER = new UserId("dispatch/installation");

    /** The name of its entry. */
    static final String NAME = "installation-key";

    private final SecretKey key;
    private final AesGcm cipher;

    private InstallationSecretBox(SecretKey key, AesGcm cipher) {
        this.key = key;
        this.cipher = cipher;
    }

    /**
     * The box with this installation's key, which is made where there is none. Of several that make one at once, one is
     * stored, and all use it.
     *
     * @param random secure, and safe for use by several threads
     * @throws app.dispatch.domain.error.Refusal {@code unavailable} when the vault cannot open the key
     */
    public static InstallationSecretBox of(VaultStore store, Vault vault, RandomGenerator random, InstantSource clock) {
        AesGcm cipher = new AesGcm(random);
        VaultEntry entry = store.change(
                        OWNER,
                        VaultKind.SECRET,
                        NAME,
                        present -> present.isPresent()
                                ? Optional.empty()
                                : Optional.of(fresh(vault, cipher, clock.instant())))
                .orElseThrow();
        return new InstallationSecretBox(AesGcm.key(Base64.getDecoder().decode(entry.open(vault))), cipher);
    }

    private static VaultEntry fresh(Vault vault, AesGcm cipher, Instant now) {
        String key = Base64.getEncoder().encodeToString(cipher.random(VaultKey.BYTES));
        Sealed sealed = vault.seal(OWNER, VaultEntry.purpose(VaultKind.SECRET, NAME), key);
        return new VaultEntry(OWNER, VaultKind.SECRET, NAME, sealed, "{}", now, now);
    }

    @Override
    public String seal(UserId owner, String purpose, String clear) {
        return cipher.encrypted(key, clear.getBytes(StandardCharsets.UTF_8), bound(owner, purpose));
    }

    @Override
    public String open(UserId owner, String purpose, String sealed) {
        try {
            byte[] clear = AesGcm.decrypted(key, sealed, bound(owner, purpose));
            return new String(clear, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException altered) {
            throw new IllegalStateException("a secret was changed in the database: " + purpose, altered);
        }
    }

    private static byte[] bound(UserId owner, String purpose) {
        return AesGcm.bound("dispatch installation 1", owner, purpose);
    }

    /** Does nothing: what was sealed goes with its row. */
    @Override
    public void forget(UserId owner, String purpose) {}
}
