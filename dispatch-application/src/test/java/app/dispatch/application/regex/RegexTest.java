package app.dispatch.application.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.regex.Regex.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
    @Test
    void what_matches_somewhere_in_the_text_is_in_it() throws Invalid {
        assertThat(Regex.compile("[0-9]{4}", 100).isIn("in 2026")).isTrue();
        assertThat(Regex.compile("^[0-9]{4}$", 100).isIn("in 2026")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a|a)*\\1?$", "(?=x)y", "(?<!x)y", "(", "a{1001}", "[z-a]"})
    void a_pattern_that_re2_does_not_take_is_refused(String pattern) {
        assertThatThrownBy(() -> Regex.compile(pattern, 10_000))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.text())
                                .startsWith("cannot be used: ")
                                .endsWith("patterns are RE2's, without looks around and references back"));
    }

    @Test
    void what_has_the_most_parts_is_compiled_and_what_has_one_more_is_not() throws Invalid {
        assertThat(Regex.compile("a{1000}", 1_000).isIn("a".repeat(1_000))).isTrue();
        assertThatThrownBy(() -> Regex.compile("a{1000}b", 1_000)).hasMessageContaining("more than 1000 parts");
    }

    @Test
    void a_pattern_that_would_fill_the_memory_is_refused_without_being_compiled() {
        assertThatThrownBy(() -> Regex.compile("((a{1000}){1000}){1000}", 1_000))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("more than 1000 parts");
    }

    @Test
    void a_pattern_that_is_nested_too_deeply_is_refused() {
        assertThatThrownBy(() -> Regex.compile("(".repeat(20_000) + ")".repeat(20_000), 100_000))
                .isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a; 1",
                "abc; 3",
                "a{50}; 50",
                "a{2,5}b{3}; 8",
                "(ab){10}; 40",
                "((a{50}){50}){50}; 130100",
                "a\\{50}; 5",
                "(a{1000}){1000}; 1002000",
                "((((a{1000}){1000}){1000}){1000}){1000}; 2147483647",
                "'('; 1",
                "''; 1",
                "a{x}; 4",
                "a{9999999999}; 2147483647",
                "a{7; 3",
                "[a-z0-9]{20}; 20",
                "[^]a]{3}b; 4",
                "[[:alpha:]_]{2}; 2",
                "[\\]a]{4}; 4",
                "\\p{Greek}{5}; 5",
                "\\d{3}\\{2}; 6",
                "[abc; 1",
                "a\\; 2",
            })
    void a_size_is_told_without_compiling(String pattern, long size) {
        assertThat(RegexSize.of(pattern)).isEqualTo(size);
    }
}
