package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.tool.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tool is named by its name alone, where that stands like a name. */
class ToolNamesTest {
    /** What the tools declare as other words for themselves. */
    private static final Set<String> DECLARED =
            Set.of("mail", "mailbox", "inbox", "email", "calendar", "agenda", "drive", "wiki");

    private static final List<String> FRAMES = List.of(
            "Get https://example.com/items and post the %s to https://example.org/hook",
            "Every Monday at 9 get https://example.com/items and post a summary of the %s to #dev",
            "Tell #dev about the %s of the week");

    private final Catalogue catalogue = AllTools.catalogue();
    private final Knowledge knowledge = new Knowledge(catalogue);
    private final Planning planning = new Planning(catalogue);

    @Test
    void no_common_word_is_the_name_of_a_tool() {
        for (String frame : FRAMES) {
            assertThat(CommonWords.all().stream()
                            .filter(word -> !DECLARED.contains(word))
                            .filter(word -> !named(frame.formatted(word)).isEmpty())
                            .toList())
                    .as(frame)
                    .isEmpty();
        }
    }

    /** Among the words that start like a name, as those do that are misread as one. */
    @Test
    void no_common_word_that_is_near_to_a_name_adds_a_tool_to_a_plan() {
        List<String> near = CommonWords.all().stream()
                .filter(word -> word.matches("(?:sl|st|di|no|li|gi|gm|dr|op|wi).*") && !DECLARED.contains(word))
                .toList();
        assertThat(near).hasSizeGreaterThan(500);
        for (String frame : FRAMES.subList(0, 2)) {
            Set<String> own = tools(frame.formatted("numbers"));
            own.add("openai"); // a model makes a summary
            assertThat(near.stream()
                            .filter(word -> !own.containsAll(tools(frame.formatted(word))))
                            .toList())
                    .as(frame)
                    .isEmpty();
        }
    }

    private Set<String> named(String brief) {
        Tokens tokens = Scanner.scan(brief);
        return IntStream.range(0, tokens.size())
                .mapToObj(at -> knowledge.tool(tokens, at))
                .flatMap(Optional::stream)
                .map(Knowledge.Named::what)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The tools of a brief's plan; none when it is refused. */
    private Set<String> tools(String brief) {
        try {
            Plan plan = planning.unchecked(brief);
            return plan.steps().stream().map(step -> step.tool()).collect(Collectors.toCollection(TreeSet::new));
        } catch (Refusal refused) {
            return Set.of();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tell the team not to slack off on Fridays | slack",
                "Linear growth is what the report at https://example.com/growth shows, post it to #dev | linear",
                "Get https://example.com/stats and post the linear regression to #dev | linear",
                "If growth is linear, alert #dev | linear",
                "Give #dev a notion of what happened in acme/api this week | notion",
                "Email bob@example.com the notion that we are late | notion",
                "Email bob@example.com about the discord among the board | discord",
                "There is discord between the teams, tell #dev | discord",
                "Email bob@example.com a picture of the stripe shirt | stripe",
                "Every calendar month post https://example.com/numbers to #dev | google_calendar",
                "Email bob@example.com how we drive traffic to the site | google_drive",
                "Tell #dev that there is some slack in the plan | nothing",
                "Pick up the slack and email bob@example.com what is left | slack"
            })
    void a_word_that_only_is_spelled_like_a_name_names_no_tool(String brief, String tool) {
        assertThat(named(brief)).doesNotContain(tool);
        assertThat(tools(brief)).doesNotContain(brief.contains("#dev") && tool.equals("slack") ? "" : tool);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Post the numbers of https://example.com/numbers to slack | slack",
                "Slack me the numbers of https://example.com/numbers every morning | slack",
                "every monday check linear for stale issues and tell #dev | linear",
                "add it to our notion | notion",
                "each linear issue | linear",
                "the open linear issues | linear",
                "a notion page | notion",
                "the stripe customers | stripe",
                "announce it in the discord | discord",
                "save it to drive | google_drive",
                "what is on the calendar today | google_calendar",
                "from our slack workspace | slack",
                "Add a line to the Notion roadmap | notion",
                "notify discord, slack and #dev | discord"
            })
    void a_name_in_small_letters_names_its_tool(String brief, String tool) {
        assertThat(named(brief)).contains(tool);
    }

    /** Words that a tool's answers cannot be told apart by: they would be read as all that the tool has. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tell #dev about the payouts | stripe.balance",
                "Tell #dev about the billing | stripe",
                "Tell #dev about the sales of the week | stripe",
                "Tell #dev about the churn | stripe",
                "Show me the retweets of @acme | x.user_posts",
                "Tell #dev about the changes in acme/api | github.list_commits",
                "Tell #dev about the journal | notion",
                "Cancel the standups | slack.history",
                "Send me the contracts | google_drive",
                "Delete the newsletters | gmail.search",
                "Tell #dev whether the free users came back | google_calendar"
            })
    void a_word_that_is_true_of_few_of_its_things_is_none_of_a_tools_words(String brief, String call) {
        assertThat(calls(brief)).noneMatch(made -> made.startsWith(call));
    }

    /** Likewise its operations. */
    private List<String> calls(String brief) {
        try {
            return planning.unchecked(brief).steps().stream()
                    .map(step -> step.tool() + "." + step.op())
                    .toList();
        } catch (Refusal refused) {
            return List.of();
        }
    }
}
