package app.dispatch.adapters.tools.planner;

import app.dispatch.application.Ids;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.grounding.PromptInjection;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.plan.CronExpression;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.tool.Catalogue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Plans briefs with the builtin planner and has each plan checked like any other: schemas, expressions, cron. */
final class Planning {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Catalogue catalogue;
    private final Ids ids = Ids.from(new Random(7));
    private final BuiltinPlanner planner = new BuiltinPlanner(ids, InstantSource.fixed(NOW));
    private final PlanChecker checker;

    Planning(Catalogue catalogue) {
        this.catalogue = catalogue;
        ParamsSchema schemas = new ParamsSchema();
        this.checker =
                new PlanChecker(catalogue, new CelExpressions(), schemas, new PlanJson(ids, InstantSource.fixed(NOW)));
    }

    /** The plan of a brief as the planner made it. */
    Plan unchecked(String brief) {
        return planner.plan(PromptInjection.without(new Brief(brief, catalogue)))
                .plan();
    }

    /** The plan of a brief, checked. */
    Plan plan(String brief) {
        return checked(unchecked(brief));
    }

    /** The plan, when it is valid. */
    Plan checked(Plan plan) {
        checker.check(PlanDraft.of(plan));
        if (plan.cron() != null) {
            CronExpression.parse(plan.cron(), plan.timezone());
        }
        return plan;
    }

    /** The plan in {@link Notation}, or "refused" and why. */
    List<String> outcome(String brief) {
        try {
            return Notation.of(plan(brief));
        } catch (Refusal refusal) {
            return List.of("refused " + refusal.code() + " " + refusal.text());
        }
    }

    /** Whether a plan has the lines that it should, each with all the words of its line; steps by their calls. */
    boolean follows(BriefFile.Case one) {
        if (one.refused()) {
            return meets(one);
        }
        List<String> outcome = outcome(one.brief());
        if (outcome.size() != one.expected().size()) {
            return false;
        }
        for (int i = 0; i < outcome.size(); i++) {
            String line = outcome.get(i);
            List<String> words = List.of(one.expected().get(i).split(" "));
            boolean call = line.matches("\\d+ .*");
            boolean first = (call ? line.substring(line.indexOf(' ') + 1) : line).startsWith(words.getFirst());
            if (!first || !words.stream().allMatch(line::contains)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a brief becomes what it should. */
    boolean meets(BriefFile.Case one) {
        List<String> outcome = outcome(one.brief());
        if (!one.refused()) {
            return outcome.stream()
                    .map(Notation::ordered)
                    .toList()
                    .equals(one.expected().stream().map(Notation::ordered).toList());
        }
        String why = one.expected().getFirst().substring("refused".length()).strip();
        String told = outcome.getFirst().toLowerCase(Locale.ROOT);
        return told.startsWith("refused cannot_plan") && told.contains(why.toLowerCase(Locale.ROOT));
    }
}
