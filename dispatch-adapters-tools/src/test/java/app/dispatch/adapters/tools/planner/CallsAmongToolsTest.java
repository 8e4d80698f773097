package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a brief says of a call is in its step, whatever other tools the brief has to do with. */
class CallsAmongToolsTest {
    private final Planning planning = new Planning(AllTools.catalogue());

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "Get https://a.example.com/x with header X-Api-Key: abc and post its title to #dev on Slack § 1 GET https://a.example.com/x headers={\"X-Api-Key\":\"abc\"}",
                "Post {\"a\":1} to https://b.example.com/y and tell me on Slack § 1 POST https://b.example.com/y json={\"a\":1}",
                "Get https://a.example.com/rates with a timeout of 5 seconds, retry 3 times, and post the rate to #fx § 1 GET https://a.example.com/rates timeoutMs=5000 attempts 4",
                "When a Stripe payment fails, POST {\"text\": \"failed\"} to https://b.example.com/y § 1 POST https://b.example.com/y json={\"text\":\"failed\"} when default(trigger.type, '') == 'payment_intent.payment_failed'",
                "List the open issues of acme/api and post them to https://b.example.com/y with header X-Team: ops § 2 POST https://b.example.com/y headers={\"X-Team\":\"ops\"} json=$1.output.items",
                "List the open issues of acme/api and post their titles to https://b.example.com/y § 2 POST https://b.example.com/y json=$1.output.items.map(one, one.title)",
                "Whenever a new issue is opened in acme/api, post its title to https://b.example.com/y § 1 POST https://b.example.com/y json=string(default(trigger.issue.title, '')) when default(trigger.action, '') == 'opened' && trigger.repository.full_name == 'acme/api'",
                "Only if https://a.example.com/stock returns a quantity below 5, mail ana@example.com § 1 GET https://a.example.com/stock",
                "Delete https://a.example.com/x/7 and tell #ops § 1 DELETE https://a.example.com/x/7",
                "Get https://a.example.com/users and for each user get https://b.example.com/users/{id}, then post the answers to #ops § 2 GET https://b.example.com/users/{{ item.id }} each <1>",
            })
    void a_call_is_made_as_it_is_said(String brief, String call) {
        assertThat(planning.outcome(brief)).contains(call);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "Get https://a.example.com/x. If its user.active is false, tell #ops § <1.user.active> == false",
                "Get https://a.example.com/x and post the title to #dev unless its state is \"open\" § <1.state> != 'open'",
                "Check https://a.example.com/x; if it is down, post {\"text\":\"down\"} to https://b.example.com/y and email me § $1.status == 'failed' || <1:status> >= 400",
            })
    void what_is_done_under_a_condition_on_an_answer_is_done_under_that_one(String brief, String when) {
        assertThat(planning.outcome(brief).stream().skip(1)).allMatch(line -> line.endsWith(" when " + when));
    }
}
