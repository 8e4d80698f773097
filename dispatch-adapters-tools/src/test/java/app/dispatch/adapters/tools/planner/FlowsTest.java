package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.application.Ids;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.expression.Expression;
import app.dispatch.application.expression.ExpressionInvalid;
import app.dispatch.application.expression.Scope;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.value.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every flow, whatever its brief is about. */
class FlowsTest {
    private static final List<String> FILES = List.of("briefs-flows.txt", "briefs-flows-held-out.txt");

    private final Catalogue catalogue = AllTools.catalogue();

    /** As a process of its own would plan it. */
    private Planned fresh(String brief, int seed) {
        Instant now = Instant.ofEpochSecond(seed);
        return new BuiltinPlanner(Ids.from(new Random(seed)), InstantSource.fixed(now))
                .plan(new Brief(brief, catalogue));
    }

    private Plan plan(String brief) {
        return fresh(brief, 1).plan();
    }

    private static Plan apart(Plan plan) {
        return plan.withId(new PlanId("wf_same")).withCreatedAt(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Check GitHub for new issues and post it to #dev only if the customer seems angry",
                "If there are more than 20 open pull requests in acme/api, alert #dev",
                "When a customer signs up, send a welcome email to the customer and post to #sales, #growth and #ops",
                "Watch acme/api for new issues, classify them as bug, feature or question and label each",
                "Tell me about unread emails unless they are newsletters"
            })
    void the_same_brief_becomes_the_same_plan_in_fresh_planners(String brief) {
        Planned first = fresh(brief, 0);
        for (int seed = 1; seed < 50; seed++) {
            Planned other = fresh(brief, seed);
            assertThat(apart(other.plan())).isEqualTo(apart(first.plan()));
            assertThat(other.trace()).isEqualTo(first.trace());
        }
    }

    @Test
    void a_trace_tells_words_where_they_stand_and_every_step() {
        for (String file : FILES) {
            for (BriefFile.Case one :
                    BriefFile.read(file).stream().filter(c -> !c.refused()).toList()) {
                Planned planned = fresh(one.brief(), 1);
                Set<String> made = new HashSet<>();
                for (Choice choice : planned.trace()) {
                    if (choice.at() >= 0) {
                        String there = one.brief().substring(choice.at()).replaceAll("\\s+", " ");
                        String first = choice.words().split("[ ,]", 2)[0];
                        assertThat(there).as(one.brief() + " " + choice).startsWith(first);
                    }
                    made.add(choice.chosen().replaceFirst("^.* as ", ""));
                }
                assertThat(made)
                        .as(one.brief())
                        .containsAll(planned.plan().steps().stream()
                                .map(step -> step.id().value())
                                .toList());
            }
        }
    }

    @Test
    void all_that_are_of_a_kind_are_no_others() {
        Plan plan = plan("Post all open pull requests of acme/api to #dev on Slack");
        assertThat(plan.steps().getFirst().params().text("state")).contains("open");
        assertThat(plan("Post all pull requests of acme/api to #dev on Slack")
                        .steps()
                        .getFirst()
                        .params()
                        .text("state"))
                .contains("all");
    }

    @Test
    void a_condition_that_cannot_be_told_is_asked_of_the_owner() {
        Plan plan = plan("Check GitHub for new issues and post it to #dev only if the customer seems angry");
        Step post = plan.steps().getLast();
        assertThat(post.tool()).isEqualTo("slack");
        assertThat(post.approval()).isNotNull();
        assertThat(post.approval().message()).contains("only if the customer seems angry");
        assertThat(String.join(" ", plan.assumptions())).contains("“only if the customer seems angry”");
    }

