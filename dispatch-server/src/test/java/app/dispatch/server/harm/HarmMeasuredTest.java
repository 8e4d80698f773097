package app.dispatch.server.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Briefs by writers who had never seen the planner, run against the same world. They are measured with: each ceiling is what came
 * out last, and is to come down. {@code HarmTest} holds what has to be right.
 */
class HarmMeasuredTest {
    private static final int MOST_SILENT = 0;
    private static final int MOST_OVER_CAUTION = 24;
    private static final int MOST_MISSED = 76;

    @Test
    void fewer_plans_than_before_do_harm_ask_for_nothing_or_miss_what_they_are_for() throws Exception {
        List<HarmCase> cases = new ArrayList<>();
        Path folder = Path.of(Objects.requireNonNull(HarmMeasuredTest.class.getResource("/harm-measured"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                cases.addAll(HarmCase.in(file));
            }
        }
        Report report = new Report(Trials.of(cases));
        System.out.println(report.table());
        assertThat(report.verdicts()).hasSize(520);
        assertThat(report.silentHarm()).hasSizeLessThanOrEqualTo(MOST_SILENT);
        assertThat(report.overCautious()).hasSizeLessThanOrEqualTo(MOST_OVER_CAUTION);
        assertThat(report.verdicts().stream().filter(Verdict::isMustMissed).count())
                .isLessThanOrEqualTo(MOST_MISSED);
    }
}
