package app.dispatch.adapters.tools.planner.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.planner.BuiltinPlanner;
import app.dispatch.application.Ids;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.plan.CronExpression;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.PlanDiff;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Changes of plans, each with what it must come to: {@code edits.txt}. Every changed plan is checked like any other. */
class EditsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));

    private final Catalogue catalogue = AllTools.catalogue();
    private final Ids ids = Ids.from(new Random(7));
    private final PlanJson json = new PlanJson(ids, CLOCK);
    private final BuiltinPlanner planner = new BuiltinPlanner(ids, CLOCK);
    private final PlanChecker checker = new PlanChecker(catalogue, new CelExpressions(), new ParamsSchema(), json);

    private record Case(String source, Plan plan, String edit, List<String> expected) {}

    @TestFactory
    Stream<DynamicTest> an_edit_comes_to_exactly_its_diff() {
        return cases().stream()
                .map(one -> dynamicTest(
                        one.source() + ": " + one.edit(),
                        () -> assertThat(told(outcome(one), one.expected())).isEqualTo(one.expected())));
    }

    @Test
    void there_are_at_least_sixty_edits_over_at_least_eight_plans() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(cases().stream().map(Case::source).distinct()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void what_is_not_changed_stays_as_it_is() {
        for (Case one : cases()) {
            if (one.expected().getFirst().startsWith("refused")) {
                continue;
            }
            Plan after = planner.plan(new Brief(one.edit(), catalogue, Optional.empty(), Optional.of(one.plan())))
                    .plan();
            PlanDiff diff = PlanDiff.of(one.plan(), after, catalogue);
            assertThat(after.id()).isEqualTo(one.plan().id());
            assertThat(after.createdAt()).isEqualTo(one.plan().createdAt());
            assertThat(after.description()).isEqualTo(one.plan().description());
            assertThat(after.limits()).isEqualTo(one.plan().limits());
            for (Step step : after.steps()) {
                boolean touched = diff.added().contains(step)
                        || diff.changed().stream()
                                .anyMatch(change -> change.id().equals(step.id()));
                if (!touched) {
                    assertThat(one.plan().steps())
                            .as(one.edit())
                            .filteredOn(old -> old.id().equals(step.id()))
                            .map(old -> old.after(List.of()))
                            .containsExactly(step.after(List.of()));
                }
            }
        }
    }

    /** A refusal is as expected when it says the expected words. */
    private static List<String> told(List<String> outcome, List<String> expected) {
        String wanted = expected.getFirst();
        boolean refused = wanted.startsWith("refused ") && outcome.getFirst().startsWith("refused ");
        return refused && outcome.getFirst().contains(wanted.substring("refused ".length())) ? expected : outcome;
    }

    private List<String> outcome(Case one) {
        try {
            Plan after = planner.plan(new Brief(one.edit(), catalogue, Optional.empty(), Optional.of(one.plan())))
                    .plan();
            checker.check(PlanDraft.of(after));
            if (after.cron() != null) {
                CronExpression.parse(after.cron(), after.timezone());
            }
            return DiffNotation.of(PlanDiff.of(one.plan(), after, catalogue), one.plan(), after);
        } catch (Refusal refusal) {
            assertThat(refusal.errorCode()).as(refusal.text()).isEqualTo(ErrorCode.CANNOT_PLAN);
            return List.of("refused " + refusal.text());
        }
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        String source = "";
        String edit = "";
        List<String> expected = new ArrayList<>();
        for (String line : (text("edits.txt") + "\nend").lines().toList()) {
            if (line.startsWith("  ")) {
                expected.add(line.strip());
                continue;
            }
            if (!edit.isEmpty()) {
                cases.add(new Case(source, plan(source), edit, List.copyOf(expected)));
                edit = "";
                expected.clear();
            }
            if (line.startsWith("plan ") || line.startsWith("brief ")) {
                source = line;
            } else if (!line.isBlank() && !line.startsWith("# ")) {
                edit = line;
            }
        }
        return cases;
    }

    private Plan plan(String source) {
        if (source.startsWith("brief ")) {
            return planner.plan(new Brief(source.substring(6), catalogue)).plan();
        }
        String template = text("/app/dispatch/application/template/" + source.substring(5) + ".json");
        return checker.check(json.read(Json.parse(template), "")).plan();
    }

    private static String text(String name) {
        try (InputStream file = Objects.requireNonNull(EditsTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
