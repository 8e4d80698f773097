package app.dispatch.adapters.tools.planner.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "AUTO,,,,''",
        "AUTO,https://x,m,k,''",
        "AUTO,https://x,m,,''",
        "AUTO,https://x,,k,MODEL",
        "AUTO,,,k,API_KEY",
        "AUTO,,m,,MODEL",
        "BUILTIN,,m,k,''",
        "OPENAI,,,,''",
        "OPENAI,,m,k,''",
        "GOOGLE,https://x,,,MODEL",
        "QWEN,,,k,''",
        "QWEN,,,,API_KEY",
        "QWEN,https://x,m,,''",
    })
    void what_does_not_fit_together_is_found(
            PlannerChoice choice, String baseUrl, String model, String key, String flaws) {
        PlannerSettings settings = new PlannerSettings(choice, baseUrl, model, key, PlannerSettings.DEFAULT_TIMEOUT);

        assertThat(settings.flaws())
                .extracting(flaw -> flaw.part().name())
                .isEqualTo(flaws.isEmpty() ? List.of() : List.of(flaws));
        assertThat(settings.toString()).isEqualTo("PlannerSettings[" + choice.id() + "]");
    }

    @Test
    void the_guide_names_the_addresses_and_models_that_are_used() throws Exception {
        String guide = Files.readString(Path.of("../docs/guide/planners.md"));

        for (PlannerChoice choice :
                List.of(PlannerChoice.OPENAI, PlannerChoice.ANTHROPIC, PlannerChoice.GOOGLE, PlannerChoice.QWEN)) {
            assertThat(guide)
                    .contains("| `" + choice.id() + "` | `" + choice.api().baseUrl() + "` | `"
                            + choice.api().usualModel() + "` |");
        }
    }
}
