package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.account.Troubles;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Approvals;
import app.dispatch.adapters.tools.planner.parse.Asides;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Enclosed;
import app.dispatch.adapters.tools.planner.parse.Parsed;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.application.grounding.Grounding;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.error.Refusal;
import java.util.List;
import java.util.Optional;

/** Makes the steps of a brief that was taken apart. */
public final class Planning {
    private final Making plan;
    private final Optional<Timing> timing;
    private final Watch watch;
    private final Bounds bounds;
    private final Doubts doubts;
    private final Start start;
    private final ClauseSteps clauses;
    private final Enclosures enclosures;

    private Planning(Parsed parsed, Asides asides, Enclosed enclosed, Knowledge knowledge, Optional<Timing> timing) {
        this.plan = new Making(parsed, asides, knowledge);
        this.timing = timing;
        this.watch = new Watch(plan, timing);
        this.bounds = new Bounds(plan);
        Readings readings = new Readings(plan.tokens, knowledge);
        Conditions conditions = new Conditions(plan.tokens, knowledge, readings.looker());
        this.doubts = new Doubts(plan);
        this.enclosures = new Enclosures(plan, doubts, enclosed);
        Drafting drafting = new Drafting(plan);
        Unsaid unsaid = new Unsaid(plan);
        Account account = new Account(plan, doubts);
        Sourcing sourcing = new Sourcing(plan, readings, doubts, drafting, unsaid);
        Calling calling = new Calling(plan, doubts, readings, account);
        Branches branches = new Branches(plan, conditions, doubts, sourcing);
        Happening happening = new Happening(plan, readings, conditions, doubts, sourcing, watch, timing);
        this.start = new Start(plan, readings, conditions, doubts, sourcing, happening);
        this.clauses = clauses(readings, drafting, unsaid, account, sourcing, branches, calling);
    }

    private ClauseSteps clauses(
            Readings readings,
            Drafting drafting,
            Unsaid unsaid,
            Account account,
            Sourcing sourcing,
            Branches branches,
            Calling calling) {
        Message message = new Message(plan, doubts, account, new Authored(plan, readings.filler()));
        Putting putting =
                new Putting(plan, readings, doubts, drafting, unsaid, sourcing, branches, message, enclosures);
        Changing changing = new Changing(plan, doubts, drafting, unsaid, sourcing, readings.filler());
        Acting acting = new Acting(
                plan,
                doubts,
                sourcing,
                putting,
                changing,
                new Everybody(plan, readings.filler().words()));
        Afterthoughts afterthoughts = new Afterthoughts(plan, readings, sourcing, account, doubts);
        Labelling labelling = new Labelling(plan, readings, sourcing, changing, drafting, doubts, watch, account);
        Replying replying = new Replying(plan, readings, sourcing, drafting, doubts, watch, account);
        return new ClauseSteps(
                plan,
                readings,
                bounds,
                branches,
                afterthoughts,
                List.of(calling::make, replying::make, labelling::make),
                watch,
                sourcing,
                acting,
                account);
    }

    /**
     * The steps of a brief.
     *
     * @param webhook whether a webhook starts it
     * @param polled whether it has to look again and again
     * @param watching whether that is only because the brief says to watch
     * @param fresh whether it looks for what is new
     * @param soon whether it looks for what is near, so that it has to look often
     * @param whole whether all that the brief says is in them
     */
    public record Made(
            List<Draft> steps,
            boolean webhook,
            boolean polled,
            boolean watching,
            boolean fresh,
            boolean soon,
            List<String> notes,
            List<Choice> trace,
            boolean whole) {}

    /** @throws Refusal when a part of it cannot be done, with what was understood before it */
    public static Made make(
            Parsed parsed,
            Asides asides,
            Enclosed enclosed,
            Approvals approvals,
            Knowledge knowledge,
            Optional<Timing> timing,
            Troubles troubles) {
        Planning planning = new Planning(parsed, asides, enclosed, knowledge, timing);
        try {
            return planning.made(approvals);
        } catch (Unclear unclear) {
            planning.plan.trace.forEach(choice -> troubles.understood(choice.words(), choice.chosen()));
            throw troubles.and(planning.plan.reading(), unclear.text());
        }
    }

    private Made made(Approvals approvals) throws Unclear {
        bounds.possible();
        new ColonText(plan.tokens, plan.knowledge).check();
        if (start.listed()) {
            for (Clause clause : plan.parsed().clauses()) {
                make(clause, plan.givens.getLast().some());
            }
            return finished(approvals, timing.isEmpty());
        }
        start.announced();
        if (start.isBack()) {
            String guard = "";
            for (Clause clause : plan.parsed().clauses()) {
                boolean after = clause.all().to() > plan.event().from();
                guard = after && guard.isEmpty() ? start.back() : guard;
                make(clause, guard);
            }
            return finished(approvals, timing.isEmpty());
        }
        Start.Waited waited = start.waited();
        for (Clause clause : plan.parsed().clauses()) {
            make(clause, waited.guard());
        }
        return finished(approvals, waited.polled());
    }

