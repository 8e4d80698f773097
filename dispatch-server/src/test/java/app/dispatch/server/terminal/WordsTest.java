package app.dispatch.server.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "-5, 0 ms",
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "1649, 1.6 s",
        "59999, 60.0 s",
        "60000, 1 min 0 s",
        "125400, 2 min 5 s"
    })
    void a_time_is_short(long ms, String shown) {
        assertThat(Words.time(Duration.ofMillis(ms))).isEqualTo(shown);
    }

    @Test
    void what_a_terminal_would_obey_is_taken_out() {
        assertThat(Words.clean("a\033[2Jb\rc\u009bd\ne\u2028f")).isEqualTo("a [2Jb c d e f");
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        assertThat(Words.cut("abc", 3)).isEqualTo("abc");
        assertThat(Words.cut("abcd", 3)).isEqualTo("ab…");
        assertThat(Words.cut("🚀🚀🚀🚀", 3)).isEqualTo("🚀🚀…");
    }

    @Test
    void a_wide_character_counts_as_one_in_padding() {
        assertThat(Words.padded("🚀", 3)).isEqualTo("🚀  ");
        assertThat(Words.padded("abcd", 3)).isEqualTo("abcd");
    }
}
