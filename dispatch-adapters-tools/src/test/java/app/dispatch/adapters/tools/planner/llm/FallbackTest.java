package app.dispatch.adapters.tools.planner.llm;

import static app.dispatch.adapters.tools.planner.llm.ScriptedModel.HELLO;
import static app.dispatch.adapters.tools.planner.llm.ScriptedModel.KEY;
import static app.dispatch.adapters.tools.planner.llm.ScriptedModel.SLACK;
import static app.dispatch.adapters.tools.planner.llm.ScriptedModel.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.application.compose.Planner;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.ModelUsage;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked, and what happens when that does not answer. */
class FallbackTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final String UNPLANNABLE = "Ponder the sea";

    private final ScriptedModel model = new ScriptedModel();

    @AfterEach
    void close() {
        model.close();
    }

    private static void isBuiltin(Plan plan, String why) {
        assertThat(plan.planner()).isEqualTo("builtin");
        assertThat(plan.assumptions().getFirst()).isEqualTo(why + "; this plan was made by the builtin planner.");
        assertThat(plan.assumptions().toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 429, 500, 503, 529})
    void the_builtin_planner_stands_in_for_a_provider_that_fails_and_says_so(int status) {
        model.then(status, "{\"error\":{\"message\":\"org-secret has no credit: " + KEY + "\"}}");

        isBuiltin(
                plan(model.planner(PlannerChoice.OPENAI), HELLO), "OpenAI could not be asked (status " + status + ")");
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void the_builtin_planner_stands_in_for_a_provider_that_is_late() {
        model.then((request, wire) -> wire.hang());
        Planner planner =
                model.planner(model.settings(PlannerChoice.ANTHROPIC, KEY, Duration.ofMillis(200)), ModelKeys.none());

        isBuiltin(plan(planner, HELLO), "Anthropic could not be asked (no answer in time)");
    }

    @Test
    void the_time_for_a_brief_counts_its_repairs() {
        String wrong = ScriptedModel.said(PlannerChoice.OPENAI, "no plan", false);
        model.after(Duration.ofSeconds(10), 200, wrong).after(Duration.ofSeconds(10), 200, wrong);

        isBuiltin(plan(model.planner(PlannerChoice.OPENAI), HELLO), "OpenAI could not be asked (no answer in time)");
        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void the_builtin_planner_stands_in_for_a_provider_that_hangs_up() {
        model.then((request, wire) -> wire.socket().close());

        isBuiltin(
                plan(model.planner(PlannerChoice.GOOGLE), HELLO), "Google could not be asked (the connection failed)");
    }

    @Test
    void an_answer_of_ten_mebibytes_is_not_read_to_its_end() {
        String long10 = "x".repeat(10 * 1024 * 1024);
        model.then(200, "{\"choices\":[{\"message\":{\"content\":\"" + long10 + "\"}}]}");

        isBuiltin(
                plan(model.planner(PlannerChoice.OPENAI), HELLO),
                "OpenAI could not be asked (an answer of more than 1048576 bytes)");
    }

    @Test
    void a_stream_is_no_answer() {
        model.then((request, wire) -> wire.write(
                RecordingServer.reply(200, "text/event-stream", "data: {\"choices\":[]}\n\ndata: [DONE]\n\n")));

        isBuiltin(
                plan(model.planner(PlannerChoice.OPENAI), HELLO),
                "OpenAI could not be asked (an answer that is no JSON object)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPENAI|{\"choices\":[{\"message\":{\"refusal\":\"No.\"}}]}|OpenAI could not be asked (The model of OpenAI refused to answer: No.)",
                "QWEN|{\"choices\":[{\"message\":{\"refusal\":\"No.\"}}]}|Qwen could not be asked (The model of Qwen refused to answer: No.)",
                "ANTHROPIC|{\"content\":[],\"stop_reason\":\"refusal\"}|Anthropic could not be asked (The model of Anthropic refused to answer)",
                "GOOGLE|{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}|Google could not be asked (Google blocked it: the prompt, for safety)",
            })
    void a_refusal_for_safety_is_a_failure_too(PlannerChoice choice, String answer, String why) {
        model.then(200, answer);

        isBuiltin(plan(model.planner(choice), HELLO), why);
    }

    @Test
    void a_server_that_knows_no_schema_is_asked_without_one() {
        model.then(400, "{\"error\":{\"message\":\"unknown field response_format\"}}")
                .saying(PlannerChoice.OPENAI, SLACK);

        assertThat(plan(model.planner(PlannerChoice.AUTO), HELLO).planner()).isEqualTo("openai");
        assertThat(model.asked(1).get("response_format")).isEmpty();
    }

    @Test
    void when_nobody_can_plan_it_the_planner_is_unavailable() {
        model.then(429, "{}");

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> plan(model.planner(PlannerChoice.OPENAI), UNPLANNABLE));

        assertThat(refusal.code()).isEqualTo("planner_unavailable");
        assertThat(refusal.text())
                .startsWith("OpenAI could not be asked (status 429), and the builtin planner cannot plan this brief. ");
        assertThat(refusal.details().items("notUnderstood")).isNotEmpty();
    }

    @Test
    void under_auto_the_builtin_planner_stands_in_for_a_plan_that_cannot_be_used() {
        String wrong = SLACK.replace("\"slack\"", "\"teams\"");
        model.saying(PlannerChoice.AUTO, wrong)
                .saying(PlannerChoice.AUTO, wrong)
                .saying(PlannerChoice.AUTO, wrong);

        isBuiltin(plan(model.planner(PlannerChoice.AUTO), HELLO), "The plan that OpenAI made could not be used");
    }

    @Test
    void under_auto_an_unusable_plan_is_shown_when_the_builtin_planner_has_none() {
        model.saying(PlannerChoice.AUTO, "a").saying(PlannerChoice.AUTO, "b").saying(PlannerChoice.AUTO, "c");

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> plan(model.planner(PlannerChoice.AUTO), UNPLANNABLE));

        assertThat(refusal.code()).isEqualTo("planner_output_invalid");
        assertThat(refusal.details().text("raw")).contains("c");
    }

    private static Plan planOf(Planner planner, Optional<UserId> user) {
        return planner.plan(new Brief(HELLO, AllTools.catalogue(), user, Optional.empty()))
                .plan();
    }

    private static ModelKeys adas(Provider provider, String model) {
        return (owner, wanted) -> owner.equals(ADA) && wanted.orElse(provider) == provider
                ? Optional.of(new ApiKey(provider, "sk-ada-1234567890abcdef", model))
                : Optional.empty();
    }

    private Planner without(PlannerChoice choice, ModelKeys keys) {
        return model.planner(model.settings(choice, null, Duration.ofSeconds(20)), keys);
    }

    @Test
    void under_auto_a_users_own_key_is_used_with_its_model_and_nobody_elses() {
        model.saying(PlannerChoice.ANTHROPIC, SLACK);
        Planner planner = without(PlannerChoice.AUTO, adas(Provider.ANTHROPIC, "claude-best"));

        assertThat(planOf(planner, Optional.of(ADA)).planner()).isEqualTo("anthropic");
        assertThat(model.server().onlyRequest().header("x-api-key")).isEqualTo("sk-ada-1234567890abcdef");
        assertThat(model.asked(0).text("model")).contains("claude-best");

        assertThat(planOf(planner, Optional.of(new UserId("usr_bob"))).planner())
                .isEqualTo("builtin");
        Plan anyones = planOf(planner, Optional.empty());
        assertThat(anyones.planner()).isEqualTo("builtin");
        assertThat(anyones.assumptions().toString()).doesNotContain("could not be asked");
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void under_auto_a_users_key_goes_before_the_servers_which_serves_all_others() {
        model.saying(PlannerChoice.GOOGLE, SLACK).saying(PlannerChoice.OPENAI, SLACK);
        Planner planner = model.planner(
                model.settings(PlannerChoice.AUTO, KEY, Duration.ofSeconds(20)), adas(Provider.GOOGLE, null));

        assertThat(planOf(planner, Optional.of(ADA)).planner()).isEqualTo("google");
        assertThat(planOf(planner, Optional.empty()).planner()).isEqualTo("openai");
        assertThat(model.requests().get(0).target()).startsWith("/google/v1beta/models/gemini-2.5-flash");
        assertThat(model.requests().get(1).target()).startsWith("/base/");
        assertThat(model.requests().get(1).header("authorization")).isEqualTo("Bearer " + KEY);
    }

    @Test
    void a_named_planner_uses_the_servers_key_before_the_users() {
        model.saying(PlannerChoice.OPENAI, SLACK).saying(PlannerChoice.OPENAI, SLACK);

        planOf(
                model.planner(
                        model.settings(PlannerChoice.OPENAI, KEY, Duration.ofSeconds(20)), adas(Provider.OPENAI, null)),
                Optional.of(ADA));
        planOf(without(PlannerChoice.OPENAI, adas(Provider.OPENAI, null)), Optional.of(ADA));

        assertThat(model.requests())
                .extracting(request -> request.header("authorization"))
                .containsExactly("Bearer " + KEY, "Bearer sk-ada-1234567890abcdef");
    }

    @Test
    void a_named_planner_without_a_key_says_so() {
        isBuiltin(
                planOf(without(PlannerChoice.OPENAI, adas(Provider.GOOGLE, null)), Optional.of(ADA)),
                "OpenAI could not be asked (there is no key for it)");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_builtin_plan_is_wrong_with_the_brief() {
        Planner planner = model.planner(PlannerChoice.AUTO);
        model.saying(PlannerChoice.AUTO, SLACK).then(429, "{}");

        assertThat(planner.keepsToTheBrief(plan(planner, HELLO))).isFalse();
        assertThat(planner.keepsToTheBrief(plan(planner, HELLO))).isTrue();
    }

    @Test
    void what_a_model_took_in_vain_is_told_with_the_plan_that_stands_in() {
        model.saying(PlannerChoice.OPENAI, "Sure!")
                .saying(PlannerChoice.OPENAI, "Sure!")
                .saying(PlannerChoice.OPENAI, "Sure!");

        Planned planned = model.planner(PlannerChoice.AUTO).plan(new Brief(HELLO, AllTools.catalogue()));

        isBuiltin(planned.plan(), "The plan that OpenAI made could not be used");
        assertThat(planned.usage()).contains(new ModelUsage("qwen-plus", 3, 27, 9));
    }
}
