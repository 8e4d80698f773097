package app.dispatch.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Ids;
import app.dispatch.application.SettableClock;
import app.dispatch.application.account.Accounts.Client;
import app.dispatch.application.account.Accounts.Newcomer;
import app.dispatch.application.account.Accounts.SignedIn;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.InvitationCode;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionHandle;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountServiceTest {
    private static final String ADA = "ada@example.com";
    private static final String PASSWORD = "correct horse";
    private static final Client HERE = new Client("192.0.2.1", null);
    private static final Client THERE = new Client("192.0.2.2", "A browser");

    private final SettableClock clock = new SettableClock();
    private final InMemoryAccountStore store = new InMemoryAccountStore();
    private final List<UserId> stopped = new ArrayList<>();
    private final PlainPasswords passwords = new PlainPasswords();
    private final Random random = new Random(1);
    private final Accounts accounts = service(SignUps.OPEN);

    @BeforeEach
    void anotherWasFirst() {
        store.add(
                new User(new UserId("usr_first"), new Email("first@example.com"), "", "hash of first", Instant.EPOCH));
    }

    private AccountService service(SignUps signUps) {
        return new AccountService(store, passwords, signUps, stopped::add, Ids.from(random), clock);
    }

    /** Tells passwords by their text, so that these tests are fast, and counts how often it was asked. */
    private static final class PlainPasswords implements Passwords {
        final AtomicInteger asked = new AtomicInteger();
        final AtomicBoolean busy = new AtomicBoolean();
        volatile String way = "hash";

        @Override
        public String hash(String password) {
            return way + " of " + password;
        }

        @Override
        public boolean matches(String password, String hash) {
            asked.incrementAndGet();
            if (busy.get()) {
                throw Refusal.retryLater(ErrorCode.RATE_LIMITED, "busy", Duration.ofSeconds(2));
            }
            return hash.endsWith(" of " + password);
        }

        @Override
        public boolean isOutdated(String hash) {
            return !hash.startsWith(way + " ");
        }
    }

    @Test
    void who_signs_up_is_signed_in() {
        SignedIn ada = accounts.signUp("  Ada@Example.com ", PASSWORD, " Ada ", HERE);
        assertThat(ada.user().id().value()).startsWith("usr_");
        assertThat(ada.user().email().value()).isEqualTo("Ada@Example.com");
        assertThat(ada.user().name()).isEqualTo("Ada");
        assertThat(accounts.user(ada.session().id())).contains(ada.user());
    }

    @Test
    void who_logs_in_gets_a_session_of_their_own() {
        SignedIn first = accounts.signUp(ADA, PASSWORD, "", HERE);
        SignedIn second = accounts.logIn(ADA, PASSWORD, THERE);
        assertThat(second.user()).isEqualTo(first.user());
        assertThat(second.session().id()).isNotEqualTo(first.session().id());
        accounts.logOut(first.session().id());
        assertThat(accounts.user(first.session().id())).isEmpty();
        assertThat(accounts.user(second.session().id())).contains(first.user());
    }

    @Test
    void logging_out_twice_or_from_nowhere_is_no_error() {
        SessionId session = accounts.signUp(ADA, PASSWORD, "", HERE).session().id();
        accounts.logOut(session);
        accounts.logOut(session);
        accounts.logOut(new SessionId("ses_unknown"));
        assertThat(accounts.user(session)).isEmpty();
    }

    @Test
    void a_session_lasts_thirty_days() {
        SessionId session = accounts.signUp(ADA, PASSWORD, "", HERE).session().id();
        clock.advance(Duration.ofDays(30).minusMillis(1));
        assertThat(accounts.user(session)).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(accounts.user(session)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADA@EXAMPLE.COM", " ada@example.com ", "ａda@example.com"})
    void an_address_that_reads_the_same_is_the_same_account(String same) {
        User ada = accounts.signUp(ADA, PASSWORD, "", HERE).user();
        assertThat(accounts.logIn(same, PASSWORD, HERE).user()).isEqualTo(ada);
        assertRefused("email_taken", () -> accounts.signUp(same, PASSWORD, "", HERE));
    }

    @ParameterizedTest
    @CsvSource({"6, false", "7, true", "128, true", "129, false"})
    void a_password_has_7_to_128_characters(int length, boolean passes) {
        assertLength("xy".repeat(length).substring(0, length), passes);
        assertLength("😀".repeat(length), passes); // two chars of Java each
    }

    private void assertLength(String password, boolean passes) {
        String address = "a" + password.length() + "@example.com";
        if (passes) {
            accounts.signUp(address, password, "", HERE);
            assertThat(accounts.logIn(address, password, HERE).user().email().value())
                    .isEqualTo(address);
        } else {
            assertThat(problems(() -> accounts.signUp(address, password, "", HERE)))
                    .containsExactly("/password must be 7 to 128 characters long");
        }
    }

    @Test
    void all_that_is_wrong_with_a_sign_up_is_told_at_once() {
        assertThat(problems(() -> accounts.signUp("nobody", "short", "n".repeat(101), HERE)))
                .containsExactly(
                        "/email must be an e-mail address",
                        "/password must be 7 to 128 characters long",
                        "/name must be at most 100 characters long");
    }

    @Test
    void an_unknown_address_and_a_wrong_password_read_the_same() {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        Refusal wrong = refusal(() -> accounts.logIn(ADA, "wrong password", HERE));
        Refusal unknown = refusal(() -> accounts.logIn("eve@example.com", PASSWORD, HERE));
        Refusal noAddress = refusal(() -> accounts.logIn("eve", PASSWORD, HERE));
        assertThat(List.of(wrong.code(), unknown.code(), noAddress.code())).containsOnly("invalid_credentials");
        assertThat(List.of(wrong.text(), unknown.text(), noAddress.text())).containsOnly(wrong.text());
        assertThat(wrong.details()).isEqualTo(unknown.details());
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, 13",
        "eve@example.com, 13",
        "eve, 13",
        "ada@example.com, 129",
        "ada@example.com, 500000"
    })
    void every_failed_login_costs_one_hash(String address, int length) {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        refusal(() -> accounts.logIn(address, "w".repeat(length), HERE));
        assertThat(passwords.asked).hasValue(1);
    }

    @Test
    void ten_failures_pass_and_the_eleventh_is_throttled_even_with_the_right_password() {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        fail(ADA, HERE, 10);
        Refusal throttled = refusal(() -> accounts.logIn(ADA, PASSWORD, HERE));
        assertThat(throttled.code()).isEqualTo("rate_limited");
        assertThat(throttled.retryAfter()).contains(Duration.ofMinutes(15));
        assertThat(passwords.asked).hasValue(10);
    }

    @Test
    void the_owner_gets_in_from_elsewhere_while_an_attacker_is_throttled() {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        fail(ADA, THERE, 10);
        assertRefused("rate_limited", () -> accounts.logIn(ADA, PASSWORD, THERE));
        assertThat(accounts.logIn(ADA, PASSWORD, HERE).user().email().value()).isEqualTo(ADA);
    }

    @Test
    void another_account_from_the_same_place_is_not_throttled() {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        accounts.signUp("eve@example.com", PASSWORD, "", HERE);
        fail(ADA, HERE, 10);
        assertThat(accounts.logIn("eve@example.com", PASSWORD, HERE)
                        .user()
                        .email()
                        .value())
                .isEqualTo("eve@example.com");
    }

    @Test
    void spellings_of_one_address_are_throttled_together() {
        fail(ADA, HERE, 5);
        fail("ADA@example.com", HERE, 5);
        assertRefused("rate_limited", () -> accounts.logIn("Ada@Example.Com", PASSWORD, HERE));
    }

    @Test
    void the_throttle_ends_with_its_window() {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        fail(ADA, HERE, 10);
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(refusal(() -> accounts.logIn(ADA, PASSWORD, HERE)).retryAfter())
                .contains(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(accounts.logIn(ADA, PASSWORD, HERE)).isNotNull();
    }

    @Test
    void a_login_forgets_the_failures_before_it() {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        fail(ADA, HERE, 9);
        accounts.logIn(ADA, PASSWORD, HERE);
        fail(ADA, HERE, 10);
        assertRefused("rate_limited", () -> accounts.logIn(ADA, PASSWORD, HERE));
    }

    @Test
    void a_login_that_could_not_be_tried_is_no_failure() {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        passwords.busy.set(true);
        for (int i = 0; i < 20; i++) {
            assertRefused("rate_limited", () -> accounts.logIn(ADA, PASSWORD, HERE));
        }
        passwords.busy.set(false);
        assertThat(accounts.logIn(ADA, PASSWORD, HERE)).isNotNull();
    }

    @Test
    void attempts_at_the_same_time_count_too() throws Exception {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                answers.add(many.submit(() -> {
                    go.await();
                    return refusal(() -> accounts.logIn(ADA, "wrong password", HERE))
                            .code();
                }));
            }
            go.countDown();
        }
        long tried = answers.stream()
                .filter(answer -> answer.resultNow().equals("invalid_credentials"))
                .count();
        assertThat(tried).isEqualTo(10);
        assertThat(passwords.asked).hasValue(10);
    }

    @Test
    void so_many_accounts_are_created_from_one_address_in_an_hour() {
        Accounts few = service(new SignUps(SignUps.Policy.OPEN, 3));
        for (int i = 0; i < 3; i++) {
            few.signUp("u" + i + "@example.com", PASSWORD, "", HERE);
        }
        Refusal refused = refusal(() -> few.signUp(ADA, PASSWORD, "", HERE));
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.retryAfter()).contains(Duration.ofHours(1));
        few.signUp(ADA, PASSWORD, "", THERE);
        clock.advance(Duration.ofHours(1));
        few.signUp("again@example.com", PASSWORD, "", HERE);
    }

    @Test
    void a_hundred_accounts_an_hour_are_created_unless_the_operator_says_otherwise() {
        for (int i = 0; i < 100; i++) {
            accounts.signUp("u" + i + "@example.com", PASSWORD, "", HERE);
        }
        assertRefused("rate_limited", () -> accounts.signUp(ADA, PASSWORD, "", HERE));
    }

    @Test
    void neither_this_very_machine_nor_anyone_on_a_server_without_the_limit_is_refused_an_account() {
        Client local = new Client("127.0.0.1", true, null);
        Accounts any = service(new SignUps(SignUps.Policy.OPEN, 0));
        for (int i = 0; i < 101; i++) {
            accounts.signUp("l" + i + "@example.com", PASSWORD, "", local);
            any.signUp("a" + i + "@example.com", PASSWORD, "", HERE);
        }
        assertThat(store.byEmail(new Email("l100@example.com"))).isPresent();
        assertThat(store.byEmail(new Email("a100@example.com"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "1234567", "iloveyou", "Jessica", "michelle"})
    void a_password_that_is_tried_first_cannot_be_chosen(String common) {
        SignedIn ada = accounts.signUp(ADA, "hunter2", "", HERE);
        String problem = "is one of the commonest, which are tried first; choose another";
        assertThat(problems(() -> accounts.signUp("eve@example.com", common, "", HERE)))
                .containsExactly("/password " + problem);
        assertThat(problems(() ->
                        accounts.changePassword(ada.user().id(), ada.session().id(), "hunter2", common, HERE)))
                .containsExactly("/newPassword " + problem);
    }

    @Test
    void who_chose_a_common_password_before_gets_in() {
        store.add(new User(new UserId("usr_1"), new Email(ADA), "", "hash of password", clock.instant()));
        assertThat(accounts.logIn(ADA, "password", HERE)).isNotNull();
    }

    @Test
    void a_closed_server_creates_no_accounts_and_its_users_invite_nobody() {
        UserId ada = accounts.signUp(ADA, PASSWORD, "", HERE).user().id();
        Accounts closed = service(new SignUps(SignUps.Policy.CLOSED, 0));
        assertRefused("forbidden", () -> closed.signUp("eve@example.com", PASSWORD, "", HERE));
        assertRefused("forbidden", () -> closed.invite(ada));
        assertThat(closed.logIn(ADA, PASSWORD, HERE)).isNotNull();
    }

    @Test
    void an_invitation_lets_one_in_within_seven_days() {
        UserId ada = accounts.signUp(ADA, PASSWORD, "", HERE).user().id();
        Accounts invited = service(new SignUps(SignUps.Policy.INVITE, 0));
        String used = invited.invite(ada).code().text();
        String late = invited.invite(ada).code().text();

        assertRefused("forbidden", () -> invited.signUp("eve@example.com", PASSWORD, "", HERE));
        assertRefused("forbidden", () -> signUp(invited, "eve@example.com", used + "x"));
        assertRefused("email_taken", () -> signUp(invited, ADA, used));
        clock.advance(InvitationCode.LIFE.minusMillis(1));
        assertThat(signUp(invited, "eve@example.com", used)).isNotNull();
        assertRefused("forbidden", () -> signUp(invited, "bob@example.com", used));
        clock.advance(Duration.ofMillis(1));
        assertRefused("forbidden", () -> signUp(invited, "bob@example.com", late));
    }

    private static SignedIn signUp(Accounts invited, String email, String code) {
        return invited.signUp(new Newcomer(email, PASSWORD, "", code), HERE);
    }

    @Test
    void twenty_invitations_of_a_user_are_open_at_a_time() {
        UserId ada = accounts.signUp(ADA, PASSWORD, "", HERE).user().id();
        for (int i = 0; i < 20; i++) {
            accounts.invite(ada);
        }
        assertRefused("conflict", () -> accounts.invite(ada));
        clock.advance(InvitationCode.LIFE);
        assertThat(accounts.invite(ada).expiresAt()).isEqualTo(clock.instant().plus(InvitationCode.LIFE));
    }

    @Test
    void a_hundred_failures_of_one_address_pass_in_an_hour_whoever_they_are_for() {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        for (int i = 0; i < 100; i++) {
            fail("u" + i + "@example.com", THERE, 1);
        }
        assertThat(refusal(() -> accounts.logIn(ADA, PASSWORD, THERE)).retryAfter())
                .contains(Duration.ofHours(1));
        assertThat(passwords.asked).hasValue(100);
        assertThat(accounts.logIn(ADA, PASSWORD, HERE)).isNotNull();
        clock.advance(Duration.ofHours(1));
        assertThat(accounts.logIn(ADA, PASSWORD, THERE)).isNotNull();
    }

    @Test
    void the_address_of_this_very_machine_says_nothing_and_is_not_limited() {
        Client local = new Client("127.0.0.1", true, null);
        accounts.signUp(ADA, PASSWORD, "", local);
        for (int i = 0; i < 101; i++) {
            fail("u" + i + "@example.com", local, 1);
        }
        assertThat(accounts.logIn(ADA, PASSWORD, local)).isNotNull();
        fail(ADA, local, 10);
        assertRefused("rate_limited", () -> accounts.logIn(ADA, PASSWORD, local));
    }

    @Test
    void who_is_signed_in_changes_their_password_from_an_address_that_has_no_more_tries() {
        SignedIn ada = accounts.signUp(ADA, PASSWORD, "", HERE);
        for (int i = 0; i < 100; i++) {
            fail("u" + i + "@example.com", HERE, 1);
        }
        accounts.changePassword(ada.user().id(), ada.session().id(), PASSWORD, "another one", HERE);
    }

    @Test
    void a_login_hashes_anew_what_was_hashed_in_another_way() {
        SignedIn ada = accounts.signUp(ADA, PASSWORD, "", HERE);
        passwords.way = "dearer hash";

        assertThat(accounts.logIn(ADA, PASSWORD, HERE)).isNotNull();

        assertThat(store.byId(ada.user().id()).orElseThrow().passwordHash()).isEqualTo("dearer hash of " + PASSWORD);
        assertThat(accounts.user(ada.session().id())).isPresent();
        assertThat(accounts.logIn(ADA, PASSWORD, HERE)).isNotNull();
        assertRefused("invalid_credentials", () -> accounts.logIn(ADA, "wrong password", HERE));
    }

    @Test
    void of_logins_at_the_same_time_none_fails_since_another_hashed_anew() throws Exception {
        accounts.signUp(ADA, PASSWORD, "", HERE);
        passwords.way = "dearer hash";
        CountDownLatch go = new CountDownLatch(1);
        List<Future<SignedIn>> all = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                all.add(many.submit(() -> {
                    go.await();
                    return accounts.logIn(ADA, PASSWORD, HERE);
                }));
            }
            go.countDown();
        }
        assertThat(all).allMatch(login -> login.state() == Future.State.SUCCESS);
    }

    @Test
    void the_hundred_and_first_session_ends_the_oldest() {
        SignedIn first = accounts.signUp(ADA, PASSWORD, "", HERE);
        for (int i = 2; i <= 100; i++) {
            clock.advance(Duration.ofMillis(1));
            accounts.logIn(ADA, PASSWORD, HERE);
        }
        assertThat(accounts.user(first.session().id())).isPresent();
        clock.advance(Duration.ofMillis(1));
        SignedIn last = accounts.logIn(ADA, PASSWORD, HERE);
        assertThat(accounts.user(first.session().id())).isEmpty();
        assertThat(accounts.sessions(first.user().id())).hasSize(100).contains(last.session());
    }

    @Test
    void of_two_sign_ups_at_the_same_time_one_is_taken() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger added = new AtomicInteger();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                many.submit(() -> {
                    go.await();
                    accounts.signUp(ADA, PASSWORD, "", HERE);
                    return added.incrementAndGet();
                });
            }
            go.countDown();
        }
        assertThat(added).hasValue(1);
    }

    @Test
    void sessions_are_listed_newest_first_with_the_program_that_signed_in() {
        SignedIn first = accounts.signUp(ADA, PASSWORD, "", HERE);
        clock.advance(Duration.ofMinutes(1));
        SignedIn second = accounts.logIn(ADA, PASSWORD, THERE);
        accounts.signUp("eve@example.com", PASSWORD, "", HERE);
        assertThat(accounts.sessions(first.user().id())).containsExactly(second.session(), first.session());
        assertThat(second.session().userAgent()).isEqualTo("A browser");
        assertThat(first.session().userAgent()).isNull();
        clock.advance(Duration.ofDays(30).minusMinutes(1));
        assertThat(accounts.sessions(first.user().id())).containsExactly(second.session());
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "201, 200"})
    void what_a_program_calls_itself_is_kept_up_to_200_printable_characters(int length, int kept) {
        Client client = new Client("192.0.2.1", "\u001b" + "x".repeat(length - 1));
        Session session = accounts.signUp(ADA, PASSWORD, "", client).session();
        assertThat(session.userAgent()).isEqualTo("?" + "x".repeat(kept - 1));
    }

    @Test
    void a_session_is_ended_by_its_handle_and_by_its_owner_alone() {
        SignedIn ada = accounts.signUp(ADA, PASSWORD, "", HERE);
        SignedIn eve = accounts.signUp("eve@example.com", PASSWORD, "", HERE);
        SessionHandle handle = ada.session().handle();
        assertRefused("not_found", () -> accounts.endSession(eve.user().id(), handle));
        assertThat(accounts.user(ada.session().id())).isPresent();
        accounts.endSession(ada.user().id(), handle);
        assertThat(accounts.user(ada.session().id())).isEmpty();
        assertRefused("not_found", () -> accounts.endSession(ada.user().id(), handle));
    }

    @Test
    void a_handle_is_no_session() {
        Session session = accounts.signUp(ADA, PASSWORD, "", HERE).session();
        assertThat(accounts.user(new SessionId(session.handle().value()))).isEmpty();
    }

    @Test
    void a_new_password_ends_all_other_sessions_and_the_old_one_is_wrong_from_then_on() {
        SignedIn here = accounts.signUp(ADA, PASSWORD, "", HERE);
        SignedIn there = accounts.logIn(ADA, PASSWORD, THERE);
        UserId ada = here.user().id();
        assertThat(accounts.changePassword(ada, here.session().id(), PASSWORD, "new password", HERE))
                .isEqualTo(1);
        assertThat(accounts.user(here.session().id())).isPresent();
        assertThat(accounts.user(there.session().id())).isEmpty();
        assertRefused("invalid_credentials", () -> accounts.logIn(ADA, PASSWORD, HERE));
        assertThat(accounts.logIn(ADA, "new password", HERE)).isNotNull();
    }

    @Test
    void a_wrong_present_password_changes_nothing_and_counts_as_a_failed_login() {
        SignedIn here = accounts.signUp(ADA, PASSWORD, "", HERE);
        SignedIn there = accounts.logIn(ADA, PASSWORD, THERE);
        UserId ada = here.user().id();
        for (int i = 0; i < 10; i++) {
            assertRefused(
                    "invalid_credentials",
                    () -> accounts.changePassword(ada, here.session().id(), "wrong", "new password", HERE));
        }
        assertRefused("rate_limited", () -> accounts.logIn(ADA, PASSWORD, HERE));
        assertRefused("rate_limited", () -> accounts.delete(ada, PASSWORD, HERE));
        assertThat(accounts.user(there.session().id())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"6, false", "7, true", "128, true", "129, false"})
    void a_new_password_has_7_to_128_characters(int length, boolean passes) {
        SignedIn here = accounts.signUp(ADA, PASSWORD, "", HERE);
        ThrowingCallable change = () ->
                accounts.changePassword(here.user().id(), here.session().id(), PASSWORD, "é".repeat(length), HERE);
        if (passes) {
            assertThatCode(change).doesNotThrowAnyException();
        } else {
            assertThat(problems(change)).containsExactly("/newPassword must be 7 to 128 characters long");
        }
    }

    @Test
    void a_deleted_account_is_gone_with_its_sessions_and_its_address_is_free() {
        SignedIn ada = accounts.signUp(ADA, PASSWORD, "", HERE);
        assertRefused("invalid_credentials", () -> accounts.delete(ada.user().id(), "wrong", HERE));
        assertThat(stopped).isEmpty();
        accounts.delete(ada.user().id(), PASSWORD, HERE);
        assertThat(stopped).containsOnly(ada.user().id());
        assertThat(accounts.user(ada.session().id())).isEmpty();
        assertRefused("invalid_credentials", () -> accounts.logIn(ADA, PASSWORD, HERE));
        assertThat(accounts.signUp(ADA, PASSWORD, "", HERE).user().id())
                .isNotEqualTo(ada.user().id());
    }

    @Test
    void nothing_printed_of_a_user_holds_the_hash() {
        SignedIn ada = accounts.signUp(ADA, PASSWORD, "", HERE);
        assertThat(ada.toString()).doesNotContain("hash of");
    }

    private void fail(String address, Client client, int times) {
        for (int i = 0; i < times; i++) {
            assertRefused("invalid_credentials", () -> accounts.logIn(address, "wrong password", client));
        }
    }

    private static List<String> problems(ThrowingCallable call) {
        return refusal(call).details().items("problems").stream()
                .map(Value.Fields.class::cast)
                .map(problem -> problem.text("path").orElseThrow() + " "
                        + problem.text("message").orElseThrow())
                .toList();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThat(refusal(call).code()).isEqualTo(code);
    }

    private static Refusal refusal(ThrowingCallable call) {
        Refusal[] caught = new Refusal[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> caught[0] = refusal);
        return caught[0];
    }
}
