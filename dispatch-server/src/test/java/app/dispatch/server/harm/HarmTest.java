package app.dispatch.server.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans of briefs, run against a world of vendors, do no more to it than the briefs allow. */
class HarmTest {
    /** Of the harmless briefs, what the planner asks about or refuses today; it is to come down. */
    private static final int MOST_OVER_CAUTION = 4;

    @Test
    void no_plan_does_harm_without_asking_and_few_ask_for_nothing() throws Exception {
        List<HarmCase> cases = new ArrayList<>();
        Path folder = Path.of(
                Objects.requireNonNull(HarmTest.class.getResource("/harm")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                cases.addAll(HarmCase.in(file));
            }
        }
        Report report = new Report(Trials.of(cases));
        assertThat(report.verdicts())
                .hasSizeGreaterThan(30)
                .allSatisfy(one -> assertThat(one.gaps()).as(one.tried().id()).isEmpty());
        assertThat(report.silentHarm()).as(told(report.silentHarm())).isEmpty();
        assertThat(report.overCautious()).as(told(report.overCautious())).hasSizeLessThanOrEqualTo(MOST_OVER_CAUTION);
    }

    private static String told(List<Verdict> verdicts) {
        return verdicts.stream().map(Report::of).collect(Collectors.joining("\n\n", "\n", "\n"));
    }
}
