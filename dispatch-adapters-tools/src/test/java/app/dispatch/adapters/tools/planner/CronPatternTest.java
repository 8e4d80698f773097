package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * 1 | 0 9 * * MON | true",
                "0 9 * * 0 | 0 9 * * 7 | true",
                "0 */6 * * * | 0 0,6,12,18 * * * | true",
                "0 9 * * 1 | 0 9 * * 2 | false",
                "? ? * * 5 | 30 17 * * 5 | true",
                "? ? * * 5 | */30 17 * * 5 | false",
                "? ?5-11 * * * | 0 5 * * * | true",
                "? ?5-11 * * * | 0 11 * * * | true",
                "? ?5-11 * * * | 0 4 * * * | false",
                "? ?5-11 * * * | 0 12 * * * | false",
                "0 ?x2 * * * | 0 9,17 * * * | true",
                "0 ?x2 * * * | 0 9 * * * | false",
                "0 ?x2 * * * | 0 9,13,17 * * * | false",
                "0 9 * * * | 0 9 * * | false",
                "0 9 * * * | 0 99 * * * | false",
            })
    void matches_what_fires_at_the_same_times(String pattern, String cron, boolean matches) {
        assertThat(new CronPattern(pattern).matches(cron)).isEqualTo(matches);
    }
}
