package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Briefs of the longest size that say the same over and over: planned or refused, but soon. */
class LongBriefsTest {
    private static final Duration MOST = Duration.ofSeconds(1);
    private static final int TRIES = 3;

    private final Planning planning = new Planning(AllTools.catalogue());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Get https://a.example.com/x with |fails, ",
                "Post \"hi\" to #dev on Slack |Bob, ",
                "Post \"hi\" to #dev on Slack |of ",
                "Create an issue in acme/api on GitHub titled |2, ",
                "For each item in |6pm, ",
                "Every |On ",
                "Get https://a.example.com/x with |a ",
                "Get https://a.example.com/x with |3 ",
                "https://one.example.com/a |https://one.example.com/a ",
                "Translate https://a.example.com/x |to ",
                "Get https://a.example.com/x |then get https://a.example.com/x ",
            })
    void are_not_slow_to_read(String start, String more) {
        String brief = (start + more.repeat(Brief.MOST_BYTES / more.length())).substring(0, Brief.MOST_BYTES);
        Duration took = MOST.plusSeconds(1);
        for (int i = 0; i < TRIES && took.compareTo(MOST) > 0; i++) {
            long from = System.nanoTime();
            Throwable refused = catchThrowable(() -> planning.unchecked(brief));
            took = Duration.ofNanos(System.nanoTime() - from);
            assertThat(refused == null || refused instanceof Refusal)
                    .as("%s", refused)
                    .isTrue();
        }
        assertThat(took).isLessThan(MOST);
    }

    @Test
    void a_bracket_that_only_closes_is_no_failure() {
        for (String brief : new String[] {"3] then get https://a.example.com/x", "null}]}", "a] b]"}) {
            assertThat(catchThrowable(() -> planning.unchecked(brief)))
                    .as(brief)
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isNull(),
                            thrown -> assertThat(thrown).isInstanceOf(Refusal.class));
        }
    }
}
