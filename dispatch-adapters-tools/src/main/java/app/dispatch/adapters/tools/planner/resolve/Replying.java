package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers things of a list one by one, in words of the brief or of a model: "draft replies to unread mails with AI". */
final class Replying {
    private final Making plan;
    private final Readings readings;
    private final Sourcing sourcing;
    private final Drafting drafting;
    private final Doubts doubts;
    private final Watch watch;
    private final Account account;
    private final ItemWork work;
    private final Threads threads;
    private final Tokens tokens;
    private final Knowledge knowledge;
    /** The answer that was made last. */
    private @Nullable Draft last;

    Replying(
            Making plan,
            Readings readings,
            Sourcing sourcing,
            Drafting drafting,
            Doubts doubts,
            Watch watch,
            Account account) {
        this.plan = plan;
        this.readings = readings;
        this.sourcing = sourcing;
        this.drafting = drafting;
        this.doubts = doubts;
        this.watch = watch;
        this.account = account;
        this.work = new ItemWork(plan, readings.filler());
        this.tokens = plan.tokens;
        this.knowledge = plan.knowledge;
        this.threads = new Threads(plan.knowledge);
    }

    /** Whether a clause asks for answers to things of a list; its steps are made then. */
    boolean make(Clause clause, String when) throws Unclear {
        if (!plan.steps.isEmpty() && (plan.steps.getLast() == last ? goesOn(clause) : saved(clause))) {
            return true;
        }
        Optional<Part> product = product(clause);
        boolean verb = EnglishWords.REPLY.has(clause.verb());
        boolean asks = verb || (product.isPresent() && EnglishWords.WRITE.has(clause.verb()));
        Optional<Part> said = said(clause, verb);
        Optional<Listed> listed = clause.question() || !asks
                ? Optional.empty()
                : listed(clause, product, said.map(Part::at).orElse(clause.all().to()));
        Optional<Operation> answer = listed.flatMap(one -> threads.answer(one.operation(), verb));
        if (answer.isEmpty() || isBlind(listed.get(), answer.get())) {
            return false;
        }
        int quote = quote(clause, listed.get().words());
        boolean quoted = quote < clause.all().to() || said.isPresent();
        BitSet models = work.named(clause);
        boolean written = EnglishWords.WRITE.has(clause.verb()) || !models.isEmpty();
        if (!quoted && !(written && work.writer().isPresent())) {
            return false;
        }
        BitSet used = (BitSet) listed.get().words().clone();
        used.or(models);
        product.ifPresent(part -> used.set(part.at(), part.to()));
        clause.parts().stream()
                .filter(part -> !quoted && EnglishWords.SAYING.has(part.relator()))
                .filter(part -> part.relator().endsWith("ing") || part.relator().equals("that"))
                .forEach(part -> used.set(part.at(), clause.all().to())); // the model is told
        String text = !quoted
                ? ""
                : said.map(part -> words(part, clause, used)).orElseGet(() -> {
                    used.set(quote);
                    return ((Token.Quote) tokens.get(quote)).text();
                });
        steps(clause, when, listed.get(), answer.get(), text, used);
        return true;
    }

    /** What an answer says that stands in a part and after it. */
    private String words(Part part, Clause clause, BitSet used) {
        used.set(part.at(), clause.all().to());
        int from = isThat(part) ? part.from() + 1 : part.from();
        return Putter.begun(tokens.slice(from, clause.all().to()).written());
    }

    /** "saying that half past twelve is fine": what follows is said word for word. */
    private boolean isThat(Part part) {
        return tokens.word(part.from()).equals("that") && EnglishWords.UTTERING.has(part.relator());
    }

    /** The place of the quote that is no name of what is answered; the end of the clause for none. */
    private int quote(Clause clause, BitSet named) {
        return tokens.find(
                clause.all().from(),
                i -> i >= clause.all().to() || (tokens.get(i) instanceof Token.Quote && !named.get(i)));
    }

