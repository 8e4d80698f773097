package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Briefs of the longest size that say the same over and over: planned or refused, but soon. */
class LongBriefsTest {
    /** So many ordinary briefs, which have some 80 characters, are read in the time that one of 8,000 may take. */
    private static final int MOST = 100;

    private final Planning planning = new Planning(AllTools.catalogue());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Get https://a.example.com/x with |fails, ",
                "Post \"hi\" to #dev on Slack |Bob, ",
                "Post \"hi\" to #dev on Slack |of ",
                "Create an issue in acme/api on GitHub titled |2, ",
                "For each item in |6pm, ",
                "Every |On ",
                "Get https://a.example.com/x with |a ",
                "Get https://a.example.com/x with |3 ",
                "https://one.example.com/a |https://one.example.com/a ",
                "Translate https://a.example.com/x |to ",
                "Get https://a.example.com/x |then get https://a.example.com/x ",
                "Currency exchange rates to Notion every day |them :bug: ",
                "https://a.example.com/x report |: of ",
                "On the first weekday of every month at 8 |stars ",
                "Get https://a.example.com/x and open a ticket in acme/api with title \"x\" and its message as body |#55th ",
                "Publica \"Hola a todos\" en #general |lundi",
                "Sende \"Hallo\" an #general |montag",
                "Ogni giorno |Quando un pagamento Stripe fallisce crea un ticket in Linear e avvisami su Slack. ",
                "Each day at 9 |PR ",
            })
    void are_not_slow_to_read(String start, String more) {
        String brief = (start + more.repeat(Brief.MOST_BYTES / more.length() + 1)).substring(0, Brief.MOST_BYTES);
        assertThat(new ReadingTime(planning).of(brief)).isLessThan(MOST);
    }

    @Test
    void say_an_order_in_no_more_words_than_anybody_reads() {
        String most = "Post the summary of https://a.example.com/x to #dev on Slack" + " sunny".repeat(391);
        assertThat(catchThrowable(() -> planning.unchecked(most + " sunny")))
                .hasMessageContaining("an order is said in at most 400 words");
        assertThat(catchThrowable(() -> planning.unchecked(most)))
                .satisfiesAnyOf(
                        planned -> assertThat(planned).isNull(),
                        other -> assertThat(other).hasMessageNotContaining("at most 400 words"));
    }

    @Test
    void that_ask_for_more_than_any_plan_does_are_refused() {
        String twoThings = "Summarize my unread emails and post them to Slack. ";
        assertThat(planning.unchecked(twoThings.repeat(20)).steps()).hasSizeGreaterThan(20);
        assertThat(catchThrowable(() -> planning.unchecked(twoThings.repeat(60))))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("cannot_plan"));
        assertThat(planning.outcome(twoThings.repeat(30)).getFirst()).contains("it asks for 61 steps");
        assertThat(planning.outcome(twoThings.repeat(60)).getFirst()).contains("it asks for more than 100 steps");
    }

    @Test
    void a_bracket_that_only_closes_is_no_failure() {
        for (String brief : new String[] {"3] then get https://a.example.com/x", "null}]}", "a] b]"}) {
            assertThat(catchThrowable(() -> planning.unchecked(brief)))
                    .as(brief)
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isNull(),
                            thrown -> assertThat(thrown).isInstanceOf(Refusal.class));
        }
    }
}
