package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.schedule.Interval;
import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is new since the last look, and leaves out what is looked at by the way. */
final class Watch {
    private static final long USUAL = 15;
    private static final long OFTEN = 5;
    private static final long HOUR = 60;
    private static final long DAY = 1440;

    private final Making plan;
    private final Tokens tokens;
    private final Optional<Timing> timing;
    private boolean watching;
    private boolean freshly;
    private boolean soon;

    /** Steps that only look, of which nothing may be used in the end. */
    private final Set<String> looks = new HashSet<>();

    Watch(Making plan, Optional<Timing> timing) {
        this.plan = plan;
        this.tokens = plan.tokens;
        this.timing = timing;
    }

    /** Whether the brief says to watch something. */
    boolean watching() {
        return watching;
    }

    /** Whether what is watched is only what is new. */
    boolean freshly() {
        return freshly;
    }

    /** Whether what is waited for is a length of time ahead. */
    boolean soon() {
        return soon;
    }

    /** What is waited for is a length of time ahead: how many minutes lie between two looks. */
    long often() {
        soon = true;
        return timing.map(Timing::cron).map(Interval::minutes).orElse(OFTEN);
    }

    static boolean watches(Clause clause) {
        return clause.verb().matches("watch|monitor|track|follow|observe");
    }

    void begin(Clause clause) {
        watching |= watches(clause);
    }

    void end(Clause clause, List<Draft> made) {
        if (watches(clause)) {
            made.forEach(step -> looks.add(step.id));
        }
    }

    /** What is looked at by the way, and used by nothing, is left out. */
    void drop() {
        Set<String> all = new HashSet<>();
        plan.steps.forEach(step -> all.add(step.op.title()));
        boolean elsewhere = plan.steps.stream().anyMatch(step -> !step.reads && !looks.contains(step.id));
        plan.steps.removeIf(step -> elsewhere && !step.reads && looks.contains(step.id));
        boolean tells = plan.steps.stream().anyMatch(step -> !step.reads);
        plan.steps.removeIf(step -> tells
                && step.reads
                && looks.contains(step.id)
                && plan.steps.stream()
                        .noneMatch(other -> other != step
                                && (other.params + " " + other.when + " " + other.forEach)
                                        .contains("steps." + step.id + ".")));
        Set<String> ids = new HashSet<>();
        plan.steps.forEach(step -> ids.add(step.id));
        plan.steps.forEach(step -> step.after.retainAll(ids));
        plan.steps.forEach(step -> all.remove(step.op.title()));
        plan.notes.removeIf(note -> all.stream().anyMatch(title -> note.contains("“" + title + "” was not said")));
    }

    /** "new issues": those since the last run. */
    void news(Clause clause, Candidate candidate) {
        candidate.source().ifPresent(source -> {
            Source inner = source instanceof Source.Work work && work.of().isPresent()
                    ? work.of().get()
                    : source;
            if (!(inner instanceof Source.Look look) || !look.claim().operation.lists()) {
                return;
            }
            for (int i = clause.all().from(); i < clause.all().to(); i++) {
                boolean news = tokens.word(i).matches("new|newly|newest|latest|fresh|recent")
                        && (source instanceof Source.Work
                                ? !look.claim().used.get(i) && look.claim().used.get(i + 1)
                                : !candidate.used().get(i))
                        && (candidate.put() == null || !tokens.is(i - 1, Set.of("a", "an"))); // what is made
                if (news) {
                    watching |= EnglishWords.CHANGE.has(clause.verb()) && tokens.is(i - 1, Set.of("every", "each"));
                    boolean again = watching || watches(clause);
                    freshly |= again;
                    fresh(look.claim(), timing.map(Timing::cron).isPresent() ? window() : again ? HOUR : DAY);
                    candidate.used().set(i);
                }
            }
        });
    }

    long window() {
        return timing.map(Timing::cron).map(Interval::minutes).orElse(USUAL);
    }

    /** Only what is new since the last look. */
    void fresh(Claim claim, long minutes) {
        if (claim.one && !claim.filters.isEmpty()) {
            return; // the one that is named
        }
        Optional<Param> date = claim.operation
                .member("created")
                .or(() -> claim.operation.member("date"))
                .or(() -> claim.operation.member("updated"));
        String from = "run.startedAt - duration('" + Period.length(minutes) + "')";
        claim.operation
                .param("since")
                .ifPresent(since -> claim.params.putIfAbsent(since.name(), Value.of(Expressions.template(from))));
        date.ifPresent(one -> claim.filters.add("timestamp(thing." + one.name() + ") >= " + from));
        plan.notes.add("What is new is what came in the "
                + (minutes % 60 == 0 ? minutes / 60 + " hours" : minutes + " minutes") + " before a run.");
    }
}
