package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.plan.Plan;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Briefs that only name what they want, and briefs that are written in short. */
class TitlesTest {
    private final Planning planning = new Planning(AllTools.catalogue());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AI tweet generator | openai.complete, x.post",
                "AI workout plan by email to me | openai.complete, gmail.send",
                "Slack standup reminder | slack.post_message",
                "RSS → OpenAI → Slack: a daily digest | http.get, openai.complete, slack.post_message",
                "Stripe disputes to #finance | slack.post_message",
                "Contact form submissions to Slack and Gmail | slack.post_message, gmail.send",
                "Turn starred emails into Linear issues | gmail.search, linear.create_issue",
                "Write a limerick about our product and tweet it | openai.complete, x.post",
                "yo whenever some1 pays on stripe drop a msg in #money | slack.post_message",
                "i wanna get my unread mails summarised by chatgpt n sent 2 slack | gmail.search, openai.summarize, slack.dm",
                "Grab notes frm notion page Standup n shove em in drive | notion.search, google_drive.upload"
            })
    void a_title_becomes_the_calls_that_it_names(String brief, String calls) {
        Plan plan = planning.plan(brief);
        assertThat(plan.steps().stream().map(step -> step.tool() + "." + step.op()))
                .containsExactlyInAnyOrderElementsOf(List.of(calls.split(", ")));
    }
}
