package app.dispatch.application.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link VaultStore} does. */
public interface VaultStoreContract {
    UserId ADA = new UserId("usr_ada");
    UserId BOB = new UserId("usr_bob");
    Instant SAVED = Instant.ofEpochMilli(1_790_000_000_000L);

    /** A store without entries. */
    VaultStore vault();

    private static VaultEntry entry(UserId owner, VaultKind kind, String name, String keyId, Instant at) {
        Sealed sealed = new Sealed(keyId, "data key of " + name, "content of " + name);
        return new VaultEntry(owner, kind, name, sealed, "{\"note\":\"ü\"}", at, at.plusMillis(7));
    }

    private static VaultEntry added(VaultStore store, UserId owner, VaultKind kind, String name, String keyId) {
        return added(store, entry(owner, kind, name, keyId, SAVED));
    }

    private static VaultEntry added(VaultStore store, VaultEntry entry) {
        return store.change(entry.owner(), entry.kind(), entry.name(), present -> Optional.of(entry))
                .orElseThrow();
    }

    @Test
    default void an_entry_is_found_as_it_was_put() {
        VaultStore store = vault();
        VaultEntry slack = added(store, ADA, VaultKind.INTEGRATION, "slack", "k1");

        assertThat(store.find(ADA, VaultKind.INTEGRATION, "slack")).contains(slack);
        assertThat(store.find(ADA, VaultKind.CREDENTIAL, "slack")).isEmpty();
        assertThat(store.find(ADA, VaultKind.INTEGRATION, "github")).isEmpty();
    }

    @Test
    default void another_users_entry_is_not_there() {
        VaultStore store = vault();
        added(store, ADA, VaultKind.INTEGRATION, "slack", "k1");
        VaultEntry bobs = added(store, BOB, VaultKind.INTEGRATION, "slack", "k2");

        assertThat(store.list(BOB, VaultKind.INTEGRATION)).containsExactly(bobs);
        assertThat(store.delete(BOB, VaultKind.INTEGRATION, "slack")).isTrue();
        assertThat(store.find(BOB, VaultKind.INTEGRATION, "slack")).isEmpty();
        assertThat(store.find(ADA, VaultKind.INTEGRATION, "slack")).isPresent();
    }

    @Test
    default void a_list_has_one_kind_and_the_oldest_first() {
        VaultStore store = vault();
        VaultEntry newer = added(store, entry(ADA, VaultKind.CREDENTIAL, "anthropic", "k1", SAVED.plusMillis(1)));
        VaultEntry older = added(store, entry(ADA, VaultKind.CREDENTIAL, "openai", "k1", SAVED));
        VaultEntry sameTime = added(store, entry(ADA, VaultKind.CREDENTIAL, "google", "k1", SAVED));
        added(store, ADA, VaultKind.INTEGRATION, "slack", "k1");

        assertThat(store.list(ADA, VaultKind.CREDENTIAL)).containsExactly(sameTime, older, newer);
    }

    @Test
    default void a_change_sees_what_is_there_and_replaces_all_of_it() {
        VaultStore store = vault();
        VaultEntry first = added(store, ADA, VaultKind.INTEGRATION, "slack", "k1");
        VaultEntry second = new VaultEntry(
                ADA,
                VaultKind.INTEGRATION,
                "slack",
                new Sealed("k2", "d2", "c2".repeat(1_000_000)),
                "{}",
                SAVED.plusSeconds(1),
                SAVED.plusSeconds(2));

        Optional<VaultEntry> stored = store.change(ADA, VaultKind.INTEGRATION, "slack", present -> {
            assertThat(present).contains(first);
            return Optional.of(second);
        });

        assertThat(stored).contains(second);
        assertThat(store.find(ADA, VaultKind.INTEGRATION, "slack")).contains(second);
    }

    @Test
    default void a_change_to_nothing_leaves_what_is_there() {
        VaultStore store = vault();
        VaultEntry first = added(store, ADA, VaultKind.INTEGRATION, "slack", "k1");

        assertThat(store.change(ADA, VaultKind.INTEGRATION, "slack", present -> Optional.empty()))
                .contains(first);
        assertThat(store.change(ADA, VaultKind.INTEGRATION, "github", present -> Optional.empty()))
                .isEmpty();
        assertThat(store.list(ADA, VaultKind.INTEGRATION)).containsExactly(first);
    }

