package app.dispatch.adapters.tools.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.planner.BuiltinPlanner;
import app.dispatch.adapters.tools.planner.llm.ChosenPlanner;
import app.dispatch.adapters.tools.planner.llm.ModelKeys;
import app.dispatch.adapters.tools.planner.llm.PlannerChoice;
import app.dispatch.adapters.tools.planner.llm.PlannerSettings;
import app.dispatch.application.Ids;
import app.dispatch.application.compose.Planner;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.error.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds what planners ask language models against the vendors' contracts, where {@link VendorContractsTest} finds them. */
class PlannerContractsTest {
    private static final Map<PlannerChoice, String> CALLS = Map.of(
            PlannerChoice.OPENAI, "openai.json post /chat/completions",
            PlannerChoice.ANTHROPIC, "anthropic.json post /v1/messages",
            PlannerChoice.GOOGLE, "gemini.json post /models/{modelsId}:generateContent");

    @TestFactory
    Stream<DynamicTest> every_request_of_a_planner_is_as_the_contract_has_it() {
        String folder = System.getProperty("vendor.contracts", "");
        if (folder.isBlank()) {
            return Stream.empty();
        }
        ContractServer server = new ContractServer(Path.of(folder));
        return CALLS.keySet().stream()
                .sorted()
                .map(choice -> DynamicTest.dynamicTest(choice.id(), () -> plans(server, choice)))
                .onClose(server::close);
    }

    /** The contract's example of an answer is no plan: so the repairs are held against it too. */
    private static void plans(ContractServer server, PlannerChoice choice) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-25T08:00:00Z"));
        Ids ids = Ids.from(new Random(1));
        Planner planner = ChosenPlanner.of(
                new PlannerSettings(choice, null, null, "k-s3cr3t", PlannerSettings.DEFAULT_TIMEOUT),
                new ChosenPlanner.Parts(
                        new BuiltinPlanner(ids, clock),
                        server.way(),
                        server.models(),
                        (draft, allowed) -> List.of(),
                        ids,
                        clock,
                        new Random(1)),
                ModelKeys.none());

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> planner.plan(new Brief("Post \"hi\" to #dev", AllTools.catalogue())));

        assertThat(server.violations()).isEmpty();
        assertThat(server.reached()).hasSize(3).containsOnly(CALLS.get(choice));
        assertThat(refusal.code()).isEqualTo("planner_output_invalid");
    }
}
