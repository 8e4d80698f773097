package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.application.Ids;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.TriggerKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say beside what they want, and how they ask for it in other words. */
class RoundaboutTest {
    private final BuiltinPlanner planner =
            new BuiltinPlanner(Ids.from(new Random(1)), InstantSource.fixed(Instant.parse("2026-12-01T09:00:00Z")));

    private Plan plan(String brief) {
        return planner.plan(new Brief(brief, AllTools.catalogue())).plan();
    }

    private static String told(Plan plan) {
        return plan.steps().toString();
    }

    private static boolean asks(Plan plan) {
        return plan.steps().stream().anyMatch(step -> step.approval() != null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When an issue is opened in acme/api (GitHub webhook), post its title in #dev",
                "When an issue is opened in acme/api, post its title in #dev. We have a GitHub webhook for that.",
                "When GitHub tells our webhook that an issue was opened in acme/api, post its title in #dev",
                "If an issue is opened in acme/api (webhook issues.opened) post its title in #dev"
            })
    void what_is_said_of_the_webhook_that_tells_an_event_is_used_and_not_asked_about(String brief) {
        Plan plan = plan(brief);
        assertThat(plan.trigger()).isEqualTo(TriggerKind.WEBHOOK);
        assertThat(told(plan)).contains("trigger.issue.title");
        assertThat(asks(plan)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Post the open issues of acme/api to #dev so that the team knows what is coming",
                "Post the open issues of acme/api to #dev, so we can look them over",
                "Post the open issues of acme/api to #dev because they asked for them"
            })
    void why_something_is_done_is_told_and_not_asked_about(String brief) {
        Plan plan = plan(brief);
        assertThat(asks(plan)).isFalse();
        assertThat(plan.assumptions()).anyMatch(note -> note.startsWith("Read as background"));
    }

    @Test
    void a_reason_that_narrows_what_is_done_is_asked_about() {
        assertThat(asks(plan("Send #dev the open issues in acme/api so they see only last week's")))
                .isTrue();
    }

    @Test
    void that_no_more_than_a_draft_is_wanted_makes_no_second_one() {
        Plan plan = plan("Draft a mail to bob@example.com with the subject \"Notes\", asking him for his notes. "
                + "Leave it as a draft please!");
        assertThat(plan.steps()).hasSize(2);
        assertThat(asks(plan)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Am I busy on Friday afternoon? | duration('720m')
                    Do I have anything planned for tomorrow? | list_events
                    Am I free tomorrow between 13:00 and 14:00? | duration('840m')
                    Who is coming to the Board meeting on Friday? | list_events
                    mail me who is invited to the Board meeting on Friday | one.attendees
                    Who is assigned to OPS-1 in Linear? | list_issues
                    if acme/api has more than 3 open issues, post the count in #dev | items) > 3
                    Check whether http://a.example/x returns 404, and if so send me a Slack DM | == 404
                    GET http://a.example/down. status not 200 -> post "It fails" in #ops | != 200
                    Get http://a.example/t, post "Hot" in #ops only if the field temp is above 30 | .temp > 30
                    mail me the unread mails from people at customer.example | from:(customer.example)
                    search X for posts with the word dispatch and post them in #general | dispatch -is:retweet
                    Get http://a.example/i, keep those whose stock is 0 and DM Bob on Slack their names | .stock == 0
                    mail me the open Stripe invoices, biggest first | sortBy(thing, thing.total).reverse()
                    mail me the open issues in acme/api ordered by title | sortBy(thing, string(default(thing.title, '')))
                    """)
    void the_same_is_asked_for_in_other_words(String brief, String wanted) {
        Plan plan = plan(brief);
        assertThat(told(plan)).contains(wanted);
        assertThat(asks(plan)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Linear issues of team OPS that are in Todo\ntitles to #ops",
                "write a summary of the open issues in acme/api and post it to #ops",
                "put together a summary of the open issues in Linear and post it to #ops"
            })
    void what_is_only_looked_at_is_not_made_at_the_place_where_it_is(String brief) {
        assertThat(plan(brief).steps().stream().filter(step -> step.tool().matches("github|linear")))
                .allMatch(step -> step.op().startsWith("list"));
    }
}
