package app.dispatch.application.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Proxy-Authorization",
                "X-Custom-Auth",
                "auth",
                "authToken",
                "Set-Cookie",
                "api_key",
                "apiKey",
                "X-Api-Key",
                "clientSecret",
                "PASSWORD",
                "passwd",
                "access_token",
                "refreshToken",
                "X-Vault-Token",
                "private-key",
                "Ocp-Apim-Subscription-Key",
                "x-functions-key",
                "credentials",
                "dbPwd",
                "jwt"
            })
    void a_credential_is_known_by_its_name_anywhere(String name) {
        assertThat(SecretNames.isCredential(name)).isTrue();
        assertThat(SecretNames.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "sig", "code", "pass", "X-Team-Key", "session_id", "X-Hub-Signature", "pageToken"})
    void what_may_be_another_thing_is_a_secret_in_headers_and_queries_alone(String name) {
        assertThat(SecretNames.isCredential(name)).isFalse();
        assertThat(SecretNames.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"author", "authorId", "Content-Type", "monkey", "Idempotency-Key", "compass", "codec", "text"})
    void other_names_are_none(String name) {
        assertThat(SecretNames.isCredential(name)).isFalse();
        assertThat(SecretNames.isSecret(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxTokens", "inputTokens", "next_page_token"})
    void a_number_of_tokens_and_a_place_in_a_list_are_no_credentials(String name) {
        assertThat(SecretNames.isCredential(name)).isFalse();
    }
}
