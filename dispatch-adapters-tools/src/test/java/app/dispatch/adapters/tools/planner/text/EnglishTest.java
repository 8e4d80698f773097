package app.dispatch.adapters.tools.planner.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.planner.text.English.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishTest {
    @Test
    void a_word_is_known_in_its_forms_and_as_it_is_written() {
        assertThat(English.has("strip")).isTrue();
        assertThat(English.has("stripped")).isTrue();
        assertThat(English.has("Augusta")).isTrue();
        assertThat(English.has("augusta")).isFalse();
        assertThat(English.has("stri")).isFalse();
        assertThat(English.has("githb")).isFalse();
        assertThat(English.has("")).isFalse();
        assertThat(English.has("+")).isFalse();
    }

    @Test
    void a_word_has_classes() {
        assertThat(English.is(Kind.ADJECTIVE, "linear")).isTrue();
        assertThat(English.is(Kind.NOUN, "linear")).isFalse();
        assertThat(English.isThing("growth")).isTrue();
        assertThat(English.isThing("about")).isFalse();
        assertThat(English.isThing("today")).isFalse();
        assertThat(English.isThing("githb")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "issues,issue",
        "replies,reply",
        "churches,church",
        "series,series",
        "news,news",
        "status,status",
        "always,always",
        "analyses,analysis",
        "invoice,invoice",
        "pass,pass",
        "webhooks,webhook",
        "repos,repo",
        "prs,pr",
        "ads,ad",
        "yes,yes",
        "was,was",
        "children,children"
    })
    void a_noun_has_a_singular(String noun, String singular) {
        assertThat(Lemma.singular(noun)).isEqualTo(singular);
    }

    @ParameterizedTest
    @CsvSource({"sent,send", "got,get", "written,write", "made,make", "children,child", "people,person", "posted,post"})
    void an_irregular_form_is_one_of_its_word(String form, String plain) {
        assertThat(Lemma.forms(form)).contains(plain);
    }
}