    @Test
    default void changes_at_the_same_time_all_count() throws Exception {
        VaultStore store = vault();
        Callable<Optional<VaultEntry>> later = () -> store.change(
                ADA,
                VaultKind.CREDENTIAL,
                "openai",
                present -> Optional.of(present.map(entry -> entry.withNotes(entry.notes() + "x"))
                        .orElseGet(() -> entry(ADA, VaultKind.CREDENTIAL, "openai", "k1", SAVED)
                                .withNotes("x"))));

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Optional<VaultEntry>> change : threads.invokeAll(Collections.nCopies(32, later))) {
                assertThat(change.get()).isPresent();
            }
        }
        assertThat(store.find(ADA, VaultKind.CREDENTIAL, "openai").orElseThrow().notes())
                .isEqualTo("x".repeat(32));
    }

    @Test
    default void what_is_gone_is_gone() {
        VaultStore store = vault();
        added(store, ADA, VaultKind.INTEGRATION, "slack", "k1");

        assertThat(store.delete(ADA, VaultKind.INTEGRATION, "slack")).isTrue();
        assertThat(store.delete(ADA, VaultKind.INTEGRATION, "slack")).isFalse();
        assertThat(store.list(ADA, VaultKind.INTEGRATION)).isEmpty();
    }

    @Test
    default void all_entries_under_other_keys_are_walked_once_in_pieces() {
        VaultStore store = vault();
        List<VaultEntry> old = new ArrayList<>();
        for (UserId owner : List.of(ADA, BOB)) {
            old.add(added(store, owner, VaultKind.CREDENTIAL, "openai", "old"));
            old.add(added(store, owner, VaultKind.INTEGRATION, "github", "older"));
            old.add(added(store, owner, VaultKind.INTEGRATION, "slack", "old"));
            added(store, owner, VaultKind.INTEGRATION, "linear", "new");
        }

        List<VaultEntry> seen = new ArrayList<>();
        VaultEntry last = null;
        for (var some = store.sealedOtherwise("new", last, 4);
                !some.isEmpty();
                some = store.sealedOtherwise("new", last, 4)) {
            assertThat(some).hasSizeLessThanOrEqualTo(4);
            seen.addAll(some);
            last = some.getLast();
        }

        assertThat(seen).containsExactlyElementsOf(old);
        assertThat(store.keyIds()).containsExactlyInAnyOrder("old", "older", "new");
    }

    @Test
    default void one_at_a_time_has_the_right_to_work_out_a_new_secret() throws Exception {
        VaultStore store = vault();
        VaultEntry x = added(store, ADA, VaultKind.INTEGRATION, "x", "k1");
        added(store, BOB, VaultKind.INTEGRATION, "x", "k1");
        Callable<OptionalLong> lease = () -> store.lease(ADA, VaultKind.INTEGRATION, "x", Duration.ofMinutes(1));

        List<OptionalLong> leases = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<OptionalLong> one : threads.invokeAll(Collections.nCopies(32, lease))) {
                leases.add(one.get());
            }
        }

        assertThat(leases).filteredOn(OptionalLong::isPresent).hasSize(1);
        assertThat(store.lease(BOB, VaultKind.INTEGRATION, "x", Duration.ofMinutes(1)))
                .isPresent();
        assertThat(store.find(ADA, VaultKind.INTEGRATION, "x")).contains(x);
        long mine = leases.stream().flatMapToLong(OptionalLong::stream).sum();
        store.release(ADA, VaultKind.INTEGRATION, "x", mine + 1);
        assertThat(lease.call()).isEmpty();
        store.release(ADA, VaultKind.INTEGRATION, "x", mine);
        assertThat(lease.call()).isPresent();
    }

    @Test
    default void a_right_ends_with_its_time_and_is_not_given_back_by_who_had_it() {
        VaultStore store = vault();
        added(store, ADA, VaultKind.INTEGRATION, "x", "k1");

        long late = store.lease(ADA, VaultKind.INTEGRATION, "x", Duration.ofMillis(-1))
                .orElseThrow();
        OptionalLong next = store.lease(ADA, VaultKind.INTEGRATION, "x", Duration.ofMinutes(1));
        store.release(ADA, VaultKind.INTEGRATION, "x", late);

        assertThat(next).isPresent();
        assertThat(store.lease(ADA, VaultKind.INTEGRATION, "x", Duration.ofMinutes(1)))
                .isEmpty();
    }

    @Test
    default void a_right_keeps_nobody_from_changing_the_entry_and_what_is_not_there_gives_none() {
        VaultStore store = vault();
        VaultEntry x = added(store, ADA, VaultKind.INTEGRATION, "x", "k1");

        assertThat(store.lease(ADA, VaultKind.INTEGRATION, "x", Duration.ofMinutes(1)))
                .isPresent();
        assertThat(store.change(ADA, VaultKind.INTEGRATION, "x", present -> Optional.of(x.withNotes("{}"))))
                .contains(x.withNotes("{}"));
        assertThat(store.lease(ADA, VaultKind.INTEGRATION, "x", Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(store.lease(ADA, VaultKind.INTEGRATION, "slack", Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(store.lease(BOB, VaultKind.INTEGRATION, "x", Duration.ofMinutes(1)))
                .isEmpty();
    }

    @Test
    default void an_entry_is_watched_by_one_and_not_again_too_soon() {
        VaultStore store = vault();
        VaultEntry x = added(store, ADA, VaultKind.INTEGRATION, "x", "k1");
        VaultEntry bobs = added(store, BOB, VaultKind.INTEGRATION, "x", "k1");
        added(store, BOB, VaultKind.CREDENTIAL, "openai", "k1");
        Instant later = SAVED.plusSeconds(10);

        assertThat(store.unwatched(VaultKind.INTEGRATION, SAVED, 9)).isEmpty();
        assertThat(store.unwatched(VaultKind.INTEGRATION, later, 9)).containsExactlyInAnyOrder(x, bobs);
        assertThat(store.unwatched(VaultKind.INTEGRATION, later, 1)).hasSize(1);
        assertThat(store.watch(ADA, VaultKind.INTEGRATION, "x", later, later)).isTrue();
        assertThat(store.watch(ADA, VaultKind.INTEGRATION, "x", later, later)).isFalse();
        assertThat(store.unwatched(VaultKind.INTEGRATION, later, 9)).containsExactly(bobs);
        assertThat(store.unwatched(VaultKind.INTEGRATION, later.plusSeconds(1), 9))
                .containsExactlyInAnyOrder(x, bobs);
        assertThat(store.watch(ADA, VaultKind.INTEGRATION, "slack", later, later))
                .isFalse();
        assertThat(store.find(ADA, VaultKind.INTEGRATION, "x")).contains(x);
    }
}
