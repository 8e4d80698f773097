package app.dispatch.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialServiceTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final Optional<Provider> DEFAULT = Optional.empty();

    private final Credentials credentials = Dispatch.wire(Outside.inMemory()).credentials();

    @Test
    void a_key_is_given_in_clear_by_its_provider_or_by_the_default() {
        credentials.save(ADA, Provider.OPENAI, "sk-1", Optional.of("gpt-4o"));
        credentials.save(ADA, Provider.GOOGLE, "AIza-1", Optional.empty());

        assertThat(credentials.key(ADA, DEFAULT)).contains(new ApiKey(Provider.OPENAI, "sk-1", "gpt-4o"));
        assertThat(credentials.key(ADA, Optional.of(Provider.GOOGLE)))
                .contains(new ApiKey(Provider.GOOGLE, "AIza-1", null));
        assertThat(credentials.key(ADA, Optional.of(Provider.ANTHROPIC))).isEmpty();
        credentials.setDefault(ADA, Provider.GOOGLE);
        assertThat(credentials.key(ADA, DEFAULT).orElseThrow().provider()).isEqualTo(Provider.GOOGLE);
    }

    @Test
    void another_user_gets_none() {
        credentials.save(ADA, Provider.OPENAI, "sk-1", Optional.empty());

        assertThat(credentials.key(new UserId("usr_bob"), DEFAULT)).isEmpty();
    }

    @Test
    void a_key_is_not_in_the_words_for_it() {
        assertThat(new ApiKey(Provider.OPENAI, "sk-1", null).toString()).isEqualTo("ApiKey[openai]");
    }

    @Test
    void a_program_without_a_way_to_try_keys_says_so() {
        var test = credentials.test(ADA, Provider.OPENAI, Optional.of("sk-1"));

        assertThat(test.ok()).isFalse();
        assertThat(test.error()).isEqualTo("This program has no way to try a key of OpenAI");
    }
}
