package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

class BriefsTest {
    /** Of the held-out briefs, planned as they should be when they were written. */
    private static final int HELD_OUT_MET = 90;

    /** The same of the held-out flows. */
    private static final int HELD_OUT_FLOWS_MET = 16;

    private final Planning planning = new Planning(Tools.http());
    private final Planning everything = new Planning(AllTools.catalogue());

    @TestFactory
    Stream<DynamicTest> a_brief_becomes_its_plan() {
        return BriefFile.read("briefs-tuned.txt").stream()
                .map(one -> DynamicTest.dynamicTest(one.brief(), () -> {
                    if (one.refused()) {
                        assertThat(planning.outcome(one.brief()))
                                .hasSize(1)
                                .first()
                                .asString()
                                .startsWith("refused cannot_plan");
                        assertThat(planning.meets(one))
                                .as(planning.outcome(one.brief()).toString())
                                .isTrue();
                    } else {
                        assertThat(planning.outcome(one.brief())).isEqualTo(one.expected());
                    }
                }));
    }

    @Test
    void words_that_are_left_over_are_never_swallowed() {
        List<String> endings = List.of(
                " bananas", " and bananas", " using bananas", " except bananas", " as bananas", " until bananas");
        for (BriefFile.Case one : BriefFile.read("briefs-tuned.txt")) {
            if (!one.refused() && !one.brief().contains("\n")) {
                String brief = one.brief().replaceAll("[.?!]$", "");
                endings.forEach(ending -> assertTold(brief + ending, "banana"));
                String order = brief.substring(0, 1).toLowerCase(Locale.ROOT) + brief.substring(1);
                assertTold("Without bananas, " + order, "banana");
                assertTold("Bananas. " + brief, "banana");
                if (!brief.matches("(When|Whenever|If|On|For|Every|As soon|We|Our|The)\\b.*")) {
                    assertTold("Bananas " + brief, "banana");
                    assertTold("If bananas, " + order, "banana");
                    assertTold("Never " + order, "Never");
                    assertTold("Ask Bob and then " + order, "Ask Bob");
                }
            }
        }
    }

    /** What the planner cannot place is refused, or stands in the plan or its assumptions. */
    private void assertTold(String brief, String words) {
        try {
            Plan plan = planning.unchecked(brief);
            assertThat(Notation.of(plan) + " " + plan.assumptions()).as(brief).containsIgnoringCase(words);
        } catch (Refusal refused) {
            assertThat(refused.code()).isEqualTo("cannot_plan");
        }
    }

    @Test
    void briefs_that_the_planner_was_not_adjusted_to_are_planned_as_well() {
        List<BriefFile.Case> all = BriefFile.read("briefs-held-out.txt");
        long met = all.stream().filter(planning::meets).count();
        assertThat(all).hasSizeGreaterThanOrEqualTo(95);
        assertThat(met).isGreaterThanOrEqualTo(HELD_OUT_MET);
    }

    @TestFactory
    Stream<DynamicTest> other_tools_are_planned_from_their_declarations_alone() {
        Planning several = new Planning(Tools.several());
        return BriefFile.read("briefs-other-tools.txt").stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.brief(),
                        () -> assertThat(several.meets(one))
                                .as(several.outcome(one.brief()).toString())
                                .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> all_tools_are_planned_from_their_declarations_alone() {
        return BriefFile.read("briefs-all-tools.txt").stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.brief(),
                        () -> assertThat(everything.meets(one))
                                .as(everything.outcome(one.brief()).toString())
                                .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> a_plain_order_is_planned_or_refused_and_waits_for_nobody() {
        return BriefFile.read("briefs-plain.txt").stream()
                .map(one -> DynamicTest.dynamicTest(one.brief(), () -> {
                    assertThat(everything.meets(one))
                            .as(everything.outcome(one.brief()).toString())
                            .isTrue();
                    if (!one.refused()) {
                        assertThat(everything.plan(one.brief()).steps()).allMatch(step -> step.approval() == null);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_brief_that_says_what_to_look_at_and_who_is_to_know_becomes_a_flow() {
        return BriefFile.read("briefs-flows.txt").stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.brief(),
                        () -> assertThat(everything.follows(one))
                                .as(everything.outcome(one.brief()).toString())
                                .isTrue()));
    }

    @Test
    void flows_that_the_planner_was_not_adjusted_to_are_planned_as_well(TestReporter reporter) {
        List<BriefFile.Case> all = BriefFile.read("briefs-flows-held-out.txt");
        long met = all.stream().filter(everything::follows).count();
        reporter.publishEntry("held-out flows", met + " of " + all.size());
        assertThat(all).hasSizeGreaterThanOrEqualTo(20);
        assertThat(met).isGreaterThanOrEqualTo(HELD_OUT_FLOWS_MET);
    }

    @Test
    void more_tools_change_nothing_of_a_plan_that_needs_only_one() {
        for (String file : List.of("briefs-tuned.txt", "briefs-held-out.txt")) {
            for (BriefFile.Case one : BriefFile.read(file)) {
                if (!one.refused() && planning.meets(one)) {
                    assertThat(everything.outcome(one.brief())).as(one.brief()).isEqualTo(one.expected());
                }
            }
        }
    }
}
