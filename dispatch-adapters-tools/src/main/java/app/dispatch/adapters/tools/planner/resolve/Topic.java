package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds what a condition speaks of, where that has to be looked at for it. */
final class Topic {
    /** What a word that is taken counts for. */
    private static final int WORD = 10;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Looker looker;

    private Range last = Range.NONE;
    private Optional<Claim> lastBest = Optional.empty();

    Topic(Tokens tokens, Knowledge knowledge, Looker looker) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.looker = looker;
    }

    /**
     * What is looked at because a condition speaks of it.
     *
     * @param used gets the words for it
     */
    Optional<Given> looked(Range range, Function<Source, Optional<Given>> look, BitSet used) {
        for (int i = range.from(); i < range.to(); i++) {
            if (tokens.get(i) instanceof Token.Link link) {
                used.set(i);
                return Addresses.reading(knowledge)
                        .flatMap(one -> look.apply(new Source.Call(new Claim(one), link.url(), "")));
            }
        }
        Optional<Source.Call> service =
                new Addresses(new FreeWords(tokens), knowledge).from(parts(range), new BitSet());
        if (service.isPresent()) {
            used.or(service.get().claim().used);
            return look.apply(service.get());
        }
        Optional<Claim> best = best(range);
        best.ifPresent(claim -> {
            used.or(claim.used);
            claim.held = true;
        });
        return best.flatMap(claim -> look.apply(new Source.Look(claim)));
    }

    /** Whether words speak of one thing, by what tells it from others. */
    boolean isOne(Range range) {
        return best(range).filter(claim -> claim.one).isPresent();
    }

    /** The list that words name best; of the same words, the same. */
    private Optional<Claim> best(Range range) {
        if (!range.equals(last)) {
            lastBest = found(range);
            last = range;
        }
        return lastBest;
    }

    private Optional<Claim> found(Range range) {
        List<Part> parts = parts(range);
        BitSet verbs = verbs(range);
        Claim best = null;
        int most = 0;
        for (Operation operation : knowledge.all(one -> one.is(Operation.Kind.LOOK))) {
            Optional<Claim> claim = looker.look(operation, parts, verbs);
            boolean open = claim.isPresent()
                    && operation.params().values().stream()
                            .allMatch(one -> !one.required()
                                    || one.usual().isPresent()
                                    || claim.get().has(one.name()));
            boolean fits = claim.isPresent()
                    && (!claim.get().thing.isEmpty() || called(claim.get()) || compares(range, operation));
            int score =
                    claim.map(one -> one.used.cardinality() * WORD + one.bonus).orElse(0);
            if (open && fits && score > most) {
                best = claim.get();
                most = score;
            }
        }
        return Optional.ofNullable(best);
    }

    /** "an unread mail": whether a tool's name says what is looked at, as one of its things is called so too. */
    private boolean called(Claim look) {
        return look.named
                && look.used.stream().anyMatch(i -> look.operation.things().contains(Lemma.singular(tokens.word(i))));
    }

    /** The words that tell how something is. */
    private BitSet verbs(Range range) {
        BitSet verbs = new BitSet();
        for (int i = range.from(); i < range.to(); i++) {
            for (EnglishWords said : List.of(EnglishWords.HOLDING, EnglishWords.EMPTY)) {
                verbs.set(i, Math.max(i, Math.min(range.to(), said.phrases().end(tokens, i))));
            }
        }
        return verbs;
    }

    private boolean compares(Range range, Operation operation) {
        boolean empty = tokens.find(
                        range.from(),
                        i -> i >= range.to() || EnglishWords.EMPTY.phrases().at(tokens, i))
                < range.to();
        return operation.lists()
                ? empty
                : Comparison.in(tokens.slice(range.from(), range.to())).isPresent();
    }

    /** The condition as parts, such as those of a clause. */
    List<Part> parts(Range range) {
        List<Part> parts = new ArrayList<>();
        int start = range.from();
        String relator = "";
        int at = start;
        for (int i = range.from(); i < range.to(); i++) {
            boolean begins = i + 1 < range.to() // "it is merged" says how it is
                    && EnglishWords.RELATOR.has(tokens.word(i))
                    && Comparison.at(tokens, i).isEmpty();
            if (begins) {
                boolean goesOn = i == start && relator.equals("assigned"); // "assigned to"
                if (i > start) {
                    boolean joins = i - 1 > start && EnglishWords.AND.has(tokens.word(i - 1));
                    parts.add(new Part(relator, at, start, joins ? i - 1 : i)); // "labelled bug and assigned to"
                }
                relator = tokens.word(i);
                at = goesOn ? at : i;
                start = i + 1;
            }
        }
        if (range.to() > start) {
            parts.add(new Part(relator, at, start, range.to()));
        }
        return parts;
    }
}
