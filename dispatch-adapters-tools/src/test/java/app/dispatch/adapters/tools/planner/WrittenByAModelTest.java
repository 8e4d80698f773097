package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a language model writes for each of a list, or where a brief only names a text. */
class WrittenByAModelTest {
    private final Planning planning = new Planning(AllTools.catalogue());

    private static Step last(Plan plan) {
        return plan.steps().getLast();
    }

    private static List<String> calls(Plan plan) {
        return plan.steps().stream().map(step -> step.tool() + "." + step.op()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Draft a reply to each unread mail with AI",
                "Draft replies to my unread emails using GPT",
                "For each unread mail, write a reply with GPT and save it as a draft",
                "List my unread mails and draft a reply to each with AI"
            })
    void each_mail_gets_an_answer_of_its_own_as_a_draft(String brief) {
        Plan plan = planning.plan(brief);
        assertThat(calls(plan)).containsExactly("gmail.search", "openai.complete", "gmail.draft");
        assertThat(last(plan).forEach()).isEqualTo(plan.steps().get(1).forEach());
        assertThat(last(plan).params().toString()).contains("item.from", "item.threadId", "output[index].text");
        assertThat(last(plan).approval()).isNull();
    }

    @Test
    void an_answer_that_a_model_wrote_is_sent_only_after_somebody_was_asked() {
        Step sends = last(planning.plan("Reply to the newest mail from lena@acme.example with AI"));
        assertThat(sends.op()).isEqualTo("send");
        assertThat(sends.approval()).isNotNull();
    }

    @Test
    void a_draft_is_sent_where_the_brief_goes_on_to_say_so() {
        Step sends = last(planning.plan("Draft a reply to the newest mail from lena@acme.example with AI and send it"));
        assertThat(sends.op()).isEqualTo("send");
        assertThat(sends.approval()).isNotNull();
    }

    @Test
    void what_was_to_be_sent_is_only_saved_where_the_brief_says_so() {
        Plan plan = planning.plan("Write a thank you note to bob@example.com with AI and save it as a draft");
        assertThat(calls(plan)).containsExactly("openai.complete", "gmail.draft");
    }

    @Test
    void an_answer_in_the_words_of_the_brief_needs_no_model() {
        Plan plan = planning.plan("When an email arrives, reply \"Thanks, we are on it\"");
        assertThat(calls(plan)).containsExactly("gmail.search", "gmail.send");
        assertThat(last(plan).params().toString()).contains("Thanks, we are on it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Classify my unread mails as spam, sales or other and label them | openai.classify",
                "Label my unread mails as bug reports, questions or praise with AI | openai.classify",
                "Label my unread mails with AI | openai.complete"
            })
    void each_mail_gets_the_label_that_a_model_finds_for_it(String brief, String call) {
        Plan plan = planning.plan(brief);
        assertThat(calls(plan)).containsExactly("gmail.search", call, "gmail.label");
        assertThat(last(plan).forEach()).isEqualTo(plan.steps().get(1).forEach());
        assertThat(last(plan).params().toString()).contains("output[index].");
    }

    @Test
    void a_text_that_a_brief_only_names_is_written() {
        Plan plan = planning.plan("Post a fun fact to #random every day at 9");
        assertThat(calls(plan)).containsExactly("openai.complete", "slack.post_message");
        assertThat(plan.assumptions()).anyMatch(note -> note.contains("“a fun fact”"));
    }

    @Test
    void a_reminder_says_what_it_is_about() {
        assertThat(calls(planning.plan("Post a standup reminder in #dev"))).containsExactly("slack.post_message");
    }

    @Test
    void an_update_for_a_channel_is_no_post_for_everybody() {
        assertThat(calls(planning.plan("Post an update in #dev"))).containsExactly("slack.post_message");
    }
}
