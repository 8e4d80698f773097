package app.dispatch.adapters.tools.planner.llm;

import static app.dispatch.adapters.tools.planner.llm.ScriptedModel.HELLO;
import static app.dispatch.adapters.tools.planner.llm.ScriptedModel.KEY;
import static app.dispatch.adapters.tools.planner.llm.ScriptedModel.SLACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.application.SettableClock;
import app.dispatch.application.compose.Planner;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom the server's own model plans for, and how often. */
class ModelBudgetTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId BOB = new UserId("usr_bob");

    private final SettableClock clock = new SettableClock();
    private final ScriptedModel model = new ScriptedModel();

    @AfterEach
    void close() {
        model.close();
    }

    private static Brief brief(UserId user) {
        return new Brief(HELLO, AllTools.catalogue(), Optional.of(user), Optional.of("192.0.2.1"), Optional.empty());
    }

    private static Brief brief(String client) {
        return new Brief(HELLO, AllTools.catalogue(), Optional.empty(), Optional.of(client), Optional.empty());
    }

    private ModelBudget budget(boolean anonymous, int ofClient, int ofUser, int ofAll) {
        return new ModelBudget(new PlannerBudget(anonymous, ofClient, ofUser, ofAll), clock);
    }

    private Planner planner(PlannerBudget budget, ModelKeys keys) {
        return model.planner(
                model.settings(PlannerChoice.OPENAI, KEY, Duration.ofSeconds(20))
                        .with(budget),
                keys);
    }

    @Test
    void a_user_has_so_many_briefs_a_day_and_no_more() {
        ModelBudget budget = budget(false, 1, 2, 100);

        assertThat(budget.take(brief(ADA))).isEmpty();
        assertThat(budget.take(brief(ADA))).isEmpty();
        assertThat(budget.take(brief(ADA))).contains("your briefs for today are used up");
        assertThat(budget.take(brief(BOB))).isEmpty();
    }

    @Test
    void an_address_has_so_many_briefs_a_day_and_no_more() {
        ModelBudget budget = budget(true, 1, 2, 100);

        assertThat(budget.take(brief("192.0.2.1"))).isEmpty();
        assertThat(budget.take(brief("192.0.2.1"))).contains("your briefs for today are used up");
        assertThat(budget.take(brief("192.0.2.2"))).isEmpty();
    }

    @Test
    void people_who_are_not_signed_in_have_half_of_all() {
        ModelBudget budget = budget(true, 0, 0, 3);

        assertThat(budget.take(brief("192.0.2.1"))).isEmpty();
        assertThat(budget.take(brief("192.0.2.1"))).isEmpty();
        assertThat(budget.take(brief("192.0.2.2"))).contains("the server's briefs for today are used up");
        assertThat(budget.take(brief(ADA))).isEmpty();
        assertThat(budget.take(brief(BOB))).contains("the server's briefs for today are used up");
    }

    @Test
    void what_is_used_up_is_there_again_after_midnight() {
        ModelBudget budget = budget(false, 0, 1, 1);
        assertThat(budget.take(brief(ADA))).isEmpty();

        clock.advance(Duration.ofHours(12).minusMillis(1)); // it is noon
        assertThat(budget.take(brief(ADA))).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(budget.take(brief(ADA))).isEmpty();
    }

    @Test
    void who_is_not_signed_in_is_told_that_the_model_plans_for_others() {
        Planner planner = planner(new PlannerBudget(false, 0, 0, 0), ModelKeys.none());

        Plan plan = planner.plan(brief("192.0.2.1")).plan();

        assertThat(plan.planner()).isEqualTo("builtin");
        assertThat(plan.assumptions().getFirst())
                .isEqualTo("OpenAI could not be asked (it plans for those who are signed in);"
                        + " this plan was made by the builtin planner.");
        assertThat(model.requests()).isEmpty();
        assertThatThrownBy(() -> planner.plan(brief("192.0.2.1").withInput("Ponder the sea")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it plans for those who are signed in");
    }

    @Test
    void who_has_used_the_days_briefs_up_is_told_and_has_their_own_key_used() {
        model.saying(PlannerChoice.OPENAI, SLACK).saying(PlannerChoice.OPENAI, SLACK);
        Planner planner = planner(
                new PlannerBudget(false, 0, 1, 0),
                (owner, provider) -> owner.equals(BOB)
                        ? Optional.of(new ApiKey(Provider.OPENAI, "sk-bob-1234567890", null))
                        : Optional.empty());
        assertThat(planner.plan(brief(ADA)).plan().planner()).isEqualTo("openai");

        assertThat(planner.plan(brief(ADA)).plan().assumptions().getFirst())
                .startsWith("OpenAI could not be asked (your briefs for today are used up)");
        model.saying(PlannerChoice.OPENAI, SLACK);
        planner.plan(brief(BOB));
        planner.plan(brief(BOB));
        assertThat(model.requests())
                .extracting(request -> request.header("authorization"))
                .containsExactly("Bearer " + KEY, "Bearer " + KEY, "Bearer sk-bob-1234567890");
    }
}
