package app.dispatch.application.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

    @ParameterizedTest
    @MethodSource("encodings")
    void encodings_put_one_into_another_do_not_give_it_away(String name, UnaryOperator<String> encoding) {
        String secret = "sk-Test/4711+hunter2&Co";
        Secrets secrets = Secrets.of(List.of(secret));
        String encoded = encoding.apply(secret);
        assertThat(encoded).isNotEqualTo(secret);

        assertThat(secrets.hiddenIn("seen: " + encoded + " .")).isEqualTo("seen: •••• .");
        assertThat(secrets.hiddenIn("seen: " + encoding.apply("another" + secret.substring(5)) + " ."))
                .doesNotContain("•");
    }

    static List<Arguments> encodings() {
        return List.of(
                encoding("percent, every byte", text -> each(text, "%%%02x")),
                encoding("percent twice", text -> each(text, "%%25%02X")),
                encoding("JSON units", text -> each(text, "\\u%04x")),
                encoding("octets", text -> each(text, "\\x%02x")),
                encoding("decimal entities", text -> each(text, "&#%d;")),
                encoding("hex entities", text -> each(text, "&#x%X;")),
                encoding("named entities", text -> text.replace("&", "&amp;")),
                encoding("small letters", text -> text.toLowerCase(Locale.ROOT)),
                encoding("capitals", text -> text.toUpperCase(Locale.ROOT)),
                encoding(
                        "hex in mixed case",
                        text -> HexFormat.of()
                                .withUpperCase()
                                .formatHex(bytes(text))
                                .replace('A', 'a')),
                encoding("hex with colons", text -> HexFormat.ofDelimiter(":").formatHex(bytes(text))),
                encoding("base64 twice", text -> base64(base64(text))),
                encoding("base64 three times", text -> base64(base64(base64(text)))),
                encoding("percent in base64", text -> base64(each(text, "%%%02x"))),
                encoding("base64 in JSON in base64", text -> base64("{\"a\":\"" + base64(text) + "\"}")),
                encoding(
                        "base64 with escaped slashes",
                        text -> base64(text + "???").replace("/", "\\/")));
    }

    private static Arguments encoding(String name, UnaryOperator<String> encoding) {
        return Arguments.of(name, encoding);
    }

    private static String each(String text, String form) {
        return text.chars().mapToObj(form::formatted).collect(Collectors.joining());
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes(text));
    }

    @Test
    void four_layers_are_not_looked_through() {
        String secret = "sk-Test/4711+hunter2&Co";
        String encoded = base64(base64(base64(base64(secret))));

        assertThat(Secrets.of(List.of(secret)).hiddenIn(encoded)).isEqualTo(encoded);
    }

    @Test
    void letters_of_several_bytes_are_found_behind_percents() {
        Secrets secrets = Secrets.of(List.of("pässwörd-€-𝄞x"));

        assertThat(secrets.hiddenIn("a=" + URLEncoder.encode("pässwörd-€-𝄞x", StandardCharsets.UTF_8) + "&b"))
                .isEqualTo("a=••••&b");
        assertThat(secrets.hiddenIn("%E2%82 %FF%F0%9D %C3")).isEqualTo("%E2%82 %FF%F0%9D %C3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 57_000, 65_530, 65_536, 131_060, 1_000_000})
    void a_secret_is_found_at_any_place_of_a_long_text(int at) {
        String encoded = base64("sk-Test/4711+hunter2&Co");
        String text = ". ".repeat(at / 2) + encoded + " .".repeat(40_000);

        assertThat(Secrets.of(List.of("sk-Test/4711+hunter2&Co")).hiddenIn(text))
                .isEqualTo(text.replace(encoded, "••••"));
    }

    @Test
    void a_maze_of_encodings_is_not_walked_to_its_end() {
        String maze = "%41";
        while (maze.length() < 40_000) {
            maze = base64(maze.repeat(20)) + "%41&#65;";
        }
        SecretSearch search = new SecretSearch(List.of("hunter2-is-long"));
        SecretSearch.Work work = new SecretSearch.Work();

        assertThat(search.in(maze, work).isEmpty()).isTrue();
        assertThat(work.done()).isGreaterThan(maze.length()).isLessThanOrEqualTo(13L * maze.length());
    }

    @Test
    void a_number_is_hidden_that_is_the_secret_and_a_huge_one_is_not_written_out() {
        Secrets secrets = Secrets.of(List.of("471100"));

        assertThat(secrets.hiddenIn(new Value.Num(new BigDecimal("4711E2")))).isEqualTo(Value.of("••••"));
        Value huge = new Value.Num(new BigDecimal("1E999999999"));
        assertThat(secrets.hiddenIn(huge)).isEqualTo(huge);
    }

    @Test
    void a_long_run_of_letters_and_digits_is_hidden_in_whatever_is_made_of_the_rest() {
        Secrets secrets = Secrets.of(List.of("a/b+0123456789abcdef=&<", "https://hooks.test/T1/abcdefghijklmnop?x=1"));
        for (String made :
                List.of("a\\/b+0123456789abcdef=", "a%252Fb%252B0123456789abcdef", "b&#43;0123456789abcdef&lt;")) {
            assertThat(secrets.hiddenIn(made)).doesNotContain("0123456789").contains("••••");
        }
        String hex = HexFormat.of().formatHex(bytes("a%2Fb%2B0123456789abcdef%3D"));
        assertThat(secrets.hiddenIn(hex)).isEqualTo("••••");
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
