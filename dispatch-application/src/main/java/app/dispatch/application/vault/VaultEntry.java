package app.dispatch.application.vault;

import app.dispatch.domain.account.UserId;
import java.time.Instant;

/**
 * A secret of a user, or of the installation itself, as it is kept.
 *
 * @param name tells the owner's entries of one kind apart
 * @param notes what is kept with it in clear, as JSON text; never a secret
 */
public record VaultEntry(
        UserId owner, VaultKind kind, String name, Sealed sealed, String notes, Instant createdAt, Instant updatedAt) {

    /** What the secret is sealed for. */
    public static String purpose(VaultKind kind, String name) {
        return kind.id() + "/" + name;
    }

    /** What the secret is sealed for. */
    public String purpose() {
        return purpose(kind, name);
    }

    /** The secret in clear. */
    public String open(Vault vault) {
        return vault.open(owner, purpose(), sealed);
    }

    /** The same entry, its secret sealed otherwise. */
    public VaultEntry with(Sealed other) {
        return new VaultEntry(owner, kind, name, other, notes, createdAt, updatedAt);
    }

    /** The same entry with other notes. */
    public VaultEntry withNotes(String other) {
        return new VaultEntry(owner, kind, name, sealed, other, createdAt, updatedAt);
    }
}
