package app.dispatch.application.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Ids;
import app.dispatch.application.SettableClock;
import app.dispatch.application.Stores;
import app.dispatch.application.account.InMemoryAccountStore;
import app.dispatch.application.token.Tokens.Bearer;
import app.dispatch.application.token.Tokens.Issued;
import app.dispatch.application.token.Tokens.Listed;
import app.dispatch.application.token.Tokens.Made;
import app.dispatch.application.workflow.WorkflowFixture;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenServiceTest {
    private static final User ADA = new User(
                    new UserId("usr_ada"), new Email("ada@example.com"), "Ada", "hash", Instant.EPOCH)
            .with(Standing.USUAL.withAdmin(true));

    private final SettableClock clock = new SettableClock();
    private final InMemoryAccountStore accounts = new InMemoryAccountStore();
    private final CountingStore store = new CountingStore();
    private final Stores memory = Stores.inMemory();
    private final Stores stores = new Stores(
            accounts,
            store,
            memory.workflows(),
            memory.runs(),
            memory.webhooks(),
            memory.deliveries(),
            memory.vault(),
            memory.deviceLogins(),
            accounts,
            memory.resetMails());
    private final Tokens tokens = new TokenService(stores, owner -> Quotas.DEFAULT, Ids.from(new Random(1)), clock);

    private Issued issue(String name, @Nullable Long days) {
        return tokens.issue(ADA.id(), name, Scope.usual(), days);
    }

    private Optional<User> user(String secret) {
        return tokens.bearer(secret).map(Bearer::user);
    }

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
        public Map<TokenId, UserId> valid(Collection<TokenId> ids, Instant now) {
            return inside.valid(ids, now);
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
        Issued issued = issue(" CI ", null);

        assertThat(issued.token().name()).isEqualTo("CI");
        assertThat(issued.secret().text()).startsWith(issued.token().prefix());
        assertThat(user(issued.secret().text())).contains(ADA);

        tokens.revoke(ADA.id(), issued.token().id(), false);
        assertThat(user(issued.secret().text())).isEmpty();
        assertThat(refusal(() -> tokens.revoke(ADA.id(), issued.token().id(), false))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void a_token_expires_to_the_millisecond() {
        String secret = issue("CI", 1L).secret().text();

        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(user(secret)).contains(ADA);
        clock.advance(Duration.ofMillis(1));
        assertThat(user(secret)).isEmpty();
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
        ThrowingCallable issue = () -> issue("😀".repeat(name), days);
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
            issue("CI " + i, null);
        }

        assertThat(refusal(() -> issue("one more", null)).code()).isEqualTo("quota_exceeded");

        tokens.revoke(ADA.id(), tokens.list(ADA.id()).getFirst().token().id(), false);
        assertThat(issue("one more", null)).isNotNull();
    }

    @Test
    void a_token_is_for_what_its_maker_says_and_for_something() {
        Issued issued = tokens.issue(ADA.id(), "CI", Set.of(Scope.APPROVE), null);

        assertThat(issued.token().scopes()).containsExactly(Scope.APPROVE);
        assertThat(tokens.bearer(issued.secret().text()).orElseThrow().token().scopes())
                .containsExactly(Scope.APPROVE);
        assertThat(refusal(() -> tokens.issue(ADA.id(), "CI", Set.of(), null))
                        .details()
                        .toString())
                .contains("/scopes");
    }

    private Issued narrowed(int count) {
        Set<WorkflowId> ids = new LinkedHashSet<>();
        for (int n = 0; n < count; n++) {
            ids.add(new WorkflowId("wf_" + n));
        }
        return tokens.issue(ADA.id(), new Tokens.Wanted("CI", Scope.usual(), ids, null));
    }

    @Test
    void a_token_is_narrowed_to_so_many_workflows_and_no_more() {
        for (int n = 0; n <= Token.MOST_WORKFLOWS; n++) {
            make(String.valueOf(n), null);
        }

        assertThat(narrowed(Token.MOST_WORKFLOWS).token().workflows()).hasSize(Token.MOST_WORKFLOWS);
        assertThat(refusal(() -> narrowed(Token.MOST_WORKFLOWS + 1)).details().toString())
                .contains("/workflows", "at most 20");
    }

    @Test
    void a_token_is_narrowed_to_workflows_of_its_owner_alone() {
        make("0", null);
        stores.workflows()
                .add(
                        new UserId("usr_bob"),
                        WorkflowFixture.aWorkflow("wf_1", new UserId("usr_bob")),
                        null,
                        Quotas.DEFAULT);

        assertThat(refusal(() -> narrowed(2)).details().toString())
                .contains("/workflows/1", "`wf_1` is no workflow of yours")
                .doesNotContain("/workflows/0");
    }

    @Test
    void what_a_token_made_is_listed_and_goes_with_it_when_its_owner_says_so() {
        TokenId kept = issue("kept", null).token().id();
        TokenId leaked = issue("leaked", null).token().id();
        make("1", kept);
        make("2", leaked);
        make("3", null);

        assertThat(tokens.list(ADA.id()).stream().map(Listed::made)).containsExactlyInAnyOrder(made("1"), made("2"));
        assertThat(tokens.revoke(ADA.id(), leaked, true)).isEqualTo(made("2"));
        assertThat(tokens.revoke(ADA.id(), kept, false)).isEqualTo(made("1"));

        assertThat(stores.workflows().list(ADA.id()).stream()
                        .map(workflow -> workflow.id().value()))
                .containsExactlyInAnyOrder("wf_1", "wf_3");
        assertThat(stores.webhooks().list(ADA.id()).stream()
                        .map(webhook -> webhook.id().value()))
                .containsExactlyInAnyOrder("hook_1", "hook_3");
    }

    private static Made made(String number) {
        return new Made(List.of(new WorkflowId("wf_" + number)), List.of(new WebhookId("hook_" + number)));
    }

    private void make(String number, @Nullable TokenId by) {
        stores.workflows().add(ADA.id(), WorkflowFixture.aWorkflow("wf_" + number, ADA.id()), by, Quotas.DEFAULT);
        Webhook webhook = new Webhook(
                new WebhookId("hook_" + number),
                ADA.id(),
                "https://example.com/",
                EnumSet.allOf(DeliveryEvent.class),
                null,
                true,
                clock.instant());
        stores.webhooks().add(webhook, "sealed", by, 50);
    }

    @Test
    void only_tokens_that_open_something_are_valid() {
        TokenId revoked = issue("revoked", null).token().id();
        TokenId expired = issue("expired", 1L).token().id();
        TokenId kept = issue("kept", 2L).token().id();
        tokens.revoke(ADA.id(), revoked, false);
        clock.advance(Duration.ofDays(1));

        assertThat(tokens.valid(List.of(revoked, expired, kept))).containsExactly(kept);
        assertThat(tokens.valid(List.of())).isEmpty();
    }

    @Test
    void the_tokens_of_who_is_locked_open_nothing_until_they_are_unlocked() {
        accounts.add(new User(new UserId("usr_bob"), new Email("bob@example.com"), "", "hash", Instant.EPOCH));
        accounts.change(new UserId("usr_bob"), standing -> standing.withAdmin(true));
        Issued issued = issue("CI", null);

        accounts.change(ADA.id(), standing -> standing.withLock(clock.instant()));
        assertThat(user(issued.secret().text())).isEmpty();
        assertThat(store.uses).as("of which no use is noted").hasValue(0);
        assertThat(tokens.valid(List.of(issued.token().id()))).isEmpty();

        accounts.change(ADA.id(), standing -> standing.withLock(null));
        assertThat(user(issued.secret().text())).isPresent();
        assertThat(tokens.valid(List.of(issued.token().id()))).hasSize(1);
    }

    @Test
    void who_is_no_administrator_gets_no_token_for_one() {
        UserId bob = new UserId("usr_bob");
        accounts.add(new User(bob, new Email("bob@example.com"), "", "hash", Instant.EPOCH));

        assertThat(tokens.issue(ADA.id(), "CI", Set.of(Scope.ADMIN), null)
                        .token()
                        .scopes())
                .containsExactly(Scope.ADMIN);
        assertThat(refusal(() -> tokens.issue(bob, "CI", Set.of(Scope.ADMIN), null))
                        .details()
                        .toString())
                .contains("/scopes", "for administrators alone");
    }

    @Test
    void many_requests_of_a_minute_write_once() {
        String secret = issue("CI", null).secret().text();

        for (int second = 0; second < 60; second++) {
            user(secret);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(store.uses).hasValue(1);
        user(secret);
        assertThat(store.uses).hasValue(2);
        assertThat(tokens.list(ADA.id()).getFirst().token().lastUsedAt()).isEqualTo(clock.instant());
    }

    @Test
    void a_token_of_a_deleted_user_opens_nothing() {
        String secret = issue("CI", null).secret().text();
        accounts.delete(ADA.id());

        assertThat(user(secret)).isEmpty();
    }

    @Test
    void nothing_printed_of_a_new_token_holds_its_secret() {
        Issued issued = issue("CI", null);

        assertThat(issued.toString()).doesNotContain(issued.secret().text());
    }

    private static Refusal refusal(ThrowingCallable call) {
        Refusal[] caught = new Refusal[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> caught[0] = refusal);
        return caught[0];
    }
}
