package app.dispatch.domain.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTextTest {
    private static String told(String message) {
        String refused =
                String.valueOf(Refusal.of(ErrorCode.BAD_REQUEST, message).getMessage());
        assertThat(new Problem("", message).message()).isEqualTo(refused);
        return refused;
    }

    @Test
    void what_a_caller_sent_is_repeated_up_to_200_characters() {
        String most = "`" + "ü".repeat(200) + "` is not a time zone; neither is `" + "x".repeat(200) + "`";
        assertThat(told(most)).isEqualTo(most);
        assertThat(told("`" + "x".repeat(201) + "` is none; nor is `" + "😀".repeat(900_000) + "`"))
                .isEqualTo("`" + "x".repeat(200) + "…` is none; nor is `" + "😀".repeat(200) + "…`");
    }

    @Test
    void the_rest_of_a_text_stays_as_it_is() {
        String text = "there is no `a`; " + "this is long, ".repeat(50) + "and `b` too";
        assertThat(told(text)).isEqualTo(text);
    }

    @Test
    void a_whole_text_has_2000_characters_at_most() {
        assertThat(told("x".repeat(2_000))).hasSize(2_000);
        assertThat(told("x".repeat(2_001))).isEqualTo("x".repeat(2_000) + "…");
        assertThat(told("`a".repeat(500_000))).hasSize(2_001);
    }

    @Test
    void a_pointer_names_members_by_200_characters_at_most() {
        assertThat(new Problem("/plan/" + "x".repeat(200) + "/0", "").path())
                .isEqualTo("/plan/" + "x".repeat(200) + "/0");
        assertThat(new Problem("/plan/" + "x".repeat(201) + "/0", "").path())
                .isEqualTo("/plan/" + "x".repeat(200) + "…/0");
        assertThat(Refusal.of(ErrorCode.BAD_REQUEST, "", List.of(new Problem("/" + "x".repeat(900_000), "")))
                        .details()
                        .toString())
                .hasSizeLessThan(500);
    }
}
