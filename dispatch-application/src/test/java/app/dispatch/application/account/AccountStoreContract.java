package app.dispatch.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.account.AccountStore.Added;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} does. */
public interface AccountStoreContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    /** A store without accounts. */
    AccountStore accounts();

    /** One that has had its first user, who is not as all others. */
    private AccountStore afterTheFirst() {
        AccountStore store = accounts();
        store.add(user("usr_first", "first@example.com"));
        return store;
    }

    private static User user(String id, String email) {
        return new User(new UserId(id), new Email(email), "Ada 🚀", "$argon2id$v=19$…", NOW);
    }

    private static Session session(String id, User user, Instant expiresAt) {
        return new Session(new SessionId(id), user.id(), NOW, expiresAt, null);
    }

    @Test
    default void a_user_is_found_as_they_were_added() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "Ada@Example.com");

        assertThat(store.add(ada)).isTrue();

        assertThat(store.byEmail(new Email("ada@example.COM"))).contains(ada);
        assertThat(store.byEmail(new Email("bob@example.com"))).isEmpty();
    }

    @Test
    default void an_address_belongs_to_one_user_however_it_is_written() {
        AccountStore store = afterTheFirst();
        User first = user("usr_1", "ada@example.com");
        store.add(first);

        assertThat(store.add(user("usr_2", "ADA@example.com"))).isFalse();

        assertThat(store.byEmail(new Email("ada@example.com"))).contains(first);
    }

    @Test
    default void of_many_sign_ups_for_one_address_one_succeeds() throws Exception {
        AccountStore store = afterTheFirst();
        List<Callable<Boolean>> attempts = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(n -> () -> store.add(user("usr_" + n, "ada@example.com")))
                .toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int added = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                added += attempt.get() ? 1 : 0;
            }
            assertThat(added).isOne();
        }
    }

    @Test
    default void a_session_leads_to_its_user_until_it_expires() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        User bob = user("usr_bob", "bob@example.com");
        store.add(ada);
        store.add(bob);
        store.open(ada, session("s1", ada, NOW.plusSeconds(10)));
        store.open(bob, session("s2", bob, NOW.plusSeconds(20)));

        assertThat(store.bySession(new SessionId("s1"), NOW)).contains(ada);
        assertThat(store.bySession(new SessionId("s2"), NOW)).contains(bob);
        assertThat(store.bySession(new SessionId("s1"), NOW.plusMillis(9_999))).contains(ada);
        assertThat(store.bySession(new SessionId("s1"), NOW.plusSeconds(10))).isEmpty();
        assertThat(store.bySession(new SessionId("s3"), NOW)).isEmpty();
    }

    @Test
    default void which_of_many_sessions_are_valid_is_told_at_once() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        User bob = user("usr_bob", "bob@example.com");
        store.add(ada);
        store.add(bob);
        store.open(ada, session("s1", ada, NOW.plusSeconds(10)));
        store.open(bob, session("s2", bob, NOW.plusSeconds(20)));
        List<SessionId> asked = new ArrayList<>(IntStream.range(0, 2000)
                .mapToObj(n -> new SessionId("none" + n))
                .toList());
        asked.addAll(List.of(new SessionId("s1"), new SessionId("s2")));

        assertThat(store.valid(asked, NOW)).containsExactlyInAnyOrder(new SessionId("s1"), new SessionId("s2"));
        assertThat(store.valid(asked, NOW.plusSeconds(10))).containsExactly(new SessionId("s2"));
        assertThat(store.valid(List.of(), NOW)).isEmpty();
    }

    @Test
    default void the_oldest_sessions_go_when_there_are_more_than_the_most() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        User bob = user("usr_bob", "bob@example.com");
        store.add(ada);
        store.add(bob);
        store.open(bob, session("b1", bob, NOW.plusSeconds(99)), 2);
        for (int i = 1; i <= 3; i++) {
            Instant at = NOW.plusMillis(i);
            store.open(ada, new Session(new SessionId("s" + i), ada.id(), at, NOW.plusSeconds(99), null), 2);
        }
        // One that is as old as another by the clock is the newest all the same.
        store.open(ada, new Session(new SessionId("a4"), ada.id(), NOW.plusMillis(3), NOW.plusSeconds(99), null), 2);

        assertThat(store.sessions(ada.id(), NOW))
                .extracting(each -> each.id().value())
                .containsExactly("s3", "a4");
        assertThat(store.sessions(bob.id(), NOW)).hasSize(1);
    }

    @Test
    default void a_password_is_written_in_another_way_and_sessions_stay() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        store.add(ada);
        store.open(ada, session("s1", ada, NOW.plusSeconds(10)));

        store.rehash(ada, "dearer hash");
        store.rehash(ada, "from who knew the old one");

        assertThat(store.bySession(new SessionId("s1"), NOW)).contains(ada.withPasswordHash("dearer hash"));
    }

    @Test
    default void an_invitation_is_used_up_by_one_account() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        store.add(ada);
        Instant end = NOW.plusSeconds(10);
        assertThat(store.invite(ada.id(), "hash 1", NOW, end, 2)).isTrue();

        assertThat(store.isInvited("hash 1", end.minusMillis(1))).isTrue();
        assertThat(store.isInvited("hash 1", end)).isFalse();
        assertThat(store.isInvited("hash 2", NOW)).isFalse();
        assertThat(store.add(user("usr_2", "ADA@example.com"), "hash 1")).isEqualTo(Added.TAKEN);
        assertThat(store.add(user("usr_2", "bob@example.com"), "hash 2")).isEqualTo(Added.UNINVITED);
        assertThat(store.byEmail(new Email("bob@example.com"))).isEmpty();
        assertThat(store.add(user("usr_2", "bob@example.com"), "hash 1")).isEqualTo(Added.YES);
        assertThat(store.byEmail(new Email("bob@example.com"))).isPresent();
        assertThat(store.add(user("usr_3", "eve@example.com"), "hash 1")).isEqualTo(Added.UNINVITED);
    }

    @Test
    default void a_user_has_only_so_many_invitations_that_have_not_expired() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        store.add(ada);
        Instant end = NOW.plusSeconds(10);

        assertThat(store.invite(ada.id(), "hash 1", NOW, end, 2)).isTrue();
        assertThat(store.invite(ada.id(), "hash 2", NOW, end, 2)).isTrue();
        assertThat(store.invite(ada.id(), "hash 3", NOW, end, 2)).isFalse();
        assertThat(store.invite(ada.id(), "hash 3", end, end.plusSeconds(1), 2)).isTrue();
        assertThat(store.invite(new UserId("usr_none"), "hash 4", NOW, end, 2)).isFalse();
        assertThat(store.add(user("usr_late", "late@example.com"), "hash 2")).isEqualTo(Added.UNINVITED);
        store.delete(ada.id());
        assertThat(store.isInvited("hash 3", end)).isFalse();
    }

    @Test
    default void a_closed_session_leads_nowhere_and_others_stay() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        store.add(ada);
        store.open(ada, session("s1", ada, NOW.plusSeconds(10)));
        store.open(ada, session("s2", ada, NOW.plusSeconds(10)));

        store.close(new SessionId("s1"));
        store.close(new SessionId("s1"));

        assertThat(store.bySession(new SessionId("s1"), NOW)).isEmpty();
        assertThat(store.bySession(new SessionId("s2"), NOW)).contains(ada);
    }

    @Test
    default void a_user_is_found_by_their_id() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        store.add(ada);

        assertThat(store.byId(ada.id())).contains(ada);
        assertThat(store.byId(new UserId("usr_bob"))).isEmpty();
    }

    @Test
    default void sessions_are_listed_newest_first_as_they_were_opened() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        User bob = user("usr_bob", "bob@example.com");
        store.add(ada);
        store.add(bob);
        Session older = new Session(new SessionId("s1"), ada.id(), NOW, NOW.plusSeconds(10), null);
        Session newer =
                new Session(new SessionId("s2"), ada.id(), NOW.plusMillis(1), NOW.plusSeconds(20), "Firefox 🦊");
        store.open(ada, older);
        store.open(ada, newer);
        store.open(bob, session("s3", bob, NOW.plusSeconds(20)));

        assertThat(store.sessions(ada.id(), NOW)).containsExactly(newer, older);
        assertThat(store.sessions(ada.id(), NOW.plusSeconds(10))).containsExactly(newer);
    }

    @Test
    default void another_password_ends_the_other_sessions() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        User bob = user("usr_bob", "bob@example.com");
        store.add(ada);
        store.add(bob);
        for (String id : List.of("s1", "s2", "s3")) {
            store.open(ada, session(id, ada, NOW.plusSeconds(10)));
        }
        store.open(bob, session("s4", bob, NOW.plusSeconds(10)));

        assertThat(store.changePassword(ada, "another hash", new SessionId("s2")))
                .hasValue(2);

        User changed = new User(ada.id(), ada.email(), ada.name(), "another hash", ada.createdAt());
        assertThat(store.byId(ada.id())).contains(changed);
        assertThat(store.bySession(new SessionId("s2"), NOW)).contains(changed);
        assertThat(store.bySession(new SessionId("s4"), NOW)).contains(bob);
        assertThat(store.sessions(ada.id(), NOW)).hasSize(1);
    }

    @Test
    default void whoever_knew_a_user_with_another_password_neither_changes_it_nor_gets_in() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        store.add(ada);
        store.open(ada, session("s1", ada, NOW.plusSeconds(10)));
        store.changePassword(ada, "another hash", new SessionId("s1"));

        assertThat(store.changePassword(ada, "a third hash", new SessionId("s2")))
                .isEmpty();
        assertThat(store.open(ada, session("s2", ada, NOW.plusSeconds(10)))).isFalse();

        assertThat(store.sessions(ada.id(), NOW)).hasSize(1);
    }

    @Test
    default void a_deleted_user_is_gone_and_the_address_is_free() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        User bob = user("usr_bob", "bob@example.com");
        store.add(ada);
        store.add(bob);
        store.open(ada, session("s1", ada, NOW.plusSeconds(10)));
        store.open(bob, session("s2", bob, NOW.plusSeconds(10)));

        store.delete(ada.id());
        store.delete(ada.id());

        assertThat(store.byEmail(ada.email())).isEmpty();
        assertThat(store.bySession(new SessionId("s1"), NOW)).isEmpty();
        assertThat(store.open(ada, session("s3", ada, NOW.plusSeconds(10)))).isFalse();
        assertThat(store.bySession(new SessionId("s2"), NOW)).contains(bob);
        assertThat(store.add(user("usr_other", "ada@example.com"))).isTrue();
    }

    @Test
    default void the_first_of_all_who_can_sign_in_becomes_an_administrator_and_no_other() throws Exception {
        AccountStore store = accounts();
        store.add(user("usr_local", "local@dispatch.invalid"));
        List<Callable<Boolean>> attempts = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(n -> () -> store.add(user("usr_" + n, n + "@example.com")))
                .toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                assertThat(attempt.get()).isTrue();
            }
        }

        List<UserId> admins = IntStream.range(0, 16)
                .mapToObj(n -> new UserId("usr_" + n))
                .filter(id -> store.byId(id).orElseThrow().standing().admin())
                .toList();
        assertThat(admins).hasSize(1);
        store.delete(admins.getFirst());
        store.add(user("usr_late", "late@example.com"));
        assertThat(store.byId(new UserId("usr_late")).orElseThrow().standing().admin())
                .as("the first comes once")
                .isFalse();
    }

    @Test
    default void an_address_that_is_taken_makes_nobody_the_first() {
        AccountStore store = afterTheFirst();

        assertThat(store.add(user("usr_2", "first@example.com"))).isFalse();

        assertThat(store.byId(new UserId("usr_first")).orElseThrow().standing().admin())
                .isTrue();
    }

    @Test
    default void a_visit_is_noted_once_a_quarter_of_an_hour() {
        AccountStore store = afterTheFirst();
        UserId ada = new UserId("usr_ada");
        store.add(user("usr_ada", "ada@example.com"));

        store.seen(ada, NOW);
        store.seen(ada, NOW.plus(Standing.SEEN_GRAIN).minusMillis(1));
        assertThat(store.byId(ada).orElseThrow().standing().seenAt()).isEqualTo(NOW);
        store.seen(ada, NOW.plus(Standing.SEEN_GRAIN));
        assertThat(store.byId(ada).orElseThrow().standing().seenAt()).isEqualTo(NOW.plus(Standing.SEEN_GRAIN));
    }

    @Test
    default void a_reset_gives_another_password_once_and_ends_all_sessions() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        store.add(ada);
        store.open(ada, session("s1", ada, NOW.plusSeconds(10)));

        assertThat(store.addReset(ada.id(), "code", NOW, NOW.plusSeconds(9))).isTrue();
        assertThat(store.byReset("other", NOW)).isEmpty();
        assertThat(store.byReset("code", NOW.plusSeconds(9))).isEmpty();
        assertThat(store.byReset("code", NOW.plusSeconds(8))).contains(ada);
        assertThat(store.resetPassword(new UserId("usr_first"), "new hash", "code", NOW))
                .isFalse();
        assertThat(store.resetPassword(ada.id(), "new hash", "code", NOW.plusSeconds(9)))
                .isFalse();
        assertThat(store.bySession(new SessionId("s1"), NOW)).isPresent();

        assertThat(store.resetPassword(ada.id(), "new hash", "code", NOW.plusSeconds(8)))
                .isTrue();

        assertThat(store.byId(ada.id()).orElseThrow().passwordHash()).isEqualTo("new hash");
        assertThat(store.bySession(new SessionId("s1"), NOW)).isEmpty();
        assertThat(store.byReset("code", NOW)).isEmpty();
        assertThat(store.resetPassword(ada.id(), "a third", "code", NOW)).isFalse();
    }

    @Test
    default void a_later_reset_takes_the_place_of_an_earlier_one_and_nobody_has_one_who_is_gone() {
        AccountStore store = afterTheFirst();
        User ada = user("usr_ada", "ada@example.com");
        store.add(ada);

        store.addReset(ada.id(), "code 1", NOW, NOW.plusSeconds(9));
        store.addReset(ada.id(), "code 2", NOW, NOW.plusSeconds(9));
        assertThat(store.byReset("code 1", NOW)).isEmpty();
        assertThat(store.byReset("code 2", NOW)).contains(ada);
        store.delete(ada.id());
        assertThat(store.byReset("code 2", NOW)).isEmpty();
        assertThat(store.addReset(ada.id(), "code 3", NOW, NOW.plusSeconds(9))).isFalse();
    }
}
