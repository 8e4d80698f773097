package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.tool.Catalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal asks for what is missing in its brief, in words of that brief. */
class HintsTest {
    private final Catalogue catalogue = AllTools.catalogue();
    private final Planning planning = new Planning(catalogue);

    private String refusal(String brief) {
        return catchThrowableOfType(Refusal.class, () -> planning.unchecked(brief))
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Send it | to whom, on Gmail, Slack or Discord?",
                "Filter the messages older than a week | of which “messages”: those of Gmail, Slack or Discord?",
                "Call off the Christmas party in my calendar | with Google Calendar here; it can create an event, update an event, delete an event or list events",
                "Wipe what I posted on X before June | with X here; it can delete a post, publish a post",
                "Delete those | what to delete here: delete an event (Google Calendar) or delete a post (X)?",
                "Undo my retweets on X, ie delete every post of mine that is one | with X here; it can delete a post,",
                "Do something nice | say it with a verb"
            })
    void a_refusal_asks_for_what_is_missing(String brief, String asked) {
        assertThat(refusal(brief)).contains(asked).doesNotContain("example.com/items");
    }

    @Test
    void no_tool_is_said_to_be_missing_that_is_there() {
        List<String> named = List.of("e-mail", "calendars", "databases", "summaries", "translation", "AI", "X");
        Stream.of("corpus-tuned.txt", "corpus-held-out.txt")
                .flatMap(file -> CorpusFile.read(file).stream())
                .forEach(one -> {
                    try {
                        planning.unchecked(one.brief());
                    } catch (Refusal refused) {
                        String told = refused.text() + refused.details();
                        assertThat(named).as(one.brief()).noneMatch(name -> told.contains("no tool for " + name));
                        assertThat(told).as(one.brief()).doesNotContain("example.com/items");
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Email bob@example.com: happy payment day!", "Email anna@example.com: ciao, open issues!"})
    void a_short_brief_with_an_address_is_english(String brief) {
        assertThat(refusal(brief))
                .containsIgnoringCase("put")
                .contains("in quotes")
                .doesNotContain("looks");
    }

    @Test
    void a_text_that_may_hold_a_schedule_is_asked_for() {
        assertThat(planning.unchecked("Message #dev: buon natale every Friday").steps())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.params().toString()).contains("Buon natale");
                    assertThat(step.approval().message()).contains("made of the brief's own words");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Email bob@example.com \"buon compleanno\" | buon compleanno",
                "Email bob@example.com: \"Happy birthday!\" | Happy birthday!",
                "Email bob@example.com: happy birthday! | happy birthday!",
                "Email anna@example.com: ciao! | ciao!",
                "Envía a bob@example.com: \"feliz cumpleaños\" | feliz cumpleaños"
            })
    void the_text_that_an_address_gets_does_not_tell_the_language(String brief, String body) {
        assertThat(planning.unchecked(brief).steps()).singleElement().satisfies(step -> {
            assertThat(step.op()).isEqualTo("send");
            assertThat(step.params().toString()).contains(body);
        });
    }

    @Test
    void what_is_read_as_a_text_is_told() {
        assertThat(planning.unchecked("Email bob@example.com: happy birthday!").assumptions())
                .contains("“happy birthday!” is read as the text for bob@example.com.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Send bob@example.com \"Order {{ trigger.order.id }} is done\" on Gmail | {{ trigger.order.id }}",
                "Post \"{{ x }}\" to #dev | {{ x }}"
            })
    void braces_are_text_and_the_plan_says_so(String brief, String braces) {
        assertThat(planning.unchecked(brief).assumptions())
                .contains("“" + braces + "” is taken as text: a brief holds no expressions.");
    }
}
