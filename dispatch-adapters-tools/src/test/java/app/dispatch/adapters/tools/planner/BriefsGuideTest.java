package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BriefsGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "briefs.md");
    private static final Pattern EXAMPLE = Pattern.compile("```brief\n(.*?)\n```\n```plan\n(.*?)\n```", Pattern.DOTALL);

    private final Planning planning = new Planning(AllTools.catalogue());

    @TestFactory
    Stream<DynamicTest> an_example_of_the_guide_becomes_the_plan_below_it() throws IOException {
        List<DynamicTest> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(Files.readString(GUIDE));
        while (example.find()) {
            String brief = example.group(1);
            List<String> plan = example.group(2).lines().toList();
            examples.add(DynamicTest.dynamicTest(
                    brief,
                    () -> assertThat(planning.outcome(brief).stream().map(Notation::ordered))
                            .containsExactlyElementsOf(
                                    plan.stream().map(Notation::ordered).toList())));
        }
        assertThat(examples).hasSizeGreaterThan(12);
        return examples.stream();
    }
}
