package app.dispatch.application.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String SECRET = "xoxb-7\"/+\\ 42?ab";
    private static final Secrets SECRETS = Secrets.of(List.of(SECRET));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_secret_is_hidden_wherever_it_stands() {
        assertThat(SECRETS.hiddenIn("a " + SECRET + " b " + SECRET)).isEqualTo("a •••• b ••••");
        assertThat(SECRETS.hiddenIn(Json.parse("""
                        { "a": [ "hunter2-is-long" ], "hunter2-is-long": { "b": "x hunter2-is-long", "c": 1 } }"""))).isEqualTo(Json.parse("""
                        { "a": [ "hunter2-is-long" ], "hunter2-is-long": { "b": "x hunter2-is-long", "c": 1 } }"""));
        assertThat(Secrets.of(List.of("hunter2-is-long")).hiddenIn(Json.parse("""
                        { "a": [ "hunter2-is-long" ], "hunter2-is-long": { "b": "x hunter2-is-long", "c": 1 } }""")))
                .isEqualTo(Json.parse("""
                        { "a": [ "••••" ], "••••": { "b": "x ••••", "c": 1 } }"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:", "longer user:"})
    void base64_of_something_with_the_secret_in_it_does_not_give_it_away(String before) {
        for (Base64.Encoder encoder : List.of(
                Base64.getEncoder(),
                Base64.getUrlEncoder(),
                Base64.getUrlEncoder().withoutPadding())) {
            String encoded = encoder.encodeToString(bytes(before + SECRET + " and more"));
            String hidden = SECRETS.hiddenIn(encoded);
            assertThat(hidden).contains("••••");
            // What is left beside the mask is too little to be decoded to more than a character of it.
            assertThat(hidden.replaceAll("••••.*", "").length()).isLessThanOrEqualTo((before.length() + 3) * 4 / 3 + 2);
        }
    }

    @Test
    void other_encodings_do_not_give_it_away() {
        assertThat(SECRETS.hiddenIn(HexFormat.of().formatHex(bytes(SECRET)))).isEqualTo("••••");
        assertThat(SECRETS.hiddenIn(HexFormat.of().withUpperCase().formatHex(bytes(SECRET))))
                .isEqualTo("••••");
        assertThat(SECRETS.hiddenIn(URLEncoder.encode(SECRET, StandardCharsets.UTF_8)))
                .isEqualTo("••••");
        assertThat(SECRETS.hiddenIn("{\"echo\":" + Json.write(Value.of(SECRET)) + "}"))
                .isEqualTo("{\"echo\":\"••••\"}");
    }

    @Test
    void a_long_run_of_letters_and_digits_is_hidden_in_whatever_is_made_of_the_rest() {
        Secrets secrets = Secrets.of(List.of("a/b+0123456789abcdef=&<", "https://hooks.test/T1/abcdefghijklmnop?x=1"));
        for (String made :
                List.of("a\\/b+0123456789abcdef=", "a%252Fb%252B0123456789abcdef", "b&#43;0123456789abcdef&lt;")) {
            assertThat(secrets.hiddenIn(made)).doesNotContain("0123456789").contains("••••");
        }
        String hex = HexFormat.of().formatHex(bytes("a%2Fb%2B0123456789abcdef%3D"));
        assertThat(secrets.hiddenIn(hex)).isEqualTo("6125324662253242••••253344");
        assertThat(secrets.hiddenIn("hooks.test/T1/abcdefghijklmnop")).isEqualTo("hooks.test/T1/••••");
    }

    @Test
    void the_secret_part_of_a_header_is_hidden_alone_too() {
        assertThat(Secrets.of(List.of("Bearer abcdefgh12")).hiddenIn("token abcdefgh12 is unknown"))
                .isEqualTo("token •••• is unknown");
        String basic = "Basic " + Base64.getEncoder().encodeToString(bytes("ada:pass-word-9"));
        assertThat(Secrets.of(List.of(basic)).hiddenIn("wrong password pass-word-9"))
                .isEqualTo("wrong password ••••");
    }

    @Test
    void a_secret_within_another_does_not_leave_the_others_rest() {
        assertThat(Secrets.of(List.of("abcdefgh", "abcdefghijkl")).hiddenIn("abcdefghijkl"))
                .isEqualTo("••••");
    }

    @Test
    void three_characters_are_no_secret_that_can_be_found_and_four_are() {
        assertThat(Secrets.of(List.of("abc")).hiddenIn("abcdef")).isEqualTo("abcdef");
        assertThat(Secrets.of(List.of("abcd")).hiddenIn("abcdef")).isEqualTo("••••ef");
    }

    @Test
    void a_failure_stays_what_it_is() {
        StepFailure waits = StepFailure.passing(FailureCode.TOOL_RATE_LIMITED, "no " + SECRET, Duration.ofSeconds(9));

        StepFailure hidden = SECRETS.hiddenIn(waits);

        assertThat(hidden.text()).isEqualTo("no ••••");
        assertThat(hidden.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(hidden.isPassing()).isTrue();
        assertThat(hidden.retryAfter()).contains(Duration.ofSeconds(9));
        assertThat(SECRETS.toString()).doesNotContain("xoxb");
    }
}
