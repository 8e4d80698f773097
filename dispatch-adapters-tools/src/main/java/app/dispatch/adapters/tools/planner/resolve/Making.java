package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Approvals;
import app.dispatch.adapters.tools.planner.parse.Asides;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Parsed;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A plan while it is made: its steps so far, what they give, what starts it and what its author is told. */
final class Making {
    final Tokens tokens;
    final Knowledge knowledge;
    final Names names = new Names();
    final List<Draft> steps = new ArrayList<>();
    final List<Given> givens = new ArrayList<>();
    final Set<String> notes = new LinkedHashSet<>();
    final List<Choice> trace = new ArrayList<>();
    private final Asides asides;
    private Parsed parsed;
    private boolean webhook;
    private boolean open;
    private Optional<Arrival> arrival = Optional.empty();
    private Optional<Given> happened = Optional.empty();

    Making(Parsed parsed, Asides asides, Knowledge knowledge) {
        this.parsed = parsed;
        this.asides = asides;
        this.tokens = parsed.tokens();
        this.knowledge = knowledge;
    }

    Parsed parsed() {
        return parsed;
    }

    /** What the brief says beside what is to be done. */
    Asides asides() {
        return asides;
    }

    /** Reads the brief in another way from here on. */
    void read(Parsed other) {
        this.parsed = other;
    }

    /** What is waited for; empty for nothing. */
    Range event() {
        return parsed.event();
    }

    /** Whether a webhook starts it. */
    boolean webhook() {
        return webhook;
    }

    /** What has happened since the last look; empty where nothing is waited for so. */
    Optional<Given> happened() {
        return happened;
    }

    /** Lets it start again and again, to look for what has happened. */
    void looks(Given what) {
        this.happened = Optional.of(what);
    }

    /** What the webhook tells, where a tool says it. */
    Optional<Arrival> arrival() {
        return arrival;
    }

    /** Lets a webhook start it. */
    void starts(Optional<Arrival> told) {
        this.webhook = true;
        this.arrival = told;
    }

    Optional<Operation> operation(Draft step) {
        return knowledge.operation(step.tool.id(), step.op.id());
    }

    /** Whether a step only tells something to whom the plan belongs. */
    boolean ownerOnly(Draft step) {
        Optional<Operation> operation = operation(step).filter(one -> one.tells() && one.personal());
        return operation.isPresent()
                && step.forEach == null
                && operation.get().all("recipient", "copy", "place").stream()
                        .map(one -> step.params.get(one.name()))
                        .filter(Objects::nonNull)
                        .allMatch(Value.of("{{ run.owner.email }}")::equals);
    }

    /** The steps from a place on. */
    List<Draft> since(int first) {
        return steps.subList(first, steps.size());
    }

    String words(Range range) {
        return tokens.slice(range.from(), range.to()).written();
    }

    /** What a clause led to. */
    record Done(Clause clause, List<Draft> steps) {}

    private final List<Done> done = new ArrayList<>();

    private Range reading = Range.NONE;

    /** A clause is read now. */
    void reading(Clause clause) {
        this.reading = clause.all();
    }

    /** The words that are read now: those of a clause, or the whole brief before the first and after the last. */
    String reading() {
        return reading.isEmpty() ? tokens.written() : words(reading);
    }

    /** Tells that nothing of the plan stands for some words. */
    void leave(List<String> words) {
        words.forEach(one -> notes.add("No step stands for “" + one + "”: change the plan if it matters."));
        open = open || !words.isEmpty();
    }

    /** Tells words that ask for nothing. */
    void background(String words) {
        notes.add("Read as background, not as something to do: " + words + ".");
        open = true;
    }

    /** Tells something of the plan that was not said. */
    void lacks(String note) {
        notes.add(note);
        open = true;
    }

    /** Whether the plan has all that the brief says, and nobody has to fill in or to find out anything. */
    boolean isWhole() {
        return !open && steps.stream().noneMatch(Draft::isDoubted);
    }

    /** A clause is read, and made these steps. */
    void did(Clause clause, int first) {
        this.reading = Range.NONE;
        done.add(new Done(clause, List.copyOf(since(first))));
    }

    /** What each clause led to so far. */
    List<Done> done() {
        return List.copyOf(done);
    }

    /** The text that the order before has in quotes, where "it" can only be that: what was given was looked at for its condition alone. */
    Optional<Value> quoted(Clause clause, Optional<Given> given, String when) {
        boolean back = !done.isEmpty()
                && tokens.word(clause.verbAt() + 1).equals("it")
                && !EnglishWords.PASS.has(clause.verb());
        return (back ? Optional.of(done.getLast()) : Optional.<Done>empty())
                        .filter(last -> last.clause().isConditional()
                                && last.clause().condition().equals(clause.condition())
                                && holdsQuote(last.clause().all())
                                && given.filter(one -> last.steps().contains(one.step())
                                                && when.contains("steps." + one.step().id + "."))
                                        .isPresent())
                        .stream()
                        .flatMap(last -> last.steps().stream())
                        .filter(step -> !step.reads)
                        .flatMap(
                                step -> operation(step)
                                        .flatMap(one -> one.param("content"))
                                        .map(param -> step.params.get(param.name()))
                                        .stream())
                        .filter(value -> value instanceof Value.Text(String said) && !said.contains("{{"))
                        .findFirst();
    }

    private boolean holdsQuote(Range words) {
        return tokens.find(words.from(), i -> i >= words.to() || tokens.get(i) instanceof Token.Quote) < words.to();
    }

    /** Where a clause begins in the text of the brief. */
    private int offset(int nth) {
        return tokens.get(done.get(nth).clause().all().from()).start();
    }

    /** Has all wait that somebody is to be asked about. */
    void ask(Approvals approvals) {
        List<Draft> covered = new ArrayList<>();
        for (int i = 0; i < done.size(); i++) {
            int end = i + 1 < done.size() ? offset(i + 1) : tokens.text().length();
            if (approvals.covers(offset(i), end)) {
                done.get(i).steps().stream().filter(step -> !step.reads).forEach(covered::add);
            }
        }
        approvals.asked().stream()
                .filter(Approvals.Asked::others)
                .forEach(
                        one -> notes.add(
                                "“" + one.text()
                                        + "”: nobody tells the run that it was done. It asks for an approval before what follows: give it then."));
        boolean asked = !approvals.asked().isEmpty();
        List<Draft> all = steps.stream().filter(step -> !step.reads).toList();
        for (Draft step : asked && covered.isEmpty() ? all : covered) { // asked about none: then about each
            step.approve("Approve this: " + step.op.title());
        }
    }

    /** Tells which steps some words led to. */
    void trace(Range words, int from) {
        if (words.isEmpty()) {
            return;
        }
        since(from)
                .forEach(step -> trace.add(new Choice(
                        words(words),
                        tokens.get(words.from()).start(),
                        step.tool.id() + "." + step.op.id() + " as " + step.id)));
    }
}
