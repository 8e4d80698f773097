package app.dispatch.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Numbers have the digits 0 to 9 whatever the machine's language: Arabic, Persian or Nepali ones are no SQL. {@code %d} takes the
 * machine's, where no locale is named; {@code %s} does not.
 */
class LocaleTest {
    /** What {@link java.util.Formatter} writes in digits of the locale. */
    private static final Pattern NUMBER = Pattern.compile("%(\\d+\\$)?[-+ 0,(#]*\\d*(\\.\\d+)?[df](?![a-z])");

    private static final Pattern END_OF_STATEMENT = Pattern.compile("[;{}]\\R");

    @Test
    void numbers_are_formatted_in_no_language() {
        assertThat(Sources.ofAllModules().stream().flatMap(file -> statements(file.toString(), Sources.read(file))))
                .isEmpty();
    }

    @Test
    void a_number_is_found_wherever_its_format_stands() {
        assertThat(statements("one", "String sql = \"fetch first %d rows\";\n")).hasSize(1);
        assertThat(statements("one", "int a = 1;\nText b = \"%1$,.2f of\"\n  .formatted(a);\n"))
                .hasSize(1);
        assertThat(statements("one", "String.format(Locale.ROOT, \"%d of %d\", a, b);\n"))
                .isEmpty();
        assertThat(statements("one", "\"%s %02x %% 50%de \".formatted(a, b);\n"))
                .isEmpty();
        assertThat(String.format(Locale.forLanguageTag("ar-EG-u-nu-arab"), "%s %d", 3, 3))
                .isEqualTo("3 ٣");
    }

    private static Stream<String> statements(String file, String source) {
        List<String> statements = List.of(END_OF_STATEMENT.split(source));
        return statements.stream()
                .filter(statement -> NUMBER.matcher(statement).find())
                .filter(statement -> !statement.contains("Locale.ROOT"))
                .map(statement -> file + ": " + statement.strip());
    }
}
