package app.dispatch.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Ids;
import app.dispatch.application.SettableClock;
import app.dispatch.application.account.Accounts.Client;
import app.dispatch.application.account.Accounts.SignedIn;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionHandle;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import java.time.Duration;
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
    private final Accounts accounts =
            new AccountService(store, passwords, stopped::add, Ids.from(new Random(1)), clock);

    /** Tells passwords by their text, so that these tests are fast, and counts how often it was asked. */
    private static final class PlainPasswords implements Passwords {
        final AtomicInteger asked = new AtomicInteger();
        final AtomicBoolean busy = new AtomicBoolean();

        @Override
        public String hash(String password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(String password, String hash) {
            asked.incrementAndGet();
            if (busy.get()) {
                throw Refusal.retryLater(ErrorCode.RATE_LIMITED, "busy", Duration.ofSeconds(2));
            }
            return hash.equals(hash(password));
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
        assertLength("x".repeat(length), passes);
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
    void a_hundred_sign_ups_a_minute_pass_from_one_place() {
        for (int i = 0; i < 100; i++) {
            accounts.signUp("u" + i + "@example.com", PASSWORD, "", HERE);
        }
        assertRefused("rate_limited", () -> accounts.signUp(ADA, PASSWORD, "", HERE));
        accounts.signUp(ADA, PASSWORD, "", THERE);
        clock.advance(Duration.ofMinutes(1));
        accounts.signUp("again@example.com", PASSWORD, "", HERE);
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
                accounts.changePassword(here.user().id(), here.session().id(), PASSWORD, "x".repeat(length), HERE);
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
