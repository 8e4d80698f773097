package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsTest {
    private Warned warned;

    @BeforeAll
    void tools() throws Exception {
        warned = Warned.withAllTools();
    }

    static Stream<Arguments> targets() {
        return Stream.of(
                Arguments.of("slack.post_message {\"channel\":\"#dev\",\"text\":\"t\"}", "#dev"),
                Arguments.of(
                        "gmail.send {\"to\":[\"a@example.com\",\"b@example.com\"],\"cc\":\"c@example.com\",\"subject\":\"s\",\"body\":\"b\"}",
                        "a@example.com, b@example.com, c@example.com"),
                Arguments.of(
                        "gmail.send {\"to\":\"{{ trigger.customer_email }}\",\"bcc\":\"c@example.com\",\"subject\":\"s\",\"body\":\"b\"}",
                        "from the trigger: customer_email, c@example.com"),
                Arguments.of(
                        "slack.post_message {\"channel\":\"#team-{{ trigger.team }}\",\"text\":\"t\"}",
                        "#team-(from the trigger: team)"),
                Arguments.of(
                        "slack.post_message {\"channel\":\"{{ trigger.bad ? '#alarm' : '#noise' }}\",\"text\":\"t\"}",
                        "#alarm or #noise"),
                Arguments.of(
                        "http.get {\"url\":\"https://ada:secret@example.com/a/{{ trigger.id }}?key=secret#secret\"}",
                        "https://example.com/a/(from the trigger: id)"),
                Arguments.of("http.get {\"url\":\"{{ trigger.url }}\"}", "from the trigger: url"),
                Arguments.of(
                        "gmail.send {\"to\":\"{{ 'a@' + trigger.host }}\",\"subject\":\"s\",\"body\":\"b\"}",
                        "from the trigger: host"),
                Arguments.of(
                        "gmail.send {\"to\":\"{{ run.id }}\",\"subject\":\"s\",\"body\":\"b\"}", "chosen by the plan"),
                Arguments.of(
                        "github.create_issue {\"repo\":\"acme/api\",\"title\":\"t\",\"assignees\":[\"ada\"]}",
                        "acme/api, ada"),
                Arguments.of("gmail.search {\"query\":\"is:unread\"}", "is:unread"),
                Arguments.of("x.post {\"text\":\"Hello\"}", ""),
                Arguments.of("stripe.balance {}", ""),
                Arguments.of("stripe.refund {\"payment\":\"pi_1\",\"amount\":500}", "pi_1, 500"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whom_a_call_reaches_is_said_in_words(String step, String target) {
        assertThat(warned.targets("manual\na " + step)).containsExactly(target);
    }

    @Test
    void what_comes_from_another_step_is_named_by_what_that_does() {
        assertThat(warned.targets("""
                        manual
                        l github.list_pulls {"repo":"acme/api"}
                        m slack.dm {"user":"{{ item.author }}","text":"t"} | {"forEach":"steps.l.output.items"}
                        w openai.complete {"prompt":"p"}
                        n slack.dm {"user":"{{ steps.w.output.text }}","text":"t"}
                        h http.get {"url":"{{ item }}"} | {"forEach":"['https://a.example', 'https://b.example']"}"""))
                .isEqualTo(List.of(
                        "acme/api",
                        "each item of list_pulls: author",
                        "",
                        "from complete: text",
                        "https://a.example or https://b.example"));
    }

    @Test
    void the_same_line_is_told_once_and_a_long_one_is_cut() {
        String post = " slack.post_message {\"channel\":\"#%s\",\"text\":\"t\"}\n";
        String name = "x".repeat(400);
        assertThat(warned.targets(
                        "manual\na" + post.formatted("dev") + "b" + post.formatted("dev") + "c" + post.formatted(name)))
                .containsExactly("#dev", "#" + "x".repeat(299) + "…");
    }
}
