package app.dispatch.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.account.AdminStore.Changed;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.quota.QuotaLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link AdminStore} does with the users of its {@link AccountStore}. */
public interface AdminStoreContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    /** Both on the same users, of whom there are none at first. */
    record Both(AccountStore accounts, AdminStore admin) {
        UserId add(String name) {
            return add(name, NOW);
        }

        UserId add(String name, Instant at) {
            UserId id = new UserId("usr_" + name);
            accounts.add(new User(id, new Email(name + "@example.com"), name, "hash", at));
            return id;
        }

        Standing standing(UserId user) {
            return accounts.byId(user).orElseThrow().standing();
        }

        List<String> list(@Nullable String email, int limit) {
            List<String> all = new ArrayList<>();
            UserPage page = admin.list(new UserQuery(email, limit, null));
            page.users().forEach(user -> all.add(user.name()));
            while (page.next() != null) {
                all.add("|");
                page = admin.list(new UserQuery(email, limit, page.next()));
                page.users().forEach(user -> all.add(user.name()));
            }
            return all;
        }
    }

    /** Stores without accounts. */
    Both stores();

    @Test
    default void all_users_are_listed_the_newest_first_page_by_page() {
        Both both = stores();
        both.add("a", NOW);
        both.add("b", NOW.plusMillis(1));
        both.add("c", NOW.plusMillis(1));
        both.add("d", NOW.plusMillis(2));

        assertThat(both.list(null, 4)).containsExactly("d", "c", "b", "a");
        assertThat(both.list(null, 2)).containsExactly("d", "c", "|", "b", "a");
        assertThat(both.list(null, 1)).containsExactly("d", "|", "c", "|", "b", "|", "a");
    }

    @Test
    default void users_are_found_by_any_part_of_their_address_taken_literally() {
        Both both = stores();
        both.add("ada");
        both.add("a_a");
        both.add("b%b");

        assertThat(both.list("ADA@", 9)).containsExactly("ada");
        assertThat(both.list("a_a", 9)).containsExactly("a_a");
        assertThat(both.list("%", 9)).containsExactly("b%b");
        assertThat(both.list("!", 9)).isEmpty();
        assertThat(both.list("example.com", 9)).hasSize(3);
    }

    @Test
    default void who_is_locked_has_no_sessions_and_gets_none() {
        Both both = stores();
        both.add("first");
        UserId ada = both.add("ada");
        User known = both.accounts().byId(ada).orElseThrow();
        Session session = new Session(new SessionId("s1"), ada, NOW, NOW.plusSeconds(9), null);
        both.accounts().open(known, session);
        both.accounts().addReset(ada, "code", NOW, NOW.plusSeconds(9));

        assertThat(both.admin().change(ada, standing -> standing.withLock(NOW))).isEqualTo(Changed.YES);

        assertThat(both.standing(ada).lockedAt()).isEqualTo(NOW);
        assertThat(both.accounts().bySession(session.id(), NOW)).isEmpty();
        assertThat(both.accounts().open(known, session)).isFalse();
        assertThat(both.accounts().byReset("code", NOW)).isEmpty();
        assertThat(both.accounts().resetPassword(ada, "next", "code", NOW)).isFalse();
        assertThat(both.accounts().locked(Set.of(ada, new UserId("usr_first"), new UserId("usr_none"))))
                .containsExactly(ada);
        both.admin().change(ada, standing -> standing.withLock(NOW.plusSeconds(1)));
        assertThat(both.standing(ada).lockedAt()).as("since the first time").isEqualTo(NOW);

        both.admin().change(ada, standing -> standing.withLock(null));

        assertThat(both.accounts().locked(Set.of(ada))).isEmpty();
        assertThat(both.accounts().open(known, session)).isTrue();
    }

    @Test
    default void limits_of_a_user_are_kept_as_they_are_set() {
        Both both = stores();
        UserId ada = both.add("ada");
        QuotaLimits limits = new QuotaLimits(1, 10L << 30, null, 4);
        both.accounts().seen(ada, NOW);

        both.admin().change(ada, standing -> standing.with(limits));

        assertThat(both.standing(ada)).isEqualTo(new Standing(true, null, NOW, limits));
        both.admin().change(ada, standing -> standing.with(QuotaLimits.NONE));
        assertThat(both.standing(ada).limits()).isEqualTo(QuotaLimits.NONE);
    }

    @Test
    default void the_last_administrator_stays_one_and_is_not_locked() {
        Both both = stores();
        UserId first = both.add("first");
        UserId ada = both.add("ada");

        assertThat(both.admin().change(first, standing -> standing.withAdmin(false)))
                .isEqualTo(Changed.LAST_ADMIN);
        assertThat(both.admin().change(first, standing -> standing.withLock(NOW)))
                .isEqualTo(Changed.LAST_ADMIN);
        assertThat(both.standing(first)).isEqualTo(Standing.USUAL.withAdmin(true));
        both.admin().change(ada, standing -> standing.withAdmin(true));
        assertThat(both.admin().change(first, standing -> standing.withLock(NOW)))
                .isEqualTo(Changed.YES);
        assertThat(both.admin().change(ada, standing -> standing.withAdmin(false)))
                .as("one who is locked does not count")
                .isEqualTo(Changed.LAST_ADMIN);
        assertThat(both.admin().change(new UserId("usr_none"), standing -> standing))
                .isEqualTo(Changed.UNKNOWN);
    }

    @Test
    default void of_administrators_who_demote_one_another_at_once_one_is_left() throws Exception {
        Both both = stores();
        List<UserId> all =
                IntStream.range(0, 6).mapToObj(n -> both.add("admin" + n)).toList();
        all.forEach(id -> both.admin().change(id, standing -> standing.withAdmin(true)));

        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Changed>> changes = all.stream()
                    .<Callable<Changed>>map(id -> () -> both.admin().change(id, standing -> standing.withAdmin(false)))
                    .toList();
            for (Future<Changed> change : threads.invokeAll(changes)) {
                assertThat(change.get()).isIn(Changed.YES, Changed.LAST_ADMIN);
            }
        }

        assertThat(all.stream().filter(id -> both.standing(id).admin())).hasSize(1);
    }
}
