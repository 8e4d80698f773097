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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

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

    /** @param given the list that a condition is of; empty where that cannot be had */
    record Again(Optional<Given> given) {}

    /**
     * What is meant where a condition asks how many there are of what was looked at before: "if there are no open issues" is of
     * the list that was asked for, where it was asked, and not of another tool's.
     *
     * @param lists what was looked at
     * @param used gets the words for it
     * @return empty where it speaks of something else; of no list, where it cannot be told of one
     */
    Optional<Again> again(Range range, List<Given> lists, Function<Source, Optional<Given>> look, BitSet used) {
        Optional<Range> noun = noun(range);
        if (noun.isEmpty()) {
            return Optional.empty();
        }
        Set<String> called = new HashSet<>(List.of(
                Operation.singular(words(noun.get())),
                Lemma.singular(tokens.word(noun.get().to() - 1)))); // "open issues" are issues
        for (Given given : lists.reversed()) {
            if (given.claim() != null && given.operation().things().stream().anyMatch(called::contains)) {
                Optional<Claim> again = again(range, given.operation(), given.claim());
                again.ifPresent(claim -> used.or(claim.used));
                return elsewhere(range, given.operation())
                        ? Optional.empty()
                        : Optional.of(new Again(again.flatMap(claim -> look.apply(new Source.Look(claim)))));
            }
        }
        return Optional.empty();
    }

    /** What was asked for before and what a condition says of it; empty where it says more of a few that were picked. */
    private Optional<Claim> again(Range range, Operation operation, Claim before) {
        Optional<Claim> said = looker.look(operation, parts(range), counted(range));
        boolean cut =
                before.count > 0 || !before.order.isEmpty() || before.exactly().isPresent();
        boolean same = said.filter(claim -> before.params.entrySet().containsAll(claim.params.entrySet())
                        && before.filters.containsAll(claim.filters))
                .isPresent();
        if (said.isEmpty()
                || (cut && !same)
                || said.get().count > 0
                || !said.get().order.isEmpty()) {
            return Optional.empty();
        }
        if (cut) {
            Claim claim = before.again();
            claim.params.putAll(before.params);
            claim.used.or(said.get().used);
            return Optional.of(claim);
        }
        said.ifPresent(claim -> {
            before.params.forEach(claim.params::putIfAbsent);
            before.lookups.forEach(claim.lookups::putIfAbsent);
            before.filters.stream().filter(one -> !claim.filters.contains(one)).forEach(claim.filters::add);
            claim.held = true;
        });
        return said;
    }

    /** Whether a condition names another tool or another place than what was looked at. */
    private boolean elsewhere(Range range, Operation operation) {
        Optional<Claim> other = best(range);
        return other.filter(claim -> claim.operation != operation)
                .filter(claim -> claim.named
                        || claim.params.keySet().stream()
                                .anyMatch(one -> claim.operation.parameter(one).is("place")))
                .isPresent();
    }

    /** The words that say how many there are, and whether there are any. */
    private BitSet counted(Range range) {
        BitSet words = verbs(range);
        for (int i = range.from(); i < range.to(); i++) {
            int at = i;
            words.set(i, Math.max(i, EnglishWords.EXISTING.phrases().end(tokens, i)));
            boolean begins = i == range.from() || words.get(i - 1);
            words.set(i, words.get(i) || (begins && EnglishWords.NO.has(tokens.word(i))));
            Comparison.at(tokens, i).ifPresent(one -> words.set(at, one.end()));
        }
        return words;
    }

    /** The noun of what a condition counts, where it begins with how many there are. */
    private Optional<Range> noun(Range range) {
        BitSet counted = counted(range);
        int from = tokens.after(range.from(), EnglishWords.ARTICLE.words());
        for (int i = range.from(); i < range.to() && (counted.get(from) || counted.get(range.from())); i++) {
            Optional<Knowledge.Named> thing = knowledge.thing(tokens, i, range.to());
            if (thing.isPresent() && !counted.get(i)) {
                return Optional.of(new Range(i, thing.get().end()));
            }
        }
        return Optional.empty();
    }

    private List<String> words(Range range) {
        return IntStream.range(range.from(), range.to()).mapToObj(tokens::word).toList();
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
        BitSet verbs = counted(range);
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
