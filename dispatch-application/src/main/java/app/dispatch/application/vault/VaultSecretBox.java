package app.dispatch.application.vault;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps secrets as entries of the vault, so that a change of the master key reaches them; what it gives out is their name. */
public final class VaultSecretBox implements SecretBox {
    private static final String NO_NOTES = "{}";

    private final VaultStore store;
    private final Vault vault;
    private final InstantSource clock;

    public VaultSecretBox(VaultStore store, Vault vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public String seal(UserId owner, String purpose, String clear) {
        Sealed sealed = vault.seal(owner, VaultEntry.purpose(VaultKind.SECRET, purpose), clear);
        Instant now = clock.instant();
        store.change(
                owner,
                VaultKind.SECRET,
                purpose,
                present -> Optional.of(new VaultEntry(
                        owner,
                        VaultKind.SECRET,
                        purpose,
                        sealed,
                        NO_NOTES,
                        present.map(VaultEntry::createdAt).orElse(now),
                        now)));
        return purpose;
    }

    @Override
    public String open(UserId owner, String purpose, String sealed) {
        VaultEntry entry = store.find(owner, VaultKind.SECRET, purpose)
                .orElseThrow(() -> new IllegalStateException("a secret is not in the vault: " + purpose));
        try {
            return entry.open(vault);
        } catch (Refusal unreadable) {
            throw new IllegalStateException("a secret of the vault cannot be opened: " + purpose, unreadable);
        }
    }

    @Override
    public void forget(UserId owner, String purpose) {
        store.delete(owner, VaultKind.SECRET, purpose);
    }
}
