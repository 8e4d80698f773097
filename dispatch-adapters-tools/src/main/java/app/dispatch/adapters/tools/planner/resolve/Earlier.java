package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds which of what was before the words of a clause are about: "them", "both", "the cheapest one". */
final class Earlier {
    /** So many letters are shared by a verb and the noun for what it makes. */
    private static final int STEM = 5;

    private final Setting setting;
    private final Tokens tokens;
    private final Knowledge knowledge;

    Earlier(Setting setting, Tokens tokens, Knowledge knowledge) {
        this.setting = setting;
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** What was before: together, all of it, or one. */
    List<Optional<Source>> before(BitSet taken) {
        List<Optional<Source>> sources = new ArrayList<>();
        List<Given> group = setting.group();
        Source.Known one = known(taken);
        BitSet found = found();
        if (group.size() > 1
                && group.contains(setting.givens().getLast())
                && one.words().isEmpty()) {
            sources.add(Optional.of(Sources.severally(group, found)));
        }
        boolean all = !found.isEmpty()
                || setting.parts().stream()
                        .anyMatch(part -> tokens.is(part.from(), Set.of("both", "everything", "all", "results"))
                                || tokens.is(part.from() + 1, Set.of("results", "answers", "findings", "found")));
        List<Given> looked = setting.givens().stream()
                .filter(given -> !given.operation().is(Kind.PUT, Kind.CHANGE))
                .toList();
        if (all && one.words().isEmpty() && looked.size() > 1) {
            sources.add(Optional.of(Sources.severally(looked, found)));
            return sources;
        }
        sources.add(Optional.of(one));
        return sources;
    }

    /** The words that speak of all that was before: "what you found". */
    private BitSet found() {
        BitSet words = new BitSet();
        for (Part part : setting.parts()) {
            for (int i = part.from(); i < part.to(); i++) {
                int end = EnglishWords.FOUND.phrases().end(tokens, i);
                words.set(i, Math.max(i, Math.min(end, part.to())));
            }
        }
        return words;
    }

    /** What was before: what the words name, else the last. */
    private Source.Known known(BitSet taken) {
        List<Given> givens = setting.givens();
        for (Part part : setting.parts()) {
            for (int i = part.from(); i < part.to(); i++) {
                String noun = Lemma.singular(tokens.word(i));
                for (Given given : givens.reversed()) {
                    boolean named = (given.claim() != null
                                    && (given.claim().thing.equals(noun) || (isBack(part, i, given) && given.lists())))
                            || (given.isMade()
                                    && (given.operation().things().contains(noun)
                                            || given.operation().verbs().contains(noun)
                                            || derived(noun, given.operation())));
                    if (named && !taken.get(i)) {
                        BitSet words = new BitSet();
                        words.set(i);
                        return cut(given, words, taken);
                    }
                }
            }
        }
        Given last = givens.reversed().stream()
                .filter(one -> !one.operation().is(Kind.PUT, Kind.CHANGE))
                .findFirst()
                .orElse(givens.getLast());
        return cut(last, last.isCall() ? named(taken, last.step().url) : new BitSet(), taken);
    }

    /** Of a list that was given, those that the words mean: "the cheapest one". */
    private Source.Known cut(Given given, BitSet words, BitSet taken) {
        Claim before = given.claim();
        boolean open = (given.isCall() || given.lists()) && (before == null || !before.cuts());
        Claim claim = new Claim(given.operation());
        if (open && given.isCall()) {
            new AnswerCuts(tokens).take(claim, setting.parts(), taken);
        } else if (open) {
            new Superlatives(tokens).take(claim, setting.parts(), taken);
        }
        if (!claim.cuts()) {
            return new Source.Known(given, words);
        }
        claim.used.or(words);
        return new Source.Known(
                new Given(given.step(), given.operation(), claim, given.called()), (BitSet) claim.used.clone());
    }

    /** The noun that an answer of no known form is called by: "a summary of the stars"; none where a tool is named. */
    private BitSet named(BitSet taken, String url) {
        BitSet words = new BitSet();
        for (Part part : setting.parts()) {
            int at = part.to() - 1;
            boolean the = part.size() == 2 && tokens.word(part.from()).equals("the");
            String said = Lemma.singular(tokens.word(at));
            if (the
                    && part.relator().isEmpty()
                    && !taken.get(at)
                    && url.replaceFirst("[?#].*", "").matches(".*/" + Pattern.quote(said) + "s?/?")) {
                words.set(at); // "the price", after …/price was asked
            }
            if (the && part.relator().equals("of") && !taken.get(at) && words.isEmpty()) {
                words.set(at);
            }
        }
        return words;
    }

    /** "the file": whether a noun is that of what was looked at, where that was not called by another. */
    private boolean isBack(Part part, int at, Given given) {
        return Objects.requireNonNull(given.claim()).thing.isEmpty()
                && tokens.is(part.from(), EnglishWords.BACK.words())
                && at == part.from() + 1
                && given.operation().things().contains(Lemma.singular(tokens.word(at)));
    }

    /** "the explanation": what was explained. */
    private boolean derived(String noun, Operation operation) {
        return noun.length() > STEM
                && knowledge.of(noun).isEmpty()
                && operation.verbs().stream()
                        .anyMatch(verb -> verb.length() >= STEM && noun.startsWith(verb.substring(0, STEM)));
    }
}
