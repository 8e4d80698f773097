package app.dispatch.application.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Ids;
import app.dispatch.application.SettableClock;
import app.dispatch.application.account.InMemoryAccountStore;
import app.dispatch.application.token.Tokens.Issued;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenServiceTest {
    private static final User ADA =
            new User(new UserId("usr_ada"), new Email("ada@example.com"), "Ada", "hash", Instant.EPOCH);

    private final SettableClock clock = new SettableClock();
    private final InMemoryAccountStore accounts = new InMemoryAccountStore();
    private final CountingStore store = new CountingStore();
    private final Tokens tokens = new TokenService(store, accounts, Quotas.DEFAULT, Ids.from(new Random(1)), clock);

    /** Counts the writes of a use. */
    private static final class CountingStore implements TokenStore {
        final InMemoryTokenStore inside = new InMemoryTokenStore();
        final AtomicInteger uses = new AtomicInteger();

        @Override
        public boolean add(Token token, String hash, int most) {
            return inside.add(token, hash, most);
        }

        @Override
        public List<Token> list(UserId owner) {
            return inside.list(owner);
        }

        @Override
        public boolean delete(UserId owner, TokenId id) {
            return inside.delete(owner, id);
        }

        @Override
        public Optional<Token> byHash(String hash) {
            return inside.byHash(hash);
        }

        @Override
        public void used(UserId owner, TokenId id, Instant now) {
            uses.incrementAndGet();
            inside.used(owner, id, now);
        }
    }

    @BeforeEach
    void addAda() {
        accounts.add(ADA);
    }

    @Test
    void a_token_stands_for_its_owner_until_it_is_revoked() {
        Issued issued = tokens.issue(ADA.id(), " CI ", null);

        assertThat(issued.token().name()).isEqualTo("CI");
        assertThat(issued.secret().text()).startsWith(issued.token().prefix());
        assertThat(tokens.user(issued.secret().text())).contains(ADA);

        tokens.revoke(ADA.id(), issued.token().id());
        assertThat(tokens.user(issued.secret().text())).isEmpty();
        assertThat(refusal(() -> tokens.revoke(ADA.id(), issued.token().id())).code())
                .isEqualTo("not_found");
    }

    @Test
    void a_token_expires_to_the_millisecond() {
        String secret = tokens.issue(ADA.id(), "CI", 1L).secret().text();

        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(tokens.user(secret)).contains(ADA);
        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.user(secret)).isEmpty();
        assertThat(tokens.list(ADA.id())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, /name must be 1 to 100 characters long",
        "1, 1, ",
        "100, 1, ",
        "101, 1, /name must be 1 to 100 characters long",
        "1, 0, '/expiresInDays must be a whole number from 1 to 3650, or left out for a token that does not expire'",
        "1, 3650, ",
        "1, 3651, '/expiresInDays must be a whole number from 1 to 3650, or left out for a token that does not expire'",
    })
    void names_and_days_have_limits(int name, long days, String problem) {
        ThrowingCallable issue = () -> tokens.issue(ADA.id(), "😀".repeat(name), days);
        if (problem == null) {
            assertThatCode(issue).doesNotThrowAnyException();
        } else {
            Value.Fields found =
                    (Value.Fields) refusal(issue).details().items("problems").getFirst();
            assertThat(found.text("path").orElseThrow() + " "
                            + found.text("message").orElseThrow())
                    .isEqualTo(problem);
        }
    }

    @Test
    void the_hundredth_token_is_made_and_the_next_is_not() {
        for (int i = 0; i < 100; i++) {
            tokens.issue(ADA.id(), "CI " + i, null);
        }

        assertThat(refusal(() -> tokens.issue(ADA.id(), "one more", null)).code())
                .isEqualTo("quota_exceeded");

        tokens.revoke(ADA.id(), tokens.list(ADA.id()).getFirst().id());
        assertThat(tokens.issue(ADA.id(), "one more", null)).isNotNull();
    }

    @Test
    void many_requests_of_a_minute_write_once() {
        String secret = tokens.issue(ADA.id(), "CI", null).secret().text();

        for (int second = 0; second < 60; second++) {
            tokens.user(secret);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(store.uses).hasValue(1);
        tokens.user(secret);
        assertThat(store.uses).hasValue(2);
        assertThat(tokens.list(ADA.id()).getFirst().lastUsedAt()).isEqualTo(clock.instant());
    }

    @Test
    void a_token_of_a_deleted_user_opens_nothing() {
        String secret = tokens.issue(ADA.id(), "CI", null).secret().text();
        accounts.delete(ADA.id());

        assertThat(tokens.user(secret)).isEmpty();
    }

    @Test
    void nothing_printed_of_a_new_token_holds_its_secret() {
        Issued issued = tokens.issue(ADA.id(), "CI", null);

        assertThat(issued.toString()).doesNotContain(issued.secret().text());
    }

    private static Refusal refusal(ThrowingCallable call) {
        Refusal[] caught = new Refusal[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> caught[0] = refusal);
        return caught[0];
    }
}