    /** "saying thanks, got it": what an answer says word for word, where nobody is to write it. */
    private Optional<Part> said(Clause clause, boolean verb) {
        return clause.parts().stream()
                .filter(part -> (verb || isThat(part))
                        && part.size() > 0
                        && (EnglishWords.UTTERING.has(part.relator())
                                || (part.relator().equals("that")
                                        && EnglishWords.SUBJECT.has(tokens.word(part.from()))))
                        && work.named(clause).isEmpty()
                        && !(tokens.get(part.from()) instanceof Token.Quote))
                .findFirst();
    }

    /** What an answer is to say that a model writes: "saying I'm away until Monday". */
    private Optional<Part> uttered(Clause clause) {
        return clause.parts().stream()
                .filter(part -> EnglishWords.UTTERING.has(part.relator()))
                .findFirst();
    }

    /**
     * What is answered.
     *
     * @param given what was looked at before; null where the clause names it
     */
    private record Listed(@Nullable Given given, @Nullable Claim look, Operation operation, BitSet words) {}

    /** @param said where what is said in the answer begins */
    private Optional<Listed> listed(Clause clause, Optional<Part> product, int said) {
        int to = uttered(clause).map(Part::at).orElse(said);
        List<Part> parts = new ArrayList<>(clause.parts().stream()
                .filter(part -> part.from() < to
                        && !(part.size() == 1
                                && part.from() == clause.verbAt() + 1
                                && tokens.get(part.from()) instanceof Token.Quote))
                .toList());
        product.ifPresent(parts::remove);
        if (!clause.each().isEmpty()) {
            parts.add(new Part(
                    "",
                    clause.each().from(),
                    clause.each().from(),
                    clause.each().to()));
        }
        Optional<Claim> list = readings.named(clause, parts, threads::are);
        Optional<Given> before = plan.givens.reversed().stream()
                .filter(one -> one.operation().is(Operation.Kind.LOOK) || one.equals(plan.givens.getLast()))
                .filter(one -> !one.operation().is(Operation.Kind.PUT) || one.lists())
                .findFirst()
                .filter(one -> one.lists() && threads.are(one.operation()));
        Optional<Listed> thread = thread(clause);
        if (thread.isPresent()) {
            return thread;
        }
        if (list.isPresent()
                && before.filter(one -> Threads.isMeant(one, list.get())).isPresent()) {
            return before.map(one -> new Listed(
                    one, one.claim(), one.operation(), (BitSet) list.get().used.clone()));
        }
        if (list.isPresent()) {
            return Optional.of(new Listed(null, list.get(), list.get().operation, (BitSet)
                    list.get().used.clone()));
        }
        return before.map(one -> new Listed(one, one.claim(), one.operation(), new BitSet()));
    }

    /** "reply in the thread": that of what was looked at last and has threads, whatever was made of it since. */
    private Optional<Listed> thread(Clause clause) {
        int in = tokens.find(
                clause.all().from(),
                i -> i >= clause.all().to() || tokens.word(i).equals("in"));
        int noun = tokens.after(in + 1, EnglishWords.DETERMINER.words());
        for (Given one : plan.givens.reversed()) {
            boolean here =
                    one.lists() && threads.are(one.operation()) && threads.called(one.operation(), tokens.word(noun));
            if (here && noun < clause.all().to()) {
                BitSet words = new BitSet();
                words.set(in, noun + 1);
                return Optional.of(new Listed(one, one.claim(), one.operation(), words));
            }
        }
        return Optional.empty();
    }

    /** "reply to tweet 1790…": whether one thing is answered by its id, and nothing is searched for. */
    private static boolean isBlind(Listed listed, Operation answer) {
        return !answer.tells() && listed.look() != null && listed.look().isBlind();
    }

