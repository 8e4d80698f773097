package app.dispatch.adapters.http.credential;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.credential.ProviderCheck;
import app.dispatch.application.json.Json;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialRoutesTest {
    private static final String KEY = "sk-test-1234567890abcdef";
    private static final RunningServer SERVER = RunningServer.on(outside -> outside.with((ProviderCheck) Check::check));

    private final Client ada = SERVER.newUser();

    /** A provider that takes keys which begin with {@code sk-} and repeats the others. */
    private static final class Check {
        static String check(Provider provider, String key) {
            if (key.startsWith("sk-")) {
                return provider.label() + " takes it";
            }
            throw StepFailure.lasting(FailureCode.TOOL_ERROR, "answered 401: " + key + " is wrong");
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private Answer save(String provider, String key) {
        return ada.put("/api/credentials/" + provider, json("apiKey", key));
    }

    private static List<String> providers(Answer answer) {
        return answer.json().items("providers").stream()
                .map(each -> ((Fields) each).text("provider").orElseThrow())
                .toList();
    }

    private static void isBad(Answer answer, String path) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().text("code")).contains("bad_request");
        assertThat(((Fields) answer.json().fields("details").items("problems").getFirst()).text("path"))
                .contains(path);
    }

    @Test
    void a_user_without_keys_has_no_default() {
        Answer answer = ada.get("/api/credentials");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(Json.parse("{\"default\":null,\"providers\":[]}"));
    }

    @Test
    void a_key_is_saved_and_shown_masked() {
        Answer saved = ada.put("/api/credentials/openai", json("apiKey", "  " + KEY + " ", "model", "gpt-4o"));

        assertThat(saved.status()).isEqualTo(200);
        long now = ((Num) saved.json().get("createdAt").orElseThrow()).value().longValueExact();
        assertThat(saved.json()).isEqualTo(Json.parse("""
                {"provider":"openai","maskedKey":"sk-…cdef","model":"gpt-4o","createdAt":%d,"updatedAt":%d}
                """.formatted(now, now)));
        Answer list = ada.get("/api/credentials");
        assertThat(list.json().text("default")).contains("openai");
        assertThat(list.json().items("providers")).containsExactly(saved.json());
        assertThat(list.text()).doesNotContain("1234567890");
    }

    @Test
    void a_key_that_is_replaced_keeps_its_age_and_the_choice_of_it() {
        save("openai", KEY);
        save("google", KEY);
        ada.put("/api/credentials/default", json("provider", "google"));

        Answer again = ada.put("/api/credentials/google", json("apiKey", "AIzaSy-0123456789-wxyz"));

        assertThat(again.json().text("maskedKey")).contains("…wxyz");
        assertThat(again.json().get("model")).isEmpty();
        assertThat(ada.get("/api/credentials").json().text("default")).contains("google");
    }

    @Test
    void the_default_is_the_first_until_another_is_chosen_and_falls_back_when_that_goes() {
        save("openai", KEY);
        save("anthropic", "sk-ant-abcdefghijk");
        save("google", KEY);
        assertThat(ada.get("/api/credentials").json().text("default")).contains("openai");

        Answer chosen = ada.put("/api/credentials/default", json("provider", "anthropic"));
        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.json().text("default")).contains("anthropic");
        assertThat(providers(chosen)).containsExactlyInAnyOrder("openai", "anthropic", "google");
        ada.put("/api/credentials/default", json("provider", "google"));
        assertThat(ada.put("/api/credentials/default", json("provider", "anthropic"))
                        .json()
                        .text("default"))
                .contains("anthropic");

        assertThat(ada.delete("/api/credentials/anthropic").json().text("default"))
                .contains("google");
        assertThat(ada.delete("/api/credentials/google").json().text("default")).contains("openai");
        Answer last = ada.delete("/api/credentials/openai");
        assertThat(last.json()).isEqualTo(Json.parse("{\"default\":null,\"providers\":[]}"));
        assertThat(ada.delete("/api/credentials/openai").status()).isEqualTo(200);
    }

    @Test
    void a_provider_without_a_key_cannot_be_the_default() {
        save("openai", KEY);

        isBad(ada.put("/api/credentials/default", json("provider", "google")), "/provider");
        isBad(ada.put("/api/credentials/default", json("provider", "mistral")), "/provider");
        isBad(ada.put("/api/credentials/default", "{}"), "/provider");
        isBad(ada.put("/api/credentials/default", "{\"provider\":7}"), "/provider");
    }

    @Test
    void a_provider_that_there_is_not_is_refused() {
        for (Answer answer : List.of(
                save("mistral", KEY),
                ada.delete("/api/credentials/mistral"),
                ada.post("/api/credentials/default", "{}"))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().text("error").orElseThrow()).contains("openai, anthropic or google");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"apiKey":" "}                            | /apiKey
            {"apiKey":""}                             | /apiKey
            {}                                        | /apiKey
            {"apiKey":7}                              | /apiKey
            {"apiKey":"sk-1\\r\\nX-Evil: 1"}          | /apiKey
            {"apiKey":"sk-with a blank"}              | /apiKey
            {"apiKey":"sk-über"}                      | /apiKey
            {"apiKey":"sk-1","model":"gpt\\n4"}       | /model
            {"apiKey":"sk-1","model":[]}              | /model
            """)
    void a_key_that_cannot_be_is_refused_with_its_place(String body, String path) {
        isBad(ada.put("/api/credentials/openai", body), path);
        assertThat(ada.get("/api/credentials").json().items("providers")).isEmpty();
    }

    @Test
    void a_key_has_at_most_4096_characters() {
        assertThat(save("openai", "k".repeat(4096)).status()).isEqualTo(200);
        isBad(save("openai", "k".repeat(4097)), "/apiKey");
    }

    @Test
    void a_short_key_is_masked_whole() {
        assertThat(save("openai", "k".repeat(15)).json().text("maskedKey")).contains("••••");
        assertThat(save("openai", "k".repeat(16)).json().text("maskedKey")).contains("…kkkk");
    }

    @Test
    void a_test_says_whether_the_key_works_and_never_repeats_it() {
        assertThat(ada.post("/api/credentials/openai", json("apiKey", KEY)).json())
                .isEqualTo(Json.parse("{\"ok\":true,\"info\":\"OpenAI takes it\"}"));
        Answer wrong = ada.post("/api/credentials/google", json("apiKey", "wrong-1234567890"));
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.json()).isEqualTo(Json.parse("{\"ok\":false,\"error\":\"answered 401: •••• is wrong\"}"));
        assertThat(ada.get("/api/credentials").json().items("providers")).isEmpty();
    }

    @Test
    void a_test_without_a_key_takes_the_saved_one() {
        Answer none = ada.post("/api/credentials/openai", null);
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json()).isEqualTo(Json.parse("{\"ok\":false,\"error\":\"No key of OpenAI is saved\"}"));

        save("openai", KEY);
        assertThat(ada.post("/api/credentials/openai", null).json().get("ok")).contains(Value.of(true));
        assertThat(ada.post("/api/credentials/openai", "{}").json().get("ok")).contains(Value.of(true));
        isBad(ada.post("/api/credentials/openai", "{\"apiKey\":\"\"}"), "/apiKey");
        isBad(ada.post("/api/credentials/openai", "{\"apiKey\":7}"), "/apiKey");
    }

    @Test
    void another_users_keys_are_not_there() {
        save("openai", KEY);
        Client bob = SERVER.newUser();

        assertThat(bob.get("/api/credentials").json().items("providers")).isEmpty();
        bob.delete("/api/credentials/openai");
        isBad(bob.put("/api/credentials/default", json("provider", "openai")), "/provider");
        assertThat(providers(ada.get("/api/credentials"))).containsExactly("openai");
    }

    @Test
    void who_is_not_signed_in_is_refused() {
        Client nobody = SERVER.anonymous();

        assertThat(nobody.get("/api/credentials").status()).isEqualTo(401);
        assertThat(nobody.put("/api/credentials/openai", json("apiKey", KEY)).status())
                .isEqualTo(401);
        assertThat(nobody.put("/api/credentials/default", "{}").status()).isEqualTo(401);
        assertThat(nobody.delete("/api/credentials/openai").status()).isEqualTo(401);
        assertThat(nobody.post("/api/credentials/openai", null).status()).isEqualTo(401);
    }
}
