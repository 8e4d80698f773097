package app.dispatch.adapters.tools.credential;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpProviderCheckTest {
    private static final String KEY = "sk-test-1234567890abcdef";

    private static String check(RecordingServer server, EgressPolicy policy, Provider provider) {
        try (HttpUpstream upstream = new HttpUpstream(policy, InstantSource.system())) {
            return new HttpProviderCheck(upstream, Map.of(provider, server.url("/base"))).check(provider, KEY);
        }
    }

    private static String check(RecordingServer server, Provider provider) {
        return check(server, EgressPolicy.publicOnly().and("127.0.0.1:" + server.port()), provider);
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI,/base/models,authorization,Bearer " + KEY + ",data,OpenAI takes the key and lists 2 models",
        "ANTHROPIC,/base/v1/models,x-api-key," + KEY + ",data,Anthropic takes the key and lists 2 models",
        "GOOGLE,/base/models,x-goog-api-key," + KEY + ",models,Google takes the key and lists 2 models",
    })
    void a_key_is_tried_by_listing_the_models(
            Provider provider, String target, String header, String value, String member, String info) {
        String list = "{\"" + member + "\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";
        try (RecordingServer server = RecordingServer.answering(reply(200, "application/json", list))) {
            assertThat(check(server, provider)).isEqualTo(info);

            Received request = server.onlyRequest();
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.target()).isEqualTo(target);
            assertThat(request.header(header)).isEqualTo(value);
            assertThat(request.headers().containsKey("anthropic-version")).isEqualTo(provider == Provider.ANTHROPIC);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_has_the_vendors_words_and_not_the_key(Provider provider) {
        String error = "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + ".\"}}";
        try (RecordingServer server = RecordingServer.answering(reply(401, "application/json", error))) {
            assertThatThrownBy(() -> check(server, provider))
                    .isInstanceOf(StepFailure.class)
                    .hasMessageContaining("answered 401: Incorrect API key provided")
                    .hasMessageNotContaining(KEY);
        }
    }

    @Test
    void an_answer_that_is_no_list_of_models_is_no_proof() {
        try (RecordingServer server = RecordingServer.answering(reply(200, "text/html", "<html>Welcome</html>"))) {
            assertThatThrownBy(() -> check(server, Provider.OPENAI))
                    .isInstanceOf(StepFailure.class)
                    .hasMessageContaining("did not answer with a list of models");
        }
    }

    @Test
    void a_private_address_is_reached_only_where_the_operator_says_so() {
        try (RecordingServer server = RecordingServer.answering(reply(200, "application/json", "{\"data\":[]}"))) {
            assertThatThrownBy(() -> check(server, EgressPolicy.publicOnly(), Provider.OPENAI))
                    .isInstanceOfSatisfying(
                            StepFailure.class,
                            failure -> assertThat(failure.failureCode()).isEqualTo(FailureCode.EGRESS_BLOCKED));
            assertThat(server.connections()).isZero();
        }
    }
}
