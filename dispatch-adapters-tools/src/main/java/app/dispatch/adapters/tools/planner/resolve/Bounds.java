package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Services;
import app.dispatch.adapters.tools.planner.parse.Bidden;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.ProperName;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.tool.ToolDef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Refuses what no tool that may be used can do, with what was understood and a hint. */
final class Bounds {
    /** More than anybody says in one breath; all that reads an order goes through it for each operation. */
    static final int MOST_WORDS = 400;

    private final Making plan;
    private final Tokens tokens;
    private final List<Range> background = new ArrayList<>();
    private final Map<Range, List<Draft>> unasked = new LinkedHashMap<>();
    private final Knowledge knowledge;

    /** What no call does, by the place where it is named. */
    private final Map<Integer, String> impossible = new LinkedHashMap<>();

    /** Tools that are not there, by the place where they are named. */
    private final Map<Integer, String> missing = new LinkedHashMap<>();

    Bounds(Making plan) {
        this.plan = plan;
        this.tokens = plan.tokens;
        this.knowledge = plan.knowledge;
    }

    /** Whether words that ask for nothing exclude something that a tool has: "the other issues never". */
    boolean excludes(Range idle) {
        int before = tokens.find(
                idle.from(),
                at -> at >= idle.to()
                        || (EnglishWords.BEFOREHAND.phrases().at(tokens, at)
                                && Period.isUnit(Lemma.singular(tokens.word(at - 1)))));
        if (before < idle.to()) {
            return true; // "an hour before the party" says when
        }
        if (restricts(idle)) {
            return true;
        }
        boolean no = tokens.find(
                        idle.from(),
                        at -> at >= idle.to()
                                || (EnglishWords.NO.has(tokens.word(at)) && !EnglishWords.TELLING.has(tokens.word(at)))
                                || EnglishWords.EXCEPT.has(tokens.word(at)))
                < idle.to();
        return no
                && tokens.find(
                                idle.from(),
                                at -> at >= idle.to()
                                        || tokens.get(at) instanceof Token.Quote
                                        || knowledge.tool(tokens, at).isPresent()
                                        || knowledge
                                                .thing(tokens, at, idle.to())
                                                .isPresent()
                                        || EnglishWords.CHANGE.has(tokens.word(at))
                                        || EnglishWords.COUNTED.has(tokens.word(at))
                                        || EnglishWords.TELL.has(tokens.word(at)))
                        < idle.to();
    }

    /** "Only those over 500", "approval needed": whether such words narrow what is done, or hold it back; never "only the draft" of a draft. */
    private boolean restricts(Range idle) {
        boolean said = EnglishWords.NARROWING.has(tokens.word(idle.from() - 1)); // "just those"
        int from = said ? idle.from() - 1 : tokens.after(idle.from(), EnglishWords.FILLER.words());
        String ends = tokens.word(idle.to() - 1);
        boolean last = EnglishWords.NARROWING.has(ends) && EnglishWords.RESTRICTING.has(ends); // "those over 500 only"
        int end = last ? from + 1 : EnglishWords.RESTRICTING.phrases().end(tokens, from);
        boolean narrows = end > from && end <= idle.to();
        boolean holds = tokens.find(
                        idle.from(),
                        at -> at >= idle.to()
                                || (EnglishWords.CONSENT.has(tokens.word(at))
                                        && !EnglishWords.FILLER.has(tokens.word(at))))
                < idle.to();
        boolean alone = narrows && end == idle.to() && !EnglishWords.JOINING.has(tokens.word(from)); // "not yet"
        return holds || alone || (narrows && tokens.find(end, at -> at >= idle.to() || !isDone(at)) < idle.to());
    }

    /** Whether a word says no more than what the plan does anyway. */
    private boolean isDone(int at) {
        String word = tokens.word(at);
        boolean small = !word.isEmpty() && (!Knowledge.restricts(word) || EnglishWords.IT.has(word));
        return small
                || tokens.get(at) instanceof Token.Mark
                || EnglishWords.POLITENESS.has(word)
                || plan.steps.stream()
                        .flatMap(step -> plan.operation(step).stream())
                        .anyMatch(one ->
                                one.things().contains(word) || one.verbs().contains(word));
    }

