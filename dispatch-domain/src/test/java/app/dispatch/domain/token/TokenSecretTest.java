package app.dispatch.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTest {
    private static final String RANDOM = "dsp_live_0123456789ABCDEFGHIJab";

    @Test
    void a_scanner_can_check_a_token_by_the_guides_rule() {
        String text = TokenSecret.of(RANDOM).text();

        assertThat(text).matches("dsp_live_[0-9A-Za-z]{28}").startsWith(RANDOM);
        CRC32 crc = new CRC32();
        crc.update(text.substring(0, 31).getBytes(StandardCharsets.US_ASCII));
        long check = 0;
        for (char digit : text.substring(31).toCharArray()) {
            check = check * 62 + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(digit);
        }
        assertThat(check).isEqualTo(crc.getValue());
    }

    @Test
    void a_token_is_read_back_and_known_again_by_its_hash() {
        TokenSecret secret = TokenSecret.of(RANDOM);

        assertThat(TokenSecret.parse(secret.text()).orElseThrow().hash())
                .isEqualTo(secret.hash())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void every_single_wrong_character_is_noticed() {
        String text = TokenSecret.of(RANDOM).text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(TokenSecret.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("at %d", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "dsp_live_", "dsp_live_<dispatch_session>", "Bearer", "dsp_live_ä123456789ABCDEFGHIJab123456"
            })
    void other_texts_are_no_tokens(String text) {
        assertThat(TokenSecret.parse(text)).isEmpty();
    }

    @Test
    void nothing_printed_of_a_secret_gives_it_away() {
        assertThat(TokenSecret.of(RANDOM)).hasToString("dsp_live_0123…");
    }
}
