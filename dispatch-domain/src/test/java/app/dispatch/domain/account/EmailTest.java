package app.dispatch.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "a@b.c",
                "ada.lovelace+dispatch@mail.example.co.uk",
                "o'neil@example.ie",
                "ümläut@exämple.de",
                "用户@例子.广告",
                "ADA@EXAMPLE.COM"
            })
    void an_address_is_kept_as_it_was_typed(String typed) {
        assertThat(new Email(typed).value()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@example.com",
                "ada@",
                "ada@example",
                "ada@example.",
                "ada@.com",
                "ada@@example.com",
                "ada@exa mple.com",
                "a b@example.com",
                "ada@example..com",
                "<ada@example.com>",
                "ada@example.com,b@c.de",
                "ada\u0000@example.com",
                "ada\u200b@example.com",
                "ada@exam\u00adple.com",
                "ada\n@example.com"
            })
    void what_is_no_address_is_refused(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Email(typed));
    }

    @Test
    void spaces_around_it_are_not_part_of_it() {
        assertThat(new Email("  ada@example.com\t\n").value()).isEqualTo("ada@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ADA@Example.COM",
        "ada@example.com, ａda@example.com",
        "fi@example.com, \ufb01@example.com",
        "\u00e9va@example.com, e\u0301va@example.com"
    })
    void addresses_that_read_the_same_are_the_same_account(String one, String other) {
        assertThat(new Email(one).key()).isEqualTo(new Email(other).key());
    }

    @Test
    void case_is_compared_alike_in_every_locale() {
        assertThat(new Email("TITI@EXAMPLE.COM").key()).isEqualTo("titi@example.com");
    }

    @Test
    void an_address_has_at_most_254_characters() {
        String domain = ("b".repeat(60) + ".").repeat(3) + "com";
        String longest = "a".repeat(64) + "@" + "c".repeat(254 - 65 - 1 - domain.length()) + "." + domain;
        assertThat(longest).hasSize(254);
        assertThatIllegalArgumentException().isThrownBy(() -> new Email("x" + longest));
        assertThatIllegalArgumentException().isThrownBy(() -> new Email("a".repeat(65) + "@example.com"));
    }

    @Test
    void an_address_whose_compared_form_is_longer_than_an_address_can_be_is_refused() {
        String grows = "\ufdfa".repeat(20); // each becomes 18 characters

        assertThat(new Email("\ufdfa@example.com").key()).hasSizeGreaterThan(18);
        assertThatIllegalArgumentException().isThrownBy(() -> new Email(grows + "@example.com"));
    }

    @Test
    void a_long_text_without_an_end_is_refused_in_a_moment() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Email("a@" + "b.".repeat(500_000)));
    }
}
