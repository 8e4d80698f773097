package app.dispatch.application.vault;

import app.dispatch.domain.error.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wraps what is sealed under former keys under the present one, entry by entry. It may be broken off and begun again at any
 * time: each entry opens with the key that stands in it, before and after.
 */
public final class KeyRotation {
    private static final int AT_ONCE = 100;

    private final VaultStore store;
    private final Vault vault;

    public KeyRotation(VaultStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /**
     * What it did.
     *
     * @param rewrapped how many entries are under the present key now and were not before
     * @param failed how many cannot be opened with the keys that are here
     */
    public record Result(int rewrapped, int failed) {}

    /** Goes through all entries once. */
    public Result run() {
        int rewrapped = 0;
        int failed = 0;
        VaultEntry last = null;
        for (List<VaultEntry> some = next(last); !some.isEmpty(); some = next(last)) {
            for (VaultEntry entry : some) {
                if (isRewrapped(entry)) {
                    rewrapped++;
                } else {
                    failed++;
                }
            }
            last = some.getLast();
        }
        return new Result(rewrapped, failed);
    }

    private List<VaultEntry> next(@Nullable VaultEntry after) {
        return store.sealedOtherwise(vault.presentKey(), after, AT_ONCE);
    }

    private boolean isRewrapped(VaultEntry found) {
        Sealed again;
        try {
            again = vault.rewrap(found.owner(), found.purpose(), found.sealed());
        } catch (Refusal unreadable) {
            return false;
        }
        // One that its owner has replaced meanwhile is left to them.
        store.change(
                found.owner(),
                found.kind(),
                found.name(),
                present -> present.filter(entry -> entry.sealed().equals(found.sealed()))
                        .map(entry -> entry.with(again)));
        return true;
    }
}
