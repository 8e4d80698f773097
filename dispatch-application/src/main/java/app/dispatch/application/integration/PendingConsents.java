package app.dispatch.application.integration;

import app.dispatch.application.Ids;
import app.dispatch.application.json.Json;
import app.dispatch.application.vault.Sealed;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.Sha256;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The users who were sent to a vendor's page and have not come back: for ten minutes each, in the vault, so that they may come
 * back to any server. Each is known by a secret of its own, and to its user alone.
 */
final class PendingConsents {
    private static final String PREFIX = "consent/";
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** More than anybody has open at a time; the oldest go first. */
    private static final int MOST = 20;

    private final VaultStore store;
    private final Vault vault;
    private final Ids ids;
    private final InstantSource clock;

    PendingConsents(VaultStore store, Vault vault, Ids ids, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param state the secret that it is known by
     * @param verifier what proves to the vendor that it was asked from here (RFC 7636)
     */
    record Pending(String state, String tool, String callback, String verifier) {
        /** RFC 7636, 4.2. */
        String challenge() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
        }

        @Override
        public String toString() {
            return "Pending[" + tool + "]";
        }
    }

    /** Begins to wait for a user. */
    Pending begin(UserId owner, String tool, String callback) {
        tidy(owner);
        Pending pending = new Pending(ids.secret(), tool, callback, ids.secret());
        String name = name(pending.state());
        Sealed sealed = vault.seal(
                owner,
                VaultEntry.purpose(VaultKind.SECRET, name),
                Json.write(Fields.builder()
                        .put("tool", tool)
                        .put("callback", callback)
                        .put("verifier", pending.verifier())
                        .build()));
        Instant now = clock.instant();
        store.change(
                owner,
                VaultKind.SECRET,
                name,
                present -> Optional.of(new VaultEntry(owner, VaultKind.SECRET, name, sealed, "{}", now, now)));
        return pending;
    }

    boolean has(UserId owner, String state) {
        return store.find(owner, VaultKind.SECRET, name(state)).isPresent();
    }

    /** Takes one that came back, once. */
    Optional<Pending> take(UserId owner, String state) {
        String name = name(state);
        return store.find(owner, VaultKind.SECRET, name)
                .filter(entry -> store.delete(owner, VaultKind.SECRET, name))
                .filter(entry -> !isOver(entry))
                .map(entry -> {
                    Fields kept = (Fields) Json.readBack(entry.open(vault));
                    return new Pending(state, text(kept, "tool"), text(kept, "callback"), text(kept, "verifier"));
                });
    }

    private static String text(Fields kept, String name) {
        return kept.get(name).orElseThrow() instanceof Value.Text(String text) ? text : "";
    }

    private boolean isOver(VaultEntry entry) {
        return entry.createdAt().plus(LIFE).isBefore(clock.instant());
    }

    private void tidy(UserId owner) {
        List<VaultEntry> pending = store.list(owner, VaultKind.SECRET).stream()
                .filter(entry -> entry.name().startsWith(PREFIX))
                .toList();
        int tooMany = pending.size() - MOST + 1;
        for (int i = 0; i < pending.size(); i++) {
            if (i < tooMany || isOver(pending.get(i))) {
                store.delete(owner, VaultKind.SECRET, pending.get(i).name());
            }
        }
    }

    /** Not the state itself, which whoever reads the database could use. */
    private static String name(String state) {
        return PREFIX + Sha256.hex(state);
    }
}
