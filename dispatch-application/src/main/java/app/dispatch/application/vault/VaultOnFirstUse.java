package app.dispatch.application.vault;

import app.dispatch.application.OnFirstUse;
import app.dispatch.domain.account.UserId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A vault that is made when somebody first needs it: what ends soon needs none, and finding the ciphers takes a while. */
public final class VaultOnFirstUse implements Vault {
    private final OnFirstUse<Vault> vault;

    private VaultOnFirstUse(Supplier<Vault> made) {
        this.vault = new OnFirstUse<>(made);
    }

    /** A vault with a key that nobody knows, and that is gone with it. */
    public static Vault ofRandomKey(SecureRandom random) {
        return new VaultOnFirstUse(() -> {
            byte[] key = new byte[VaultKey.BYTES];
            random.nextBytes(key);
            return new EnvelopeVault(VaultKey.of(key), List.of(), random);
        });
    }

    @Override
    public Sealed seal(UserId owner, String purpose, String secret) {
        return vault.get().seal(owner, purpose, secret);
    }

    @Override
    public String open(UserId owner, String purpose, Sealed sealed) {
        return vault.get().open(owner, purpose, sealed);
    }

    @Override
    public Sealed rewrap(UserId owner, String purpose, Sealed sealed) {
        return vault.get().rewrap(owner, purpose, sealed);
    }

    @Override
    public String presentKey() {
        return vault.get().presentKey();
    }

    @Override
    public Set<String> keys() {
        return vault.get().keys();
    }
}
