package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.plan.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that may not be what is meant wait for an approval that says why. */
class TextDoubtsTest {
    private final Planning planning = new Planning(AllTools.catalogue());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Open an issue in acme/web for the newest mail from dana@example.com, its subject as title and its text as body. | each of its fields",
                "Get https://api.example.com/sales and post their total to #web. | of which of its numbers the total is",
                "Get https://api.example.com/sales and mail the sum to dana@example.com. | of which of its numbers the total is",
                "Classify my unread mails into bills and news and post how many there are of each to #web. | how many there are",
                "Find mails with attachments from dana@example.com and save them to Drive. | not what is attached to it",
                "Post the open issues in acme/web assigned to dana or labelled ui to #web. | or labelled",
                "Post the open issues in acme/web with the label ui or slow to #web. | or slow",
            })
    void a_text_of_something_else_is_asked_about(String brief, String why) {
        Step last = planning.plan(brief).steps().getLast();

        assertThat(last.approval()).isNotNull();
        assertThat(last.approval().message()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Block dana@example.com in Gmail", "Report dana@example.com as spam"})
    void nothing_that_was_looked_at_goes_to_whom_something_is_done_to(String brief) {
        assertThat(planning.unchecked(brief).steps())
                .noneMatch(step -> step.params().toString().contains("steps."));
    }
}