    /** @throws Unclear when it names what no tool that may be used can do; a clause tells it in its turn */
    void possible() throws Unclear {
        readable();
        for (int i = 0; i < tokens.size(); i++) {
            if (knowledge.tool(tokens, i).isEmpty()) {
                service(i);
            }
        }
        for (int at : missing.keySet()) {
            if (plan.parsed().clauses().stream()
                    .noneMatch(clause -> clause.all().has(at))) {
                throw unknown(at);
            }
        }
    }

    private void readable() throws Unclear {
        for (Clause clause : plan.parsed().clauses()) {
            if (clause.all().size() > MOST_WORDS) {
                throw new Unclear("an order is said in at most " + MOST_WORDS
                        + " words, marks and addresses, and this one has "
                        + clause.all().size()
                        + "; put long texts in quotes, or make it several sentences");
            }
        }
    }

    /** Keeps what is named at a place, where no tool that may be used can do it. */
    private void service(int i) {
        Optional<Services.Found> found = knowledge.service(tokens, i);
        if (found.isPresent()) {
            String name = found.get().service().name();
            switch (found.get().service().kind()) {
                case NEVER -> {
                    boolean describes = knowledge
                            .thing(tokens, found.get().end(), tokens.size())
                            .isPresent(); // "my dentist appointment"
                    if (!describes) {
                        impossible.put(i, name);
                    }
                }
                case APP -> {
                    boolean brand = found.get().end() > i + 1 || ProperName.stands(tokens, i, true, knowledge::knows);
                    boolean linked = tokens.find(
                                    found.get().end(),
                                    at -> tokens.get(at) instanceof Token.Link link
                                            && link.url().contains(name.toLowerCase(Locale.ROOT)))
                            < tokens.size();
                    if (brand && !linked) {
                        missing.put(i, tokens.slice(i, found.get().end()).written());
                    }
                }
                default -> {}
            }
        }
    }

    /** @throws Unclear when the clause names a tool that is not there */
    void known(Clause clause) throws Unclear {
        int from = clause.all().from();
        int under = EnglishWords.SUPPOSING.phrases().end(tokens, from);
        boolean open = under > from
                && !clause.isConditional()
                && !clause.question()
                && !EnglishWords.FINITE.has(tokens.word(under)); // "when is …"
        if (open) {
            throw new Unclear("what is to be done then? Say it after a comma, as in `when …, tell #dev`");
        }
        for (int at : missing.keySet()) {
            if (clause.all().has(at)) {
                throw unknown(at);
            }
        }
    }

    private Unclear unknown(int at) {
        return new Unclear("I know no tool for " + missing.get(at) + "; " + have());
    }

    void possible(Clause clause, Optional<Candidate> read) throws Unclear {
        for (Map.Entry<Integer, String> one : impossible.entrySet()) {
            boolean own = one.getKey() >= clause.all().from()
                    && one.getKey() < clause.all().to();
            boolean told = read.filter(
                            found -> found.put() != null || !(found.source().orElse(null) instanceof Source.Work))
                    .isPresent();
            if (own
                    && read.filter(found -> told && found.used().get(one.getKey()))
                            .isEmpty()) {
                throw new Unclear("no tool that may be used can do what “" + one.getValue() + "” names; " + have());
            }
        }
    }

    /** Refuses an order that nothing here knows, where it would be more than told or put into words. */
    void strange(Clause clause, Optional<Candidate> found) throws Unclear {
        Hint hint = new Hint(tokens, knowledge);
        boolean filters = plan.givens.isEmpty()
                && plan.steps.isEmpty()
                && tokens.word(clause.all().from()).equals("filter")
                && plan.parsed().clauses().size() == 1;
        Optional<String> which = filters ? hint.which(clause) : Optional.empty();
        if (which.isPresent()) {
            throw new Unclear(which.get());
        }
        boolean acts = found.filter(one -> one.put() != null
                        ? !one.put().operation.tells()
                        : one.source()
                                .filter(source -> source instanceof Source.Look || source instanceof Source.Several)
                                .isPresent())
                .isPresent();
        boolean thinks = found.filter(one -> one.put() == null
                        && one.source().filter(Source.Work.class::isInstance).isPresent())
                .isPresent();
        boolean asks = thinks
                && (Bidden.asks(tokens, knowledge, clause.all().from())
                        || Bidden.asks(tokens, knowledge, clause.verbAt()));
        if (asks || (acts && hint.strange(clause))) {
            throw new Unclear(hint.of(clause));
        }
    }