    private void steps(Clause clause, String when, Listed listed, Operation answer, String quote, BitSet used)
            throws Unclear {
        int first = plan.steps.size();
        Claim put = new Claim(answer);
        Claim look = Objects.requireNonNull(listed.look());
        Candidate candidate = Candidate.about(put, Optional.of(new Source.Look(look)), used, 0);
        if (listed.given() == null) {
            watch.news(clause, candidate);
        }
        Given list = listed.given() == null ? sourcing.look(look) : listed.given();
        boolean one =
                look.one && clause.each().isEmpty() && !clause.single() && !look.all && look.count <= 1 && !look.comes;
        if (!one && listed.given() == null) {
            sourcing.all(list);
        }
        String items = one && look.count == 0 ? "only(" + list.list() + ")" : list.list();
        Value text = Wording.plain(quote);
        if (quote.isEmpty()) {
            Draft written = work.write(clause, items, "Write only the text of the answer.");
            written.when = when.isEmpty() ? null : when;
            text = Value.of(Expressions.template(work.result(written)));
        }
        put.params.put(answer.param("content").orElseThrow().name(), text);
        ReplyTo.fill(put, list);
        account.lost(clause.each(), listed.words());
        Draft step = drafting.step(put);
        step.forEach = items;
        step.when = when.isEmpty() ? null : when;
        if (Threads.sends(answer) && (quote.isEmpty() || !(one || look.narrows() || look.all || look.comes))) {
            step.approve(Doubts.fits("“" + plan.words(clause.all()) + "”"));
        }
        look.ask(step);
        doubts.askNext(step);
        doubts.askEvent(step);
        account.settle(clause, candidate, first);
        plan.trace(clause.all(), first);
        last = step;
    }

    /** "… and save it as a draft", "… and send it": what becomes of the answer that was just written. */
    private boolean goesOn(Clause clause) {
        Draft step = Objects.requireNonNull(last);
        Operation made = plan.operation(step).orElseThrow();
        boolean back = !clause.parts().isEmpty()
                && EnglishWords.IT.has(tokens.word(clause.parts().getFirst().from()));
        boolean sends = EnglishWords.TELL.has(clause.verb());
        boolean saves = EnglishWords.MAKE.has(clause.verb());
        if (!back || clause.isConditional() || !(sends || saves) || !onlyBack(clause, made)) {
            return false;
        }
        Optional<Operation> other = knowledge
                .all(one -> one.is(Kind.PUT)
                        && one.tool().id().equals(made.tool().id())
                        && one.params().keySet().containsAll(step.params.keySet())
                        && one.param("thread").isPresent()
                        && Threads.sends(one))
                .stream()
                .findFirst();
        if (sends && other.isPresent() && !Threads.sends(made)) {
            step.op = other.get().op();
            step.approve(Doubts.fits("“" + plan.words(clause.all()) + "”"));
        }
        return true;
    }

    /** "write a note to bob@… and save it as a draft": what was to be sent is only prepared. */
    private boolean saved(Clause clause) {
        Draft step = plan.steps.getLast();
        Optional<Operation> made =
                plan.operation(step).filter(one -> one.tells() && one.personal() && Threads.sends(one));
        boolean back = EnglishWords.MAKE.has(clause.verb())
                && !clause.parts().isEmpty()
                && EnglishWords.IT.has(tokens.word(clause.parts().getFirst().from()))
                && !clause.isConditional();
        Optional<Operation> other = knowledge
                .all(one -> back
                        && made.isPresent()
                        && one.is(Kind.PUT)
                        && one.tool().id().equals(made.get().tool().id())
                        && !Threads.sends(one)
                        && one.params().keySet().containsAll(step.params.keySet())
                        && onlyBack(clause, one))
                .stream()
                .findFirst();
        other.ifPresent(one -> step.op = one.op());
        return other.isPresent();
    }

    /** Whether a clause says no more than that, and as what: "it as a draft", "them back". */
    private boolean onlyBack(Clause clause, Operation made) {
        for (Part part : clause.parts()) {
            for (int i = part.from(); i < part.to(); i++) {
                boolean own = made.things().contains(Lemma.singular(tokens.word(i)))
                        || knowledge
                                .tool(tokens, i)
                                .filter(one -> one.what().equals(made.tool().id()))
                                .isPresent();
                if (!own && Knowledge.restricts(tokens.word(i)) && !EnglishWords.IT.has(tokens.word(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The part that says that an answer is written: "a polite reply". */
    private Optional<Part> product(Clause clause) {
        return clause.parts().stream()
                .filter(part -> part.relator().isEmpty()
                        && part.size() > 0
                        && EnglishWords.REPLY.has(Lemma.singular(tokens.word(part.to() - 1))))
                .findFirst();
    }
}
