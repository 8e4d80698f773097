package app.dispatch.application.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.dispatch.application.Ids;
import app.dispatch.application.SettableClock;
import app.dispatch.application.Stores;
import app.dispatch.application.token.DeviceLogins.Begun;
import app.dispatch.application.token.DeviceLogins.Outcome;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.token.DeviceCode;
import app.dispatch.domain.token.DeviceLogin;
import app.dispatch.domain.token.Scope;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DeviceLoginServiceTest {
    private static final User ADA = new User(
                    new UserId("usr_ada"), new Email("ada@example.com"), "Ada", "hash", Instant.EPOCH)
            .with(Standing.USUAL.withAdmin(true));
    private static final Set<Scope> SCOPES = Set.of(Scope.READ, Scope.APPROVE);
    private static final String HERE = "192.0.2.1";

    private final SettableClock clock = new SettableClock();
    private final Stores stores = Stores.inMemory();
    private final Ids ids = Ids.from(new Random(1));
    private final Tokens tokens = new TokenService(stores, owner -> Quotas.DEFAULT, ids, clock);
    private final DeviceLogins logins = new DeviceLoginService(stores.deviceLogins(), tokens, ids, clock);

    DeviceLoginServiceTest() {
        stores.accounts().add(ADA);
    }

    private Begun begin() {
        return logins.begin(" laptop ", SCOPES, HERE);
    }

    private static void refused(ErrorCode code, ThrowingCallable asked) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(asked)
                .satisfies(refusal -> assertThat(refusal.errorCode()).isEqualTo(code));
    }

    @Test
    void who_is_let_in_gets_a_token_of_the_person_once() {
        Begun begun = begin();
        assertThat(logins.outcome(begun.secret(), HERE)).isEqualTo(new Outcome.Waiting());
        String typed = begun.code().text().replace("-", " ").toLowerCase(Locale.ROOT);
        assertThat(logins.waiting(ADA.id(), typed).name()).isEqualTo("laptop");

        logins.answer(ADA.id(), typed, true);

        Outcome.Allowed allowed = (Outcome.Allowed) logins.outcome(begun.secret(), HERE);
        assertThat(tokens.bearer(allowed.issued().secret().text())).hasValueSatisfying(bearer -> {
            assertThat(bearer.user()).isEqualTo(ADA);
            assertThat(bearer.token().name()).isEqualTo("laptop");
            assertThat(bearer.token().scopes()).isEqualTo(SCOPES);
        });
        refused(ErrorCode.NOT_FOUND, () -> logins.outcome(begun.secret(), HERE));
        refused(ErrorCode.NOT_FOUND, () -> logins.waiting(ADA.id(), typed));
    }

    @Test
    void who_is_refused_gets_none_and_a_second_answer_counts_nothing() {
        Begun begun = begin();
        logins.answer(ADA.id(), begun.code().text(), false);

        refused(ErrorCode.NOT_FOUND, () -> logins.answer(ADA.id(), begun.code().text(), true));
        assertThat(logins.outcome(begun.secret(), HERE)).isEqualTo(new Outcome.Refused());
        assertThat(tokens.list(ADA.id())).isEmpty();
    }

    @Test
    void after_ten_minutes_it_is_over() {
        Begun begun = begin();
        assertThat(begun.expiresAt()).isEqualTo(clock.instant().plus(DeviceLogin.LIFE));
        logins.answer(ADA.id(), begun.code().text(), true);

        clock.advance(DeviceLogin.LIFE);

        refused(ErrorCode.NOT_FOUND, () -> logins.outcome(begun.secret(), HERE));
        refused(ErrorCode.NOT_FOUND, () -> logins.waiting(ADA.id(), begun.code().text()));
        assertThat(tokens.list(ADA.id())).isEmpty();
    }

    @Test
    void nobody_tries_codes_or_asks_without_end() {
        for (int i = 0; i < 20; i++) {
            Begun unused = begin();
            refused(ErrorCode.NOT_FOUND, () -> logins.waiting(ADA.id(), "BBBB-BBBB"));
        }
        refused(ErrorCode.RATE_LIMITED, this::begin);
        refused(ErrorCode.RATE_LIMITED, () -> logins.waiting(ADA.id(), "BBBB-BBBB"));
        refused(ErrorCode.RATE_LIMITED, () -> logins.answer(ADA.id(), "BBBB-BBBB", true));
        assertThat(logins.begin("elsewhere", SCOPES, "192.0.2.2")).isNotNull();

        for (int i = 0; i < 120; i++) {
            refused(ErrorCode.NOT_FOUND, () -> logins.outcome("guess", HERE));
        }
        refused(ErrorCode.RATE_LIMITED, () -> logins.outcome("guess", HERE));
    }

    @Test
    void what_is_no_code_is_none() {
        assertThat(DeviceCode.parse("BCDF-GHJK")).isPresent();
        assertThat(DeviceCode.parse("BCDF-GHJ")).isEmpty();
        assertThat(DeviceCode.parse("ACDF-GHJK")).isEmpty();
        assertThat(DeviceCode.of("x").text()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        refused(ErrorCode.BAD_REQUEST, () -> logins.begin(" ", SCOPES, HERE));
    }
}
