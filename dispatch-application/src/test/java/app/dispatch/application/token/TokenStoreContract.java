package app.dispatch.application.token;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} does. */
public interface TokenStoreContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    UserId ADA = new UserId("usr_ada");
    UserId BOB = new UserId("usr_bob");
    int MOST = 100;

    /** The same store each time, without tokens at first. */
    TokenStore tokens();

    /** Makes a user known to the store. */
    void add(User user);

    @BeforeEach
    default void addUsers() {
        add(new User(ADA, new Email("ada@example.com"), "Ada", "hash", NOW));
        add(new User(BOB, new Email("bob@example.com"), "Bob", "hash", NOW));
    }

    private static Token token(String id, UserId owner, Instant createdAt) {
        return new Token(new TokenId(id), owner, "CI 🚀", "dsp_live_abcd", Scope.all(), createdAt, null, null);
    }

    @Test
    default void a_token_is_found_as_it_was_added() {
        Token forever = token("tok_1", ADA, NOW);
        Token expiring = new Token(
                new TokenId("tok_2"),
                ADA,
                "a",
                "dsp_live_efgh",
                Set.of(Scope.RUN),
                Set.of(new WorkflowId("wf_1"), new WorkflowId("wf_2")),
                NOW.plusMillis(1),
                NOW.plusSeconds(9),
                null);

        assertThat(tokens().add(forever, "hash 1", MOST)).isTrue();
        assertThat(tokens().add(expiring, "hash 2", MOST)).isTrue();

        assertThat(tokens().byHash("hash 1")).contains(forever);
        assertThat(tokens().byHash("hash 2")).contains(expiring);
        assertThat(tokens().byHash("hash 3")).isEmpty();
        assertThat(tokens().list(ADA)).containsExactly(expiring, forever);
        assertThat(tokens().list(BOB)).isEmpty();
    }

    @Test
    default void a_deleted_token_is_gone_and_another_users_stays() {
        tokens().add(token("tok_1", ADA, NOW), "hash 1", MOST);

        assertThat(tokens().delete(BOB, new TokenId("tok_1"))).isFalse();
        assertThat(tokens().byHash("hash 1")).isPresent();
        assertThat(tokens().delete(ADA, new TokenId("tok_1"))).isTrue();
        assertThat(tokens().byHash("hash 1")).isEmpty();
        assertThat(tokens().delete(ADA, new TokenId("tok_1"))).isFalse();
    }

    @Test
    default void which_of_many_tokens_are_valid_is_told_at_once() {
        tokens().add(token("tok_1", ADA, NOW), "hash 1", MOST);
        tokens().add(token("tok_2", BOB, NOW), "hash 2", MOST);
        Instant end = NOW.plusSeconds(9);
        tokens().add(
                        new Token(new TokenId("tok_3"), ADA, "a", "dsp_live_efgh", Scope.all(), NOW, end, null),
                        "hash 3",
                        MOST);
        List<TokenId> asked = new ArrayList<>(IntStream.range(1000, 3000)
                .mapToObj(n -> new TokenId("tok_" + n))
                .toList());
        asked.addAll(List.of(new TokenId("tok_1"), new TokenId("tok_2"), new TokenId("tok_3")));

        assertThat(tokens().valid(asked, end.minusMillis(1)))
                .isEqualTo(Map.of(new TokenId("tok_1"), ADA, new TokenId("tok_2"), BOB, new TokenId("tok_3"), ADA));
        assertThat(tokens().valid(asked, end)).isEqualTo(Map.of(new TokenId("tok_1"), ADA, new TokenId("tok_2"), BOB));
        assertThat(tokens().valid(List.of(new TokenId("tok_2")), NOW)).containsOnlyKeys(new TokenId("tok_2"));
        assertThat(tokens().valid(List.of(), NOW)).isEmpty();
    }

    @Test
    default void a_use_is_noted_once_a_minute() {
        TokenId id = new TokenId("tok_1");
        tokens().add(token("tok_1", ADA, NOW), "hash 1", MOST);

        tokens().used(BOB, id, NOW);
        assertThat(tokens().list(ADA).getFirst().lastUsedAt()).isNull();
        tokens().used(ADA, id, NOW);
        tokens().used(ADA, id, NOW.plusMillis(59_999));
        assertThat(tokens().list(ADA).getFirst().lastUsedAt()).isEqualTo(NOW);
        tokens().used(ADA, id, NOW.plusMillis(60_000));
        assertThat(tokens().list(ADA).getFirst().lastUsedAt()).isEqualTo(NOW.plusMillis(60_000));
    }

    @Test
    default void an_owner_has_no_more_than_the_most_even_when_many_are_added_at_once() throws Exception {
        TokenStore store = tokens();
        List<Callable<Boolean>> attempts = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(n -> () -> store.add(token("tok_" + n, ADA, NOW), "hash " + n, 3))
                .toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int added = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                added += attempt.get() ? 1 : 0;
            }
            assertThat(added).isEqualTo(3);
        }
        assertThat(store.list(ADA)).hasSize(3);
        assertThat(store.add(token("tok_b", BOB, NOW), "hash b", 3)).isTrue();
    }
}