    @Test
    void a_condition_that_can_be_told_asks_nobody() {
        Plan plan = plan("If there are more than 20 open pull requests in acme/api, alert #dev");
        Step post = plan.steps().getLast();
        assertThat(post.approval()).isNull();
        assertThat(post.when()).contains("> 20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Check GitHub for new issues but do not post them to #dev",
                "Summarise my unread email and never send it to #dev on Slack"
            })
    void what_is_not_to_be_done_is_not_done_and_told(String brief) {
        Plan plan = plan(brief);
        assertThat(plan.steps()).noneMatch(step -> step.tool().equals("slack"));
        assertThat(String.join(" ", plan.assumptions()))
                .containsAnyOf("do not post them to #dev", "never send it to #dev");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Post the open issues of acme/api to #dev but do not post them to #dev",
                "Email bob@example.com the open issues of acme/api and never send it"
            })
    void what_is_to_be_done_and_not_to_be_done_is_refused(String brief) {
        assertThatThrownBy(() -> plan(brief)).isInstanceOf(Refusal.class);
    }

    @Test
    void words_that_no_step_stands_for_are_told() {
        Plan plan = plan("Every weekday at 9, list stale glittering pull requests and tell #dev");
        assertThat(plan.assumptions()).contains("No step stands for “glittering”: change the plan if it matters.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a customer signs up, email the customer and ",
                "Get new issues from acme/api, summarise them and post to #dev. ",
                "Archive stale newsletters in Gmail. ",
                "Telegram WhatsApp ",
                "If urgent, ping me on Slack; "
            })
    void a_long_flow_is_read_soon(String words) {
        String brief = words.repeat(Brief.MOST_BYTES / words.length());
        assertThat(new ReadingTime(new Planning(catalogue)).of(brief)).isLessThan(150);
    }

    private String asked(String brief) {
        return plan(brief).steps().stream()
                .map(step -> step.approval() == null ? "" : step.approval().message())
                .collect(Collectors.joining(" "))
                .strip();
    }

    private String whole(String brief) {
        return plan(brief).steps().stream()
                .map(step -> step.params() + " " + step.when() + " " + step.forEach())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Refund payments of more than $1,000 | thing.amount > 100000",
                "Refund payments over USD 1,500 | thing.amount > 150000",
                "Refund every payment below 1.5k dollars | thing.amount < 150000",
                "Tell #finance about payments between 20 and 100 dollars | thing.amount >= 2000 && thing.amount <= 10000",
                "Tell #finance about payments of at least two thousand dollars | thing.amount >= 200000",
                "Tell #finance about payments of fifty dollars or more | thing.amount >= 5000",
                "If there are more than a dozen open issues in acme/api, alert #dev | > 12",
                "If there are more than 150 open issues in acme/api, alert #dev | > 150",
                "If there are at least one hundred open pull requests in acme/api, alert #dev | >= 100",
                "Every day at 8, if my Stripe balance is below $1,000, DM me | one.amount >= 100000",
                "If the Stripe balance isn't above 2 million euros, email boss@example.com | one.amount > 200000000",
                "Archive the three oldest emails in my inbox | sortBy(thing, string(default(thing.date, ''))).slice(0, ",
                "Archive the first 10 emails in my inbox | max=Num[value=10]",
                "Post tweets about acme with more than 100 likes to #dev | thing.likes > 100"
            })
    void a_number_is_read_as_it_is_written(String brief, String expected) {
        assertThat(whole(brief)).contains(expected);
        assertThat(asked(brief)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Post my two prettiest payments to #finance | two prettiest",
                "Create an invoice for Kim of 49 EUR and tell #finance | 49 EUR",
                "If there are more than 1,000 open issues in acme/api, alert #dev | more than 1,000 open issues"
            })
    void a_number_that_nothing_stands_for_is_asked_about(String brief, String words) {
        assertThat(asked(brief)).contains(words);
    }

    @Test
    void an_amount_to_pay_back_is_not_taken_for_the_name_of_what_is_paid_back() {
        assertThat(plan("Refund $10 of payment pi_1234567890")
                        .steps()
                        .getLast()
                        .params()
                        .values())
                .containsEntry("amount", Value.of(1000L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List the top 3 open issues in acme/api and post them to #dev | 3",
                "Post the last five releases of acme/api to #dev | 5",
                "Send the latest 3 emails from bob@example.com to #dev | 3",
                "Tell #finance about failed Stripe charges | 200",
                "Post overdue invoices to #finance | 200",
                "When the number of unread emails exceeds 100, dm me | 200"
            })
    void no_more_is_looked_at_than_is_meant_and_no_less_than_is_picked_from(String brief, long max) {
        assertThat(plan(brief).steps().getFirst().params().values()).containsEntry("max", Value.of(max));
    }

    @ParameterizedTest
    @CsvSource({
        "Post all open pull requests of acme/api to #dev,open",
        "Post all closed issues of acme/api to #dev,closed",
        "Post all issues of acme/api to #dev,all"
    })
    void all_is_said_of_those_that_another_word_narrows(String brief, String state) {
        assertThat(plan(brief).steps().getFirst().params().values()).containsEntry("state", Value.of(state));
    }

    @Test
    void how_many_are_looked_at_is_told_where_some_are_picked() {
        assertThat(plan("Post overdue invoices to #finance").assumptions())
                .contains("At most 200 are looked at by “List invoices”.");
    }

    private static final List<String> SAYING_HOW_IT_ENDS = List.of(
            "When https://example.com/health %s, tell #ops",
            "If https://example.com/health %s, tell #ops",
            "Check https://example.com/health every 5 minutes; if it %s, tell #ops",
            "Check https://example.com/health hourly and tell #ops on Slack only if it %s");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"returns 200 | 301 404", "is up | 404 500", "does not return 404 | 404", "is not down | 404 500"})
    void unless_and_except_turn_what_follows_around(String said, String codes) throws ExpressionInvalid {
        for (String form : List.of(
                "Check https://example.com/health hourly and tell #ops on Slack unless it %s",
                "Check https://example.com/health hourly and tell #ops on Slack except when it %s",
                "Every hour, unless https://example.com/health %s, tell #ops on Slack")) {
            assertThat(done(form.formatted(said)))
                    .as(form.formatted(said))
                    .containsAll(
                            Arrays.stream(codes.split(" ")).map(Long::valueOf).toList())
                    .doesNotContain(said.contains("404") ? 200L : 204L - (said.equals("returns 200") ? 4L : 0L));
        }
    }

    private static final List<Long> CODES = List.of(200L, 204L, 301L, 404L, 429L, 500L, 503L);

    /** With which codes the last step is done; 0 for no answer at all. */
    private Set<Long> done(String brief) throws ExpressionInvalid {
        Plan plan = plan(brief);
        Step last = plan.steps().getLast();
        assertThat(last.approval()).as(brief).isNull();
        assertThat(last.when()).as(brief).isNotNull();
        Expression when = new CelExpressions().compile(Objects.requireNonNull(last.when()), false);
        StepId call = plan.steps().getFirst().id();
        Scope scope = Scope.of(
                Value.NULL,
                new Scope.RunView(new RunId("run_1"), Instant.EPOCH, LocalDate.EPOCH, () -> Scope.OwnerView.NOBODY),
                new Scope.WorkflowView("wf_1", "x"));
        Set<Long> done = new TreeSet<>();
        for (long code : CODES) {
            Value output = Value.Fields.builder().put("status", Value.of(code)).build();
            if (scope.withStep(call, StepStatus.OK, output).valueOf(when).equals(Value.of(true))) {
                done.add(code);
            }
        }
        boolean goesOn = plan.steps().getFirst().onError() == OnError.CONTINUE;
        if (goesOn
                && scope.withStep(call, StepStatus.FAILED, Value.NULL)
                        .valueOf(when)
                        .equals(Value.of(true))) {
            done.add(0L);
        }
        return done;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "returns 200 | 200 | doesn't return 200; does not return a 200; stops returning 200; no longer returns 200; returns anything but 200; answers with something other than a 200; never returns 200",
                "returns a 404 | 404 | does not return a 404; doesn't answer with 404; answers anything other than 404",
                "answers with 500 or 503 | 500 503 | doesn't answer with 500 or 503; does not return 500 or 503",
                "returns a 5xx | 500 503 | doesn't return a 5xx; stops returning 5xx codes; does not answer with a 5xx",
                "has a status above 399 | 404 429 500 503 | has a status not above 399; has a status of at most 399",
                "is healthy | 200 204 301 | isn't healthy; is not healthy; is no longer healthy; is unhealthy",
                "is up | 200 204 301 | is not up; isn't up; is down; is unreachable; is offline",
                "is reachable | 200 204 301 | isn't reachable; can't be reached; is not available; is no longer reachable",
                "responds | 200 204 301 | stops responding; doesn't respond; fails to respond; does not answer",
                "returns an error | 404 429 500 503 | does not return an error; no longer fails; isn't broken; is not down"
            })
    void what_is_said_and_its_negation_are_never_both_so_and_one_of_them_is(String said, String codes, String negated)
            throws ExpressionInvalid {
        Set<Long> expected =
                Arrays.stream(codes.split(" ")).map(Long::valueOf).collect(Collectors.toCollection(TreeSet::new));
        for (String form : SAYING_HOW_IT_ENDS) {
            Set<Long> done = done(form.formatted(said));
            Set<Long> answered = new TreeSet<>(done);
            answered.remove(0L);
            assertThat(answered).as(form.formatted(said)).isEqualTo(expected);
            for (String not : negated.split("; ")) {
                Set<Long> others = done(form.formatted(not));
                assertThat(others).as(form.formatted(not)).doesNotContainAnyElementsOf(done);
                others.addAll(done);
                assertThat(others).as(form.formatted(not)).containsAll(CODES);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is not slow",
                "is slow",
                "is not down or broken",
                "returns 200 within 5 seconds",
                "is down for more than 10 minutes",
                "answers with a page that is not ok"
            })
    void how_a_call_ends_is_never_guessed(String said) {
        for (String form : SAYING_HOW_IT_ENDS) {
            String brief = form.formatted(said);
            try {
                assertThat(asked(brief)).as(brief).contains(said);
            } catch (Refusal refused) {
                assertThat(refused.code()).isEqualTo("cannot_plan");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If my Stripe balance is below 1000 dollars, DM me every morning | !steps.balance.output.available.exists(one, one.amount >= 100000 && one.currency == 'usd')",
                "As soon as the Stripe balance reaches 5k euros, email boss@example.com | available.exists(one, one.amount >= 500000 && one.currency == 'eur')",
                "When the pending Stripe balance exceeds $20, tell #finance | pending.exists(one, one.amount > 2000 && one.currency == 'usd')",
                "If my calendar is empty tomorrow, DM me | size(steps.list_events.output.items) == 0",
                "When a payment over $1,000 succeeds, tell #finance | trigger.data.object.amount > 100000",
                "Each time an invoice above 2k is paid, thank them in #finance | trigger.data.object.amount_due > 200000",
                "Every morning email boss@example.com my unread emails but only when there are at least 5 | size(steps.search.output.items) >= 5",
                "When the webhook is called and amount is over 1,000, tell #finance | double(trigger.amount) > 1000",
                "Tell #sales when the form's age is between 18 and 25 | double(trigger.age) >= 18 && double(trigger.age) <= 25",
                "When the temperature exceeds 30 degrees, tell #ops | double(trigger.temperature) > 30",
                "Check https://example.com/page hourly and tell #ops on Slack if it doesn't mention \"Tea\" | .lowerAscii().contains('tea')",
                "Get my unread emails and tell #dev unless they mention \"invoice\" | .contains('invoice')",
                "Get my unread emails and tell #dev if they don't mention \"invoice\" | !json(steps.search.output.items).lowerAscii().contains('invoice')",
                "Get my unread emails, classify them as spam or fine, and tell #dev if it isn't spam | steps.classify.output.label != 'spam'",
                "Get my unread emails, classify them as spam or fine, and tell #dev only if it's not spam | steps.classify.output.label != 'spam'",
                "Get my unread emails, classify them as spam or fine, and tell #dev unless it is spam | steps.classify.output.label != 'spam'",
                "If my inbox isn't empty, DM me | size(steps.search.output.items) > 0",
                "If there aren't any open issues in acme/api, tell #dev \"done\" | size(steps.list_issues.output.items) == 0",
                "If there are any open issues in acme/api, tell #dev \"work\" | size(steps.list_issues.output.items) > 0",
                "If there are no open issues in acme/api, post \"all clear\" to #dev | size(steps.list_issues.output.items) == 0",
                "Post the open pull requests of acme/api to #dev if there are fewer than 3 | size(steps.list_pulls.output.items) < 3",
                "When a new issue in acme/api mentions \"crash\", post it to #dev | json(trigger).lowerAscii().contains('crash')"
            })
    void a_condition_that_what_is_looked_at_tells_is_an_expression(String brief, String when) {
        Step last = plan(brief).steps().getLast();
        assertThat(last.when()).contains(when);
        assertThat(asked(brief))
                .as("what may be shown is asked, and not the condition")
                .doesNotContain("fits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If a customer has not paid for 30 days, email them | has not paid for 30 days",
                "When a new customer signs up without a plan, tell #sales | without a plan",
                "When a payment fails, tell #finance, unless it is below $10 | unless it is below $10",
                "Post \"stay home\" to #dev in case it rains | in case it rains",
                "Post \"hello\" to #dev as long as the build is green | as long as the build is green",
                "Archive my unread emails when they are older than 30 days | when they are older than 30 days",
                "Post \"go\" to #dev assuming that nobody objects | assuming that nobody objects",
                "Tell #dev \"go\" provided Bob has not accepted it | provided Bob has not accepted it",
                "When a build has failed three times in a row, tell #dev | three times in a row",
                "When an order comes in and the country is not Germany, tell #sales | not Germany",
                "When a pull request with more than 500 changed lines is opened, tell #dev | more than 500 changed lines",
                "If a pull request is merged without review, tell #dev | without review",
                "If the last release of acme/api is older than 30 days, tell #dev | last release",
                "If any of the invoices of Dave is open, tell #finance | Dave",
                "If our Stripe balance stays above 20k for a week, email boss@example.com | for a week",
                "When a new row appears in Notion with amount over 1,000, tell #finance | amount over 1,000",
                "Post my last two tweets to #dev unless they have more than 10 likes | more than 10 likes",
                "If neither https://a.example.com nor https://b.example.com is down, tell #ops | neither",
                "If https://a.example.com is down and https://b.example.com is up, tell #ops | https://b.example.com is up",
                "Tell #ops \"go\" on condition that nobody is on holiday | on condition that nobody is on holiday"
            })
    void a_condition_that_nothing_tells_is_asked_about(String brief, String words) {
        assertThat(asked(brief)).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If https://example.com/health is unhealthy, dm @ann, otherwise dm @bob | steps.get_health.status == 'ok' && steps.get_health.output.status < 400",
                "If there are more than 3 open issues in acme/api, post \"busy\" to #dev, otherwise post \"calm\" to #dev | size(steps.list_issues.output.items) <= 3",
                "If my Stripe balance is below 1000 dollars, post \"low\" to #ops, else post \"fine\" to #ops | steps.balance.output.available.exists(one, one.amount >= 100000 && one.currency == 'usd')"
            })
    void otherwise_is_the_opposite_of_what_everything_waits_for(String brief, String other) {
        List<Step> steps = plan(brief).steps();
        assertThat(steps).hasSize(3);
        assertThat(steps.get(2).when()).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Refund half of payment pi_1234567890", "Refund a third of the payment pi_1234567890"})
    void a_part_is_never_taken_for_the_whole(String brief) {
        try {
            assertThat(asked(brief)).containsAnyOf("“half”", "“a third”");
        } catch (Refusal refused) {
            assertThat(refused.code()).isEqualTo("cannot_plan");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When an issue is opened in acme/api, tell #dev",
                "If a payment fails, tell #finance",
                "Whenever a new customer signs up, send a Slack message to #sales",
                "Once the build is green, post \"go\" to #dev"
            })
    void what_only_happens_asks_nobody(String brief) {
        assertThat(plan(brief).trigger()).isEqualTo(TriggerKind.WEBHOOK);
        assertThat(asked(brief)).isEmpty();
    }
}