    /** A clause that no operation does: told where it asks for nothing, else refused. */
    void unread(Clause clause) throws Unclear {
        boolean asks = (clause.verbAt() >= 0 && knowledge.isVerb(tokens.word(clause.verbAt())))
                || EnglishWords.ASK.has(tokens.word(clause.all().from()))
                || clause.question();
        boolean reads = plan.webhook() && new Payload(tokens).path(clause.all()).isPresent();
        if (reads) {
            return; // what it names is read where it is used
        }
        int idle = EnglishWords.OTHERWISE.phrases().end(tokens, clause.all().from());
        if (clause.otherwise()
                && EnglishWords.IDLE.phrases().end(tokens, tokens.after(idle, EnglishWords.FILLER.words()))
                        == clause.all().to()) {
            return;
        }
        if (clause.otherwise()) {
            throw new Unclear(
                    "I do not know what is to be done otherwise; say it with a verb, as in `otherwise post \"…\" to …`");
        }
        if (asks
                && EnglishWords.TELL.has(clause.verb())
                && knowledge.all(Operation::tells).isEmpty()) {
            throw new Unclear("no tool that may be used can " + clause.verb() + " somebody; " + have());
        }
        if (asks && knowledge.operations().stream().allMatch(one -> one.is(Kind.CALL))) {
            throw new Unclear("I do not know what to call for this; write out its address (" + have() + ")");
        }
        if ((asks || goesOn(clause) || isOrdered(clause)) && !clause.parts().isEmpty()) {
            throw new Unclear(new Hint(tokens, knowledge).of(clause));
        }
        background.add(clause.all());
    }

    /** Keeps what a clause looks at that asks for no look: it is only meant where something comes of it. */
    void looked(Clause clause, List<Draft> made) {
        boolean looks = clause.question()
                || (clause.verbAt() >= 0
                        && knowledge.verb(tokens.word(clause.verbAt())).isPresent())
                || clause.parts().isEmpty();
        if (!looks && !made.isEmpty() && made.stream().allMatch(step -> step.reads)) {
            unasked.put(clause.all(), List.copyOf(made));
        }
    }

    /** The words that only led to a look of which nothing comes, where something else is done; those looks are left out. */
    List<Range> unused() {
        List<Range> words = new ArrayList<>();
        boolean acts = plan.steps.stream().anyMatch(step -> !step.reads);
        unasked.forEach((range, made) -> {
            boolean read = plan.steps.stream()
                    .filter(step -> !made.contains(step))
                    .anyMatch(step -> made.stream().anyMatch(one -> reads(step, one)));
            if (acts && !read) {
                plan.steps.removeAll(made);
                plan.steps.forEach(step -> made.forEach(one -> step.after.remove(one.id)));
                words.add(range);
            }
        });
        return words;
    }

    /** Whether a step takes what another gives. */
    static boolean reads(Draft step, Draft of) {
        return (step.params + " " + step.forEach + " " + step.when).contains("steps." + of.id + ".");
    }

    /** Clauses that ask for nothing. */
    List<Range> background() {
        return background;
    }

    /** "Stripe payouts → a mail to …": whether what a clause names is what the next one is about. */
    private boolean goesOn(Clause clause) {
        int end = clause.all().to();
        boolean told = plan.parsed().clauses().stream()
                .anyMatch(one -> one.all().from() == end + 1 && EnglishWords.TELL.has(one.verb()));
        return told
                && clause.verb().isEmpty()
                && tokens.word(end).equals("then")
                && tokens.get(end) instanceof Token.Word word
                && !word.text().equalsIgnoreCase("then");
    }

    /** "decline the invite and email …": an order that nothing does, and that goes on with one that something does. */
    private boolean isOrdered(Clause clause) {
        int at = clause.all().from();
        boolean joined = plan.parsed().clauses().stream()
                .anyMatch(one -> one.sentence() == clause.sentence()
                        && one.all().from() == clause.all().to() + 1
                        && tokens.word(clause.all().to()).equals("and")
                        && !one.verb().isEmpty());
        return joined
                && clause.verb().isEmpty()
                && English.isOrder(tokens.word(at))
                && knowledge.thing(tokens, at, clause.all().to()).isEmpty()
                && EnglishWords.DETERMINER.has(tokens.word(at + 1));
    }

    private String have() {
        return "the tools are "
                + String.join(
                        ", ", knowledge.tools().stream().map(ToolDef::label).toList());
    }
}
