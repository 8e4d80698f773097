package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.application.Ids;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.expression.ParamsTemplate;
import app.dispatch.application.expression.Scope;
import app.dispatch.application.json.Json;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.value.Value;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltinPlannerTest {
    private final Planning planning = new Planning(AllTools.catalogue());

    @Test
    void a_plan_carries_its_maker_its_time_and_a_fresh_id() {
        Plan first = planning.plan("Get https://a.example.com/x");
        Plan second = planning.plan("Get https://a.example.com/x");
        assertThat(first.planner()).isEqualTo("builtin");
        assertThat(first.createdAt()).isEqualTo(Planning.NOW);
        assertThat(first.id().value())
                .startsWith("wf_")
                .isNotEqualTo(second.id().value());
    }

    @Test
    void the_same_brief_becomes_the_same_plan_but_for_its_id() {
        String brief =
                "Every weekday at 9 get https://a.example.com/x and https://b.example.com/y, then post both answers to https://c.example.com/z";
        Plan first = planning.plan(brief);
        assertThat(planning.plan(brief).withId(first.id())).isEqualTo(first);
    }

    @Test
    void steps_and_plan_have_names_that_a_person_can_read() {
        Plan plan = planning.plan(
                "Get https://api.example.com/v1/items?key=s3cret and post it to https://hooks.example.com/in");
        assertThat(plan.name()).isEqualTo("Get api.example.com/v1/items and post it to hooks.example.com/in");
        assertThat(plan.steps()).extracting(step -> step.id().value()).containsExactly("get_items", "post_in");
    }

    @Test
    void equal_calls_have_ids_of_their_own() {
        Plan plan = planning.plan(
                "Get https://a.example.com/x, then get https://a.example.com/x, then get https://a.example.com/x");
        assertThat(plan.steps()).extracting(step -> step.id().value()).containsExactly("get_x", "get_x_2", "get_x_3");
    }

    @Test
    void what_was_filled_in_is_told() {
        Plan plan = planning.plan("Every morning get example.com/x with header X-Api-Key: abc");
        assertThat(plan.trigger()).isEqualTo(TriggerKind.SCHEDULE);
        assertThat(plan.assumptions())
                .containsExactly(
                        "No time of day was said: 09:00 is taken.",
                        "No time zone was said: the schedule is in UTC.",
                        "No scheme was written: example.com/x is called as https://example.com/x.",
                        "The value of X-Api-Key is written in the plan, where everybody who may read the plan can read it.");
    }

    @Test
    void a_brief_that_says_everything_leaves_nothing_to_assume() {
        Plan plan = planning.plan(
                "Every weekday at 9:00 UTC get https://a.example.com/x and post its answer to https://b.example.com/y");
        assertThat(plan.assumptions()).isEmpty();
    }

    @Test
    void what_a_flow_leaves_open_is_asked_of_each_run_and_told() {
        Plan plan = planning.plan("Track a GitHub repository and message me about stale pull requests");
        assertThat(plan.assumptions())
                .containsExactly(
                        "It was not said how often to look: every day at 09:00 UTC is taken.",
                        "“stale” is read as olderThanDays 7.",
                        "The repo of “List pull requests” was not said: each run gets it as `trigger.repo`, unless it is written into the step.",
                        "No tool was named for it: “Send a direct message” on Slack is taken.",
                        "It goes to you: to the e-mail address of your account.",
                        "At most 25 are looked at by “List pull requests”.",
                        "A schedule brings no `trigger`: write these values into the steps before it is switched on.");
    }

    private String approval(String brief) {
        return planning.plan(brief).steps().stream()
                .flatMap(step -> Stream.ofNullable(step.approval()))
                .map(approval -> String.valueOf(approval.message()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void before_others_are_reached_somebody_sees_the_words_that_no_step_stands_for() {
        assertThat(approval("Post the open issues of acme/api that made customers cry to #dev"))
                .contains("made", "cry");
        assertThat(approval("Post my unread emails to Slack but not the newsletters"))
                .contains("but not the newsletters");
        assertThat(approval("Post the open issues of acme/api to #dev")).isEmpty();
        assertThat(approval("Send #dev on Slack the newest mail a smiley")).contains("“a smiley”");
        assertThat(approval("Schedule \"Call\" on Tuesday 8 December at 10am their time for 20 minutes"))
                .contains("the hour is in UTC");
        assertThat(approval("Move the event Retro to the next day at 3pm")).contains("the day after today");
        assertThat(approval("Move the event Retro to the day after tomorrow at 3pm"))
                .isEmpty();
        assertThat(approval("DM me the open issues of acme/api that made customers cry on Slack"))
                .contains("made customers cry");
        assertThat(approval("Find open issues of acme/api which made customers cry. Close them."))
                .contains("made customers cry");
        assertThat(approval("DM me a nice overview of the open issues of acme/api on Slack"))
                .isEmpty();
    }

    @Test
    void what_is_said_to_come_then_waits_for_what_is_only_read_before_it() {
        assertThat(last("Get https://a.example.com/x, then post \"done\" to #dev on Slack")
                        .dependsOn())
                .isNull(); // the step before it
        assertThat(last("Get https://a.example.com/x and https://b.example.com/y, then post \"done\" to #dev on Slack")
                        .dependsOn())
                .hasSize(2);
    }

    private Step last(String brief) {
        return planning.plan(brief).steps().getLast();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ask me before you post \"hi\" to #dev on Slack",
                "Ask me before posting \"hi\" to #dev on Slack",
                "Before you post \"hi\" to #dev on Slack, ask me",
                "Post \"hi\" to #dev on Slack, but ask me before you do",
                "Get https://a.example.com/x and ask me before posting it to #dev on Slack",
                "Get https://a.example.com/x. Check with me before you post it to #dev on Slack"
            })
    void who_wants_to_be_asked_before_is_asked(String brief) {
        assertThat(last(brief).op()).isEqualTo("post_message");
        assertThat(last(brief).approval()).isNotNull();
    }

    @Test
    void what_removes_or_pays_is_refused_where_the_brief_says_more_of_which_ones_than_is_understood() {
        assertThatThrownBy(() -> planning.plan("Refund the succeeded payments of our clumsiest customers"))
                .hasMessageContaining("clumsiest");
        assertThatThrownBy(() -> planning.plan("Delete the meetings that bore me"))
                .hasMessageContaining("bore");
    }

    @Test
    void a_thing_with_a_name_is_looked_up_and_has_to_be_the_only_one() {
        Plan plan = planning.plan("Delete the event \"Retro\" from my calendar");
        assertThat(plan.steps().getLast().forEach())
                .startsWith("only(steps.list_events.output.items.filter(thing, ")
                .endsWith(".lowerAscii() == 'retro'))");
        assertThat(planning.plan("Close the issue \"Crash on start\" in acme/api")
                        .steps()
                        .getLast()
                        .forEach())
                .startsWith("only(")
                .contains("'crash on start'");
    }

    @Test
    void several_things_with_a_name_need_not_be_one() {
        Plan plan = planning.plan("Delete the events called \"Standup\" from my calendar tomorrow");
        assertThat(plan.steps().getLast().forEach()).contains("== 'standup'").doesNotContain("only(");
    }

    @Test
    void what_is_done_for_each_thing_that_there_is_waits_for_an_approval() {
        assertThat(approval("Close all issues in acme/api")).contains("when all of them are meant");
        assertThat(approval("Delete all events from my calendar tomorrow")).isEmpty();
    }

    @Test
    void a_quoted_text_is_in_a_step_or_somebody_is_asked() {
        assertThat(planning.plan("Open a ticket \"Order new chairs\" for team OPS in Linear")
                        .steps()
                        .getLast()
                        .params()
                        .text("title"))
                .contains("Order new chairs");
        assertThat(planning.plan("Create a folder \"Trip 2027\" in Google Drive")
                        .steps()
                        .getLast()
                        .params()
                        .text("name"))
                .contains("Trip 2027");
    }

    @Test
    void what_is_for_its_owner_is_not_shown_to_others_without_asking() {
        assertThat(planning.plan("Mail me a digest of what people said about cats on X")
                        .steps()
                        .getLast()
                        .params()
                        .text("to"))
                .contains("{{ run.owner.email }}");
        assertThat(approval("When someone stars acme/api, thank them on X")).contains("what you mean by “thank”");
    }

    @Test
    void a_list_of_calls_about_tools_loses_no_word_either() {
        Plan plan = planning.plan("list my unread emails labelled Billing and post them to #ops on Slack");
        assertThat(plan.steps().getFirst().params().text("query"))
                .hasValueSatisfying(query ->
                        assertThat(query.split(" ")).containsExactlyInAnyOrder("is:unread", "label:(Billing)"));
    }

    @Test
    void a_flow_goes_only_through_the_tools_that_may_be_used() {
        String brief = "Track a GitHub repository and ping me about stale pull requests";
        assertThat(tools(brief, "github", "discord")).containsExactly("github", "discord");
        assertThat(tools(brief, "github", "gmail", "slack")).containsExactly("github", "slack");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> tools(brief, "github", "stripe"));
        assertThat(Json.write(refusal.details())).contains("no tool that may be used can ping");
        assertThat(catchThrowableOfType(Refusal.class, () -> tools(brief, "slack")))
                .isNotNull();
    }

    private static List<String> tools(String brief, String... enabled) {
        Planning some = new Planning(AllTools.catalogue().only(List.of(enabled)));
        return some.plan(brief).steps().stream().map(step -> step.tool()).toList();
    }

    @Test
    void a_refusal_tells_what_was_understood_what_was_not_and_what_to_do() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> new Planning(Tools.http()).plan("Get https://a.example.com/x and then post its title to Slack"));
        assertThat(refusal.errorCode()).isEqualTo(ErrorCode.CANNOT_PLAN);
        assertThat(refusal.text()).contains("post its title to Slack").contains("I know no tool for Slack");
        assertThat(Json.write(refusal.details()))
                .isEqualTo("{\"understood\":[\"“Get https://a.example.com/x”: http.get as get_x\"],"
                        + "\"notUnderstood\":[\"post its title to Slack\"],"
                        + "\"hint\":\"I know no tool for Slack; the tools are HTTP\"}");
    }

    @Test
    void no_part_of_a_brief_is_dropped_in_silence() {
        for (String part : List.of(
                "and water the plants",
                ", then water the plants",
                ". Water the plants.",
                " with great care and glitter",
                " as a PDF")) {
            String words = part.replaceAll("^(, then|\\W*and|\\W+)|\\W+$", "").strip();
            try {
                Plan plan = planning.plan("Get https://a.example.com/x " + part);
                assertThat(plan.assumptions()).as(part).anyMatch(note -> note.contains(words));
            } catch (Refusal refusal) {
                assertThat(refusal.errorCode()).as(part).isEqualTo(ErrorCode.CANNOT_PLAN);
            }
        }
    }

    @Test
    void quoted_text_reaches_its_destination_letter_by_letter() {
        String text = "{{ trigger.secret }} and {{ '{{' }} and }} {{";
        Plan plan = planning.plan("Post \"" + text + "\" to https://b.example.com/y");
        assertThat(rendered(plan).text("body")).contains(text);
    }

    @Test
    void braces_in_an_address_stay_what_they_are() {
        Plan plan = planning.plan("Get https://b.example.com/y?q={{x}}");
        assertThat(rendered(plan).text("url")).contains("https://b.example.com/y?q={{x}}");
    }

    private static Value.Fields rendered(Plan plan) {
        ParamsTemplate template = ParamsTemplate.compile(
                plan.steps().getFirst().params(), new CelExpressions(), false, "", new ArrayList<>());
        Scope scope = Scope.of(
                new Scope.RunView(
                        new RunId("run_1"), Planning.NOW, LocalDate.of(2026, 3, 1), () -> Scope.OwnerView.NOBODY),
                new Scope.WorkflowView("wf_1", "Test"));
        return (Value.Fields) template.render(scope);
    }

    @Test
    void long_and_twisted_briefs_take_no_long_time() {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        List<String> twisted = List.of(
                "{",
                "[",
                "\"",
                "(",
                "{{",
                "a.",
                "a(",
                "'s ",
                "get ",
                "and ",
                "then ",
                "https://",
                "the id of ",
                "if ",
                "for each x in ",
                "every ",
                "get https://a.example.com/x and ",
                "post it to ",
                "with a=1 and ",
                "[{\"a\":",
                "its ",
                "x of the answer of ",
                "to #a and #b monday send ",
                "-");
        planning.outcome("get https://a.example.com/x and post it to #dev"); // what is read once is no part of it
        for (String piece : twisted) {
            String brief = "get https://a.example.com/x " + piece.repeat(8_000 / piece.length());
            long start = cpu.getCurrentThreadCpuTime();
            planning.outcome(brief);
            assertThat(Duration.ofNanos(cpu.getCurrentThreadCpuTime() - start))
                    .as(piece)
                    .isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void the_trace_of_calls_names_the_words_where_they_stand() {
        String brief = "Every day at 10 get https://a.example.com/x and post its title to https://b.example.com/y";
        List<Choice> trace = new BuiltinPlanner(Ids.from(new Random(1)), InstantSource.fixed(Planning.NOW))
                .plan(new Brief(brief, Tools.http()))
                .trace();
        assertThat(trace).extracting(Choice::at).containsExactly(0, 10, 16, 48);
        trace.forEach(choice -> assertThat(brief.substring(choice.at()))
                .startsWith(choice.words().split(" ", 2)[0]));
        assertThat(trace.getLast().chosen()).contains("http.request as ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "above 1,000 | > 1000",
                "above 1.5k | > 1500",
                "over five hundred | > 500",
                "below $1,000.50 | < 1000.5",
                "at least 2 million dollars | >= 2000000",
                "over USD 1,234,567 | > 1234567",
                "above a dozen | > 12",
                "above 25 euros | > 25",
                "below twenty-five | < 25",
                "not above one hundred and twenty | <= 120",
                "above 20% | > 20"
            })
    void a_number_is_compared_as_it_is_written(String said, String compared) {
        Plan plan = planning.plan("Get https://a.example.com/price and if the price is " + said
                + " post \"x\" to https://b.example.com/in");
        assertThat(plan.steps().getLast().when()).endsWith(".price " + compared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000", "1.000.000", "12,34", "5m"})
    void a_number_that_could_be_another_is_asked_about(String number) {
        Plan plan = planning.plan("Get https://a.example.com/price and if the price is above " + number
                + " post \"x\" to https://b.example.com/in");
        assertThat(plan.steps().getLast().approval().message()).contains(number);
    }
}
