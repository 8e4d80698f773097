package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is said in two ways, a line each in {@code paraphrases-cases.txt}, becomes the same plan. */
class ParaphrasesTest {
    private final Planning planning = new Planning(AllTools.catalogue());

    @TestFactory
    Stream<DynamicTest> what_is_said_in_another_way_becomes_the_same_plan() throws IOException {
        return cases().map(line -> line.split(" => ", 2))
                .map(sides -> DynamicTest.dynamicTest(sides[0], () -> {
                    List<String> plain = plan(sides[1]);
                    assertThat(plain.getFirst()).doesNotStartWith("refused");
                    assertThat(plan(sides[0])).isEqualTo(plain);
                }));
    }

    private static Stream<String> cases() throws IOException {
        try (InputStream file = ParaphrasesTest.class.getResourceAsStream("paraphrases-cases.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        }
    }

    /** What a model is told is in the words of the brief. */
    private List<String> plan(String brief) {
        return planning.outcome(brief).stream()
                .map(step -> step.replaceAll(" (instructions|prompt)=\"[^\"]*\"", ""))
                .toList();
    }
}
