package app.dispatch.application.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.expression.TemplateScanner.Part;
import app.dispatch.application.expression.TemplateScanner.Part.Plain;
import app.dispatch.application.expression.TemplateScanner.Part.Source;
import app.dispatch.application.expression.TemplateScanner.Unclosed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateScannerTest {
    /** A megabyte has to be looked through in this time; the first runs only warm up. */
    private static final long MOST_MILLIS = 50;

    @Test
    void text_and_expressions_take_turns() throws Unclosed {
        assertThat(TemplateScanner.parts("a {{ x }} b {{y}}"))
                .containsExactly(new Plain("a "), new Source("x"), new Plain(" b "), new Source("y"));
        assertThat(TemplateScanner.parts("{{x}}{{ y }}")).containsExactly(new Source("x"), new Source("y"));
        assertThat(TemplateScanner.parts("")).isEmpty();
        assertThat(TemplateScanner.parts("{ } }} { {")).containsExactly(new Plain("{ } }} { {"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a': {'b': 1}}",
                "{'a': {'b': {}}}",
                "'}}'",
                "\"}}\"",
                "'{{'",
                "'it\\'s }}'",
                "\"\\\"}}\"",
                "'\\\\'",
                "'''a 'quoted' }} text'''",
                "\"\"\"two\nlines }} of \"text\" \"\"\"",
                "'''\\''' }} '''",
                "r'\\'",
                "R\"\\\"",
                "r'''\\'''",
                "b'}}'",
                "br'\\'",
                "Rb'x'",
                "'' + '}}'",
                "\"\" + \"}}\"",
                "x / y",
                "'// }}'",
                "'http://x.org/}}'",
                "xr'\\'}}'",
                "{'{{': '}}'}['{{']",
                "'ünïcödé 😀 }}'"
            })
    void an_expression_ends_where_cel_would_end_it(String source) throws Unclosed {
        assertThat(TemplateScanner.parts("{{ " + source + " }}")).containsExactly(new Source(source));
        assertThat(TemplateScanner.parts("{{" + source + "}} and {{ y }}"))
                .containsExactly(new Source(source), new Plain(" and "), new Source("y"));
    }

    @Test
    void a_comment_ends_with_its_line_or_with_the_template() throws Unclosed {
        assertThat(TemplateScanner.parts("{{ x // it's }} b"))
                .containsExactly(new Source("x // it's"), new Plain(" b"));
        assertThat(TemplateScanner.parts("{{ x // it's {\n + y }}")).containsExactly(new Source("x // it's {\n + y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{",
                "{{ x",
                "a {{ x }",
                "{{ {'a': 1} }",
                "{{ '}}",
                "{{ \"\"\"}}\"\" }}",
                "{{ 'a\n' }}",
                "{{ r'''\\''",
                "{{ 'a\\"
            })
    void what_is_never_closed_is_an_error_with_its_place(String text) {
        assertThatThrownBy(() -> TemplateScanner.parts(text))
                .isInstanceOf(Unclosed.class)
                .hasMessageContaining("at character")
                .hasMessageContaining("never closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{{", "{{'", "{{ x }}", "'{{\"", "{{ // ", "{{ r'\\", "}}", "{{ '''", "{{}}", "{{ \\"})
    void a_megabyte_of_anything_is_scanned_in_linear_time(String piece) {
        String text = piece.repeat(1_048_576 / piece.length());
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            best = Math.min(best, CpuTime.millis(() -> scan(text)));
        }
        assertThat(best).isLessThanOrEqualTo(MOST_MILLIS);
    }

    @Test
    void whatever_the_text_is_the_parts_hold_all_of_it() throws Unclosed {
        Random random = new Random(20260302);
        String[] pieces = {
            "{{", "}}", "{", "}", "'", "\"", "'''", "\\", "r", "b", " ", "x", "//", "\n", "😀", "é", "{{ 'a' }}"
        };
        int closed = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            List<Part> parts = scan(text.toString());
            if (!parts.isEmpty()) {
                closed++;
                assertThat(length(parts)).as(text.toString()).isLessThanOrEqualTo(text.length());
                assertThat(squeezed(joined(parts))).as(text.toString()).isEqualTo(squeezed(text.toString()));
            }
        }
        assertThat(closed).isGreaterThan(1_000);
    }

    private static List<Part> scan(String text) {
        try {
            return TemplateScanner.parts(text);
        } catch (Unclosed e) {
            assertThat(e.text()).isNotEmpty();
            return new ArrayList<>();
        }
    }

    private static String joined(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Plain(String plain) -> plain;
                        case Source(String source) -> "{{" + source + "}}";
                    });
        }
        return text.toString();
    }

    private static int length(List<Part> parts) {
        return joined(parts).length();
    }

    /** Without white space, which is not kept around an expression. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }
}
