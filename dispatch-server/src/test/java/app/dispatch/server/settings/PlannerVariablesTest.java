package app.dispatch.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.adapters.tools.planner.llm.PlannerBudget;
import app.dispatch.adapters.tools.planner.llm.PlannerChoice;
import app.dispatch.adapters.tools.planner.llm.PlannerSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerVariablesTest {
    @Test
    void without_a_word_a_users_own_model_plans() throws SettingsInvalid {
        assertThat(Settings.of(Map.of(), Map.of()).planner())
                .isEqualTo(new PlannerSettings(PlannerChoice.AUTO, null, null, null, PlannerSettings.DEFAULT_TIMEOUT)
                        .with(new PlannerBudget(false, 20, 200, 5000)));
    }

    @ParameterizedTest
    @EnumSource
    void each_planner_can_be_chosen(PlannerChoice choice) throws SettingsInvalid {
        PlannerSettings planner = Settings.of(
                        Map.of(),
                        Map.of(
                                "DISPATCH_PLANNER", choice.id(),
                                "DISPATCH_PLANNER_BASE_URL", "http://10.0.0.5:8000/v1/",
                                "DISPATCH_PLANNER_MODEL", "qwen3:14b",
                                "DISPATCH_PLANNER_API_KEY", "sk-1",
                                "DISPATCH_PLANNER_ANONYMOUS", "model",
                                "DISPATCH_PLANNER_CLIENT_PER_DAY", "0",
                                "DISPATCH_PLANNER_USER_PER_DAY", "1000000",
                                "DISPATCH_PLANNER_PER_DAY", "7",
                                "DISPATCH_PLANNER_MAX_TOKENS", "32000",
                                "DISPATCH_PARSE_TIMEOUT", "600"))
                .planner();

        assertThat(planner)
                .isEqualTo(new PlannerSettings(
                                choice, "http://10.0.0.5:8000/v1", "qwen3:14b", "sk-1", Duration.ofMinutes(10))
                        .withMaxTokens(32_000)
                        .with(new PlannerBudget(true, 0, 1_000_000, 7)));
    }

    private static String line(Map<String, String> variables) {
        SettingsInvalid invalid = catchThrowableOfType(SettingsInvalid.class, () -> Settings.of(Map.of(), variables));
        assertThat(invalid.lines()).hasSize(1);
        return invalid.lines().getFirst();
    }

    @Test
    void what_does_not_fit_together_is_said_before_anything_starts() {
        assertThat(line(Map.of("DISPATCH_PLANNER_BASE_URL", "https://a.example/v1")))
                .isEqualTo("DISPATCH_PLANNER_MODEL: it must say which model is asked at the planner's base URL");
        assertThat(line(Map.of("DISPATCH_PLANNER", "qwen")))
                .startsWith("DISPATCH_PLANNER_API_KEY: it must be there for qwen");
        assertThat(line(Map.of("DISPATCH_PLANNER_API_KEY", "sk-hush")))
                .startsWith("DISPATCH_PLANNER_API_KEY: it does not say whose key it is")
                .doesNotContain("hush");
    }
}