    /** Makes the steps of a clause; goes no further where there are far more than a plan may have. */
    private void make(Clause clause, String guard) throws Unclear {
        clauses.make(clause, guard);
        few(2 * Grounding.MOST_STEPS);
    }

    /** Tells where a list is the answer itself, and has more than what was asked for: only what goes on with it takes those alone. */
    private void whole() {
        for (Given given : plan.givens) {
            Claim claim = given.claim();
            boolean cut = claim != null
                    && given.lists()
                    && (!claim.filters.isEmpty() || !claim.order.isEmpty())
                    && plan.steps.contains(given.step())
                    && plan.steps.stream().noneMatch(step -> Bounds.reads(step, given.step()));
            if (cut) {
                plan.lacks(
                        "“" + given.operation().op().title()
                                + "” answers with all of them: which ones are meant counts only for a step that goes on with the list.");
            }
        }
    }

    /** Tells how many of a list are seen at most, where a step goes on with it and nothing says how many. */
    private void part() {
        for (Given given : plan.givens) {
            boolean read = given.lists() && plan.steps.stream().anyMatch(step -> Bounds.reads(step, given.step()));
            given.operation()
                    .param("count")
                    .filter(one -> read && !given.step().params.containsKey(one.name()))
                    .flatMap(Param::usual)
                    .ifPresent(most -> plan.notes.add(Sourcing.atMost(most, given.operation())));
        }
    }

    private Made finished(Approvals approvals, boolean polled) throws Unclear {
        watch.drop();
        new Guarding(plan).guard();
        new Contents(plan).ask();
        for (Range unused : bounds.unused()) {
            plan.leave(List.of(plan.words(unused)));
            askAll(unused);
        }
        doubts.askReaders();
        for (Range forbidden : plan.parsed().forbidden()) {
            if (new Refrain(plan.tokens, plan.knowledge).broken(forbidden, plan.steps)) {
                throw new Unclear("it says to do something and not to do it: “" + plan.words(forbidden) + "”");
            }
            plan.notes.add("Nothing is done of “" + plan.words(forbidden) + "”.");
        }
        plan.parsed().idle().forEach(this::tell);
        bounds.background().forEach(this::tell);
        new Confirmed(plan).settle(plan.asides());
        check();
        whole();
        part();
        plan.ask(approvals);
        boolean itself = watch.watching()
                || plan.parsed().itself()
                || new Novelty(plan.tokens).in(plan.parsed().clauses());
        return new Made(
                plan.steps,
                plan.webhook(),
                polled || itself,
                itself && !polled,
                watch.freshly(),
                watch.soon(),
                List.copyOf(plan.notes),
                plan.trace,
                plan.isWhole());
    }

    /** Refuses steps that do not amount to a plan. */
    private void check() throws Unclear {
        if (plan.steps.isEmpty()) {
            throw new Unclear(new Hint(plan.tokens, plan.knowledge).nothing());
        }
        if (watch.watching() && plan.steps.stream().allMatch(step -> step.reads)) {
            throw new Unclear("it was not said what is told of it, and to whom; say it, as in `and tell #dev when …`");
        }
        if (enclosures.left()) {
            throw new Unclear("nothing is done with the files that it speaks of");
        }
        few(Grounding.MOST_STEPS);
    }

    private void few(int most) throws Unclear {
        if (plan.steps.size() > most) {
            throw new Unclear("it asks for " + (most > Grounding.MOST_STEPS ? "more than " + most : plan.steps.size())
                    + " steps, and a plan that is made of a brief has at most " + Grounding.MOST_STEPS
                    + ": make several of it");
        }
    }

    /** Tells words that ask for nothing; where they exclude something, somebody has to see whether it is so. */
    private void tell(Range idle) {
        int word = plan.tokens.find(
                idle.from(), at -> at >= idle.to() || !plan.tokens.word(at).isEmpty());
        if (word >= idle.to()) {
            return; // marks
        }
        plan.background("“" + plan.words(idle) + "”");
        if (bounds.excludes(idle)) {
            askAll(idle);
        }
    }

    private void askAll(Range words) {
        plan.steps.stream()
                .filter(step -> !step.reads)
                .forEach(step -> step.approve(Doubts.fits("“" + plan.words(words) + "”")));
    }
}
