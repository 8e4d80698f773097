package app.dispatch.application.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final int ENTRIES = 250;

    private final SecureRandom random = new SecureRandom();
    private final VaultKey first = key();
    private final VaultKey second = key();
    private final Vault before = new EnvelopeVault(first, List.of(), random);
    private final Vault both = new EnvelopeVault(second, List.of(first), random);
    private final Vault after = new EnvelopeVault(second, List.of(), random);
    private final InMemoryVaultStore store = new InMemoryVaultStore();

    private VaultKey key() {
        byte[] bytes = new byte[VaultKey.BYTES];
        random.nextBytes(bytes);
        return VaultKey.of(bytes);
    }

    private static UserId owner(int number) {
        return new UserId("usr_" + number);
    }

    private void fill() {
        for (int i = 0; i < ENTRIES; i++) {
            put(before, owner(i), "secret " + i);
        }
    }

    private void put(Vault with, UserId owner, String secret) {
        VaultEntry entry = new VaultEntry(
                owner,
                VaultKind.INTEGRATION,
                "slack",
                with.seal(owner, "integration/slack", secret),
                "{}",
                Instant.EPOCH,
                Instant.EPOCH);
        store.change(owner, VaultKind.INTEGRATION, "slack", present -> Optional.of(entry));
    }

    private String read(Vault with, int number) {
        return store.find(owner(number), VaultKind.INTEGRATION, "slack")
                .orElseThrow()
                .open(with);
    }

    private void allReadableWith(Vault with) {
        for (int i = 0; i < ENTRIES; i++) {
            assertThat(read(with, i)).isEqualTo("secret " + i);
        }
    }

    /** A store that breaks after some changes. */
    private class BreakingStore implements VaultStore {
        private int left;

        BreakingStore(int changes) {
            left = changes;
        }

        @Override
        public List<VaultEntry> list(UserId owner, VaultKind kind) {
            return store.list(owner, kind);
        }

        @Override
        public Optional<VaultEntry> find(UserId owner, VaultKind kind, String name) {
            return store.find(owner, kind, name);
        }

        @Override
        public Optional<VaultEntry> change(
                UserId owner, VaultKind kind, String name, UnaryOperator<Optional<VaultEntry>> change) {
            if (left-- == 0) {
                throw new IllegalStateException("broken off");
            }
            return store.change(owner, kind, name, change);
        }

        @Override
        public boolean delete(UserId owner, VaultKind kind, String name) {
            return store.delete(owner, kind, name);
        }

        @Override
        public OptionalLong lease(UserId owner, VaultKind kind, String name, Duration most) {
            return store.lease(owner, kind, name, most);
        }

        @Override
        public void release(UserId owner, VaultKind kind, String name, long lease) {
            store.release(owner, kind, name, lease);
        }

        @Override
        public List<VaultEntry> unwatched(VaultKind kind, Instant before, int most) {
            return store.unwatched(kind, before, most);
        }

        @Override
        public boolean watch(UserId owner, VaultKind kind, String name, Instant before, Instant now) {
            return store.watch(owner, kind, name, before, now);
        }

        @Override
        public Set<String> keyIds() {
            return store.keyIds();
        }

        @Override
        public List<VaultEntry> sealedOtherwise(String keyId, @Nullable VaultEntry last, int most) {
            return store.sealedOtherwise(keyId, last, most);
        }
    }

    @Test
    void everything_is_under_the_new_key_afterwards() {
        fill();

        assertThat(new KeyRotation(store, both).run()).isEqualTo(new KeyRotation.Result(ENTRIES, 0));

        assertThat(store.keyIds()).containsExactly(second.id());
        allReadableWith(after);
        assertThat(new KeyRotation(store, both).run()).isEqualTo(new KeyRotation.Result(0, 0));
    }

    @Test
    void one_that_is_broken_off_loses_nothing_and_goes_on_where_it_was() {
        fill();

        assertThatThrownBy(() -> new KeyRotation(new BreakingStore(120), both).run())
                .hasMessage("broken off");

        assertThat(store.keyIds()).containsExactlyInAnyOrder(first.id(), second.id());
        allReadableWith(both);
        assertThat(new KeyRotation(store, both).run()).isEqualTo(new KeyRotation.Result(ENTRIES - 120, 0));
        allReadableWith(after);
    }

    @Test
    void what_cannot_be_opened_is_counted_and_left_and_the_rest_goes_on() {
        fill();
        VaultEntry broken = store.find(owner(7), VaultKind.INTEGRATION, "slack").orElseThrow();
        Sealed damaged = new Sealed(
                first.id(), broken.sealed().content(), broken.sealed().content());
        store.change(owner(7), VaultKind.INTEGRATION, "slack", present -> Optional.of(broken.with(damaged)));

        assertThat(new KeyRotation(store, both).run()).isEqualTo(new KeyRotation.Result(ENTRIES - 1, 1));

        assertThat(store.find(owner(7), VaultKind.INTEGRATION, "slack")
                        .orElseThrow()
                        .sealed())
                .isEqualTo(damaged);
    }

    @Test
    void what_its_owner_replaces_meanwhile_stays_as_the_owner_wrote_it() {
        fill();
        VaultStore meddling = new BreakingStore(-1) {
            @Override
            public Optional<VaultEntry> change(
                    UserId owner, VaultKind kind, String name, UnaryOperator<Optional<VaultEntry>> change) {
                if (owner.equals(owner(3))) {
                    put(both, owner, "newer");
                }
                return super.change(owner, kind, name, change);
            }
        };

        new KeyRotation(meddling, both).run();

        assertThat(read(after, 3)).isEqualTo("newer");
    }
}
