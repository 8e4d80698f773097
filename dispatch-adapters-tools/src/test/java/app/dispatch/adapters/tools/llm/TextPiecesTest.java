package app.dispatch.adapters.tools.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPiecesTest {
    @Test
    void a_text_is_cut_between_paragraphs_before_sentences_and_words() {
        assertThat(TextPieces.of("One two. Three.\n\nFour five six.\n\nSeven.", 8))
                .containsExactly("One two. Three.\n\n", "Four five six.\n\nSeven.");
        assertThat(TextPieces.of("One two. Three four five.", 4)).containsExactly("One two. ", "Three four five.");
        assertThat(TextPieces.of("alpha beta gamma", 3)).containsExactly("alpha beta ", "gamma");
        assertThat(TextPieces.of("abcdefghij", 1)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void no_character_is_cut_in_two_and_other_scripts_count_more() {
        assertThat(TextPieces.of("😀😀😀", 2)).containsExactly("😀", "😀", "😀");
        assertThat(TextPieces.tokens("日本語")).isEqualTo(3);
        assertThat(TextPieces.tokens("abcdefgh")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n\n\n b. c! d\n", "word", "\n\n\n\n\n\n\n\n\n\n", "日本。語。\r\n\r\nx  y"})
    void the_pieces_are_the_text_and_none_is_too_long(String text) {
        List<String> pieces = TextPieces.of(text.repeat(9), 2);
        assertThat(String.join("", pieces)).isEqualTo(text.repeat(9));
        assertThat(pieces).allMatch(piece -> TextPieces.tokens(piece) <= 2);
    }
}
