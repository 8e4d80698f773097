package app.dispatch.domain.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("post_message", "list_channels", "get", "on", "google_calendar");

    @ParameterizedTest
    @CsvSource({
        "post_mesage, post_message",
        "postmessage, post_message",
        "Post_Message, post_message",
        "psot_message, post_message",
        "message, post_message",
        "list_channel, list_channels",
        "channels, list_channels",
        "calendar, google_calendar",
        "gte, get",
        "geet, get",
        "of, on"
    })
    void a_near_name_is_suggested(String unknown, String meant) {
        assertThat(DidYouMean.hint(unknown, KNOWN)).isEqualTo(" (did you mean `" + meant + "`?)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "delete_everything", "xyz", "kubernetes"})
    void a_far_one_is_not(String unknown) {
        assertThat(DidYouMean.hint(unknown, KNOWN)).isEmpty();
    }

    @Test
    void one_letter_is_not_near_another() {
        assertThat(DidYouMean.hint("b", List.of("a"))).isEmpty();
    }

    @Test
    void nothing_known_suggests_nothing() {
        assertThat(DidYouMean.hint("get", List.of())).isEmpty();
    }

    @Test
    void a_very_long_name_is_not_compared() {
        String unknown = "get".repeat(100_000);
        assertThat(DidYouMean.hint(unknown, KNOWN)).isEmpty();
    }
}
