package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the reading of a clause that uses most of its words. */
final class Readings {
    /** A reading that scores no more says too little. */
    private static final int LEAST = -25;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;
    private final Looker looker;
    private final Addresses addresses;
    private final Together together;
    private final Product product;
    private final Elsewhere elsewhere;
    private final LookReader looks;
    private final WorkReader works;
    private final ChangeReader changes;
    private final PutReader puts;
    private final PostReader posts;
    private final Chain chain;

    /** What was looked at together last. */
    private List<Given> group = List.of();

    private Optional<Given> told = Optional.empty();

    Readings(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.filler = Filler.of(tokens, knowledge);
        this.looker = new Looker(knowledge, filler);
        this.addresses = new Addresses(filler.words(), knowledge);
        this.product = new Product(tokens, knowledge, filler);
        Putter putter = new Putter(knowledge, filler);
        Verbs verbs = new Verbs(tokens, knowledge);
        Rivals rivals = new Rivals(tokens, knowledge, filler, verbs);
        Score score = new Score(tokens, knowledge, filler);
        Asking asking = new Asking(filler.words(), knowledge, score);
        this.together = new Together(tokens, knowledge, filler, looker, addresses, score);
        this.elsewhere = new Elsewhere(tokens, knowledge, filler, putter, verbs, score);
        this.looks = new LookReader(knowledge, looker, addresses, together, verbs, score, asking);
        this.works = new WorkReader(tokens, knowledge, filler, product, verbs, score);
        this.changes = new ChangeReader(
                tokens, knowledge, looker, putter, new Aim(tokens, filler), verbs, rivals, score, asking);
        this.puts = new PutReader(
                tokens,
                knowledge,
                putter,
                new Party(tokens),
                new SamePlace(tokens),
                verbs,
                rivals,
                new Speech(tokens, knowledge),
                score,
                asking);
        this.posts = new PostReader(tokens, addresses, score, asking);
        this.chain = new Chain(
                tokens, knowledge, filler, looker, putter, addresses, new Mentions(tokens, knowledge), product, score);
    }

    Looker looker() {
        return looker;
    }

    Addresses addresses() {
        return addresses;
    }

    Filler filler() {
        return filler;
    }

    /** What was looked at together, before the clauses that follow. */
    void together(List<Given> all) {
        group = all;
    }

    /** What was looked at together last. */
    List<Given> together() {
        return group;
    }

    /** What somebody was told, before the clauses that follow. */
    void told(Given message) {
        told = Optional.of(message);
    }

    /** Where else it is put: at the tools and places that are named beside the first. */
    List<Claim> more(Clause clause, Candidate first, Set<String> from) {
        return elsewhere.read(clause, first, from);
    }

    /** What of some operations parts of a clause name best. */
    Optional<Claim> named(Clause clause, List<Part> parts, Predicate<Operation> which) {
        manner(clause);
        looker.begin();
        return knowledge.all(one -> one.is(Kind.LOOK) && which.test(one)).stream()
                .flatMap(one -> looker.look(one, parts, new BitSet()).stream())
                .filter(one -> !one.thing.isEmpty() || one.named)
                .reduce((one, other) -> other.used.cardinality() > one.used.cardinality() ? other : one);
    }

    Optional<Claim> list(List<Part> parts) {
        return together.list(parts);
    }

    /**
     * The best reading of a clause; empty when none says anything.
     *
     * @param givens what was given before it
     * @param arrives whether a webhook brings something
     * @param arrival what that is, where a tool tells it
     */
    Optional<Candidate> best(Clause clause, List<Given> givens, boolean arrives, Optional<Arrival> arrival) {
        manner(clause);
        looker.begin();
        Setting setting = new Setting(clause, givens, group, arrives, arrival, told);
        Sources sources = new Sources(setting, tokens, knowledge, filler, looker, addresses, together, product);
        List<Candidate> all = new ArrayList<>(looks.read(setting, sources));
        all.addAll(works.read(setting, sources));
        all.addAll(changes.read(setting, sources));
        all.addAll(puts.read(setting, sources));
        all.addAll(posts.read(setting, sources));
        chain.read(setting).ifPresent(all::add);
        if (all.isEmpty()) {
            all.addAll(new WhenReader(tokens, knowledge).read(clause));
        }
        Candidate best = null;
        for (Candidate one : all) {
            if (best == null || one.score() > best.score()) {
                best = one;
            }
        }
        return Optional.ofNullable(best)
                .filter(one -> one.put() == null || !one.put().operation.tells() || !isUnknown(clause))
                .filter(one -> one.score() > LEAST
                        && (!one.used().isEmpty()
                                || (one.put() != null
                                        && one.put().operation.verbs().contains(clause.verb()))));
    }

    /** "pin the last message": whether an order begins with a verb that nothing here does. */
    private boolean isUnknown(Clause clause) {
        int first = clause.all().from();
        String word = tokens.word(first);
        return clause.verb().isEmpty()
                && !clause.question()
                && English.isOrder(word)
                && knowledge.verb(word).isEmpty()
                && (EnglishWords.DETERMINER.has(tokens.word(first + 1))
                        || tokens.word(first + 1).startsWith("@"))
                && knowledge.tool(tokens, first).isEmpty()
                && knowledge.thing(tokens, first, clause.all().to()).isEmpty();
    }

    private void manner(Clause clause) {
        filler.words().begin(Manner.of(clause, tokens, knowledge));
    }
}
