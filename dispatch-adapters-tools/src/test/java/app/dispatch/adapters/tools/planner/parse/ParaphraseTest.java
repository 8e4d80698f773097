package app.dispatch.adapters.tools.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParaphraseTest {
    /** Rules that leave out a name beside its address, a reason, the language of what is translated, or a noun once more. */
    private static final List<String> SAYS_NO_MORE = List.of(
            "<large> ( <email> )",
            "<word> ( <email> )",
            "^ cancel|close|delete|archive|remove * , we|i|they <word>",
            "^^ <word> wants|want [their]|his|her|the money back",
            "mail|email is in <word> , translate [it]",
            "per|for|to each? <thing>");

    private static List<String> rules() throws IOException {
        try (InputStream file = Paraphrase.class.getResourceAsStream("paraphrases.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void every_rule_can_be_read() throws IOException {
        assertThat(rules()).hasSizeGreaterThan(100);
        rules().forEach(line ->
                assertThatCode(new ParaphraseLine(line)::rule).as(line).doesNotThrowAnyException());
    }

    @Test
    void what_a_rule_finds_of_a_brief_it_says_too() throws IOException {
        for (String line : rules()) {
            Paraphrase rule = new ParaphraseLine(line).rule();
            String said = String.join(" ", rule.said()) + " ";
            for (int i = 0; i < rule.elements().size(); i++) {
                boolean found = !rule.elements().get(i).kinds().isEmpty();
                if (found && SAYS_NO_MORE.stream().noneMatch(line::contains)) {
                    assertThat(said).as(line).containsPattern("\\$" + (i + 1) + "(?!\\d)");
                }
            }
        }
    }

    @Test
    void a_part_that_a_rule_does_not_have_is_refused() {
        assertThatThrownBy(() -> Paraphrase.of("a * c => $4")).hasMessageContaining("no element $4");
        assertThatThrownBy(() -> Paraphrase.of("[nothing] => a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_rule_is_tried_where_a_brief_has_its_words() {
        ParaphraseLine line = new ParaphraseLine("^ give|grant <email> read access ,? to? * $ => share $7 with $2");
        assertThat(line.mayFit(Set.of("grant", "read", "access"))).isTrue();
        assertThat(line.mayFit(Set.of("give", "access", "to"))).isFalse();
    }
}
