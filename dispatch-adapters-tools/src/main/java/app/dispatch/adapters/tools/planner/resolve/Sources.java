package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Effect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds what the words of one clause can be about. */
final class Sources {
    /** So many letters are shared by a verb and the noun for what it makes. */
    private static final int STEM = 5;

    private final Setting setting;
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;
    private final Looker looker;
    private final Addresses addresses;
    private final Together together;
    private final Product product;
    private final Map<Sought, List<Optional<Source>>> known = new HashMap<>();

    /** What was found already. */
    private record Sought(BitSet taken, boolean works) {}

    Sources(
            Setting setting,
            Tokens tokens,
            Knowledge knowledge,
            Filler filler,
            Looker looker,
            Addresses addresses,
            Together together,
            Product product) {
        this.setting = setting;
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.filler = filler;
        this.looker = looker;
        this.addresses = addresses;
        this.together = together;
        this.product = product;
    }

    /**
     * What the words that are left can be about.
     *
     * @param works whether that may be what a model makes
     * @param own the tool that something is put into; "" for none
     */
    List<Optional<Source>> of(BitSet taken, boolean works, String own) {
        return known.computeIfAbsent(new Sought((BitSet) taken.clone(), works), key -> found(taken, works, own));
    }

    private List<Optional<Source>> found(BitSet taken, boolean works, String own) {
        List<Part> parts = setting.parts();
        List<Optional<Source>> sources = new ArrayList<>();
        if (works) {
            sources.addAll(worked(taken, own));
        }
        for (Operation operation : knowledge.all(one -> one.is(Kind.LOOK))) {
            looker.look(operation, parts, taken).ifPresent(claim -> {
                claim.bonus -= claim.thing.isEmpty() && refers(claim.used) >= 0
                        ? 30
                        : Score.vague(claim) ? 6 : 0; // "thank them in #dev"
                claim.bonus -= ofAnswer(claim) ? 30 : 0;
                sources.add(Optional.of(new Source.Look(claim)));
            });
        }
        together.read(parts, taken, own).ifPresent(many -> sources.add(Optional.of(many)));
        List<Part> read = EnglishWords.TELL.has(setting.verb())
                ? parts.stream()
                        .filter(part -> !EnglishWords.AWAY.has(part.relator()))
                        .toList()
                : parts;
        addresses.from(read, taken).ifPresent(call -> sources.add(Optional.of(call)));
        if (!setting.givens().isEmpty()) {
            sources.addAll(before(taken));
        } else if (setting.arrives()) {
            sources.add(Optional.of(new Source.Arrived(setting.arrival())));
        }
        if (sources.isEmpty() || (setting.givens().isEmpty() && !setting.arrives())) {
            sources.add(Optional.empty());
        }
        return sources;
    }

    /** What a model makes of what the other words are about. */
    private List<Optional<Source>> worked(BitSet taken, String own) {
        List<Optional<Source>> sources = new ArrayList<>();
        for (Operation operation : knowledge.all(one -> one.is(Kind.WORK))) {
            Claim claim = new Claim(operation);
            product.take(claim, setting.parts(), taken);
            filler.tools().take(claim, setting.parts(), taken);
            boolean does =
                    EnglishWords.WORK.has(setting.verb()) && operation.verbs().contains(setting.verb());
            boolean instructed = does
                    || (claim.named
                            && operation.param("input").isEmpty()
                            && operation.op().effect().strongest() == Effect.READ);
            filler.declared().take(claim, setting.parts(), taken, false);
            written(claim, taken);
            boolean open = setting.verb().isEmpty()
                    && operation
                            .param("choices")
                            .filter(one -> !claim.has(one.name()))
                            .isPresent();
            if (!open && (!claim.thing.isEmpty() || instructed)) {
                BitSet both = (BitSet) taken.clone();
                both.or(claim.used);
                for (Optional<Source> of : found(both, false, own)) {
                    sources.add(Optional.of(Languages.each(new Source.Work(claim, of), tokens, setting.clause())));
                }
            }
        }
        return sources;
    }

    /** "write a workout plan": what is written, which the model is told. */
    private void written(Claim claim, BitSet taken) {
        for (Part part : setting.parts()) {
            boolean text = filler.words().manner().writing()
                    && part.relator().isEmpty()
                    && part.from() > filler.words().manner().verbAt();
            for (int i = part.from(); text && i < part.to(); i++) {
                if (filler.words().free(claim, taken, i)
                        && knowledge.tool(tokens, i).isEmpty()) {
                    claim.use(i, i + 1);
                }
            }
        }
    }

    /** What was before: together, all of it, or one. */
    private List<Optional<Source>> before(BitSet taken) {
        List<Optional<Source>> sources = new ArrayList<>();
        List<Given> group = setting.group();
        Source.Known one = known(taken);
        BitSet found = found();
        if (group.size() > 1
                && group.contains(setting.givens().getLast())
                && one.words().isEmpty()) {
            sources.add(Optional.of(severally(group, found)));
        }
        boolean all = !found.isEmpty()
                || setting.parts().stream()
                        .anyMatch(part -> tokens.is(part.from(), Set.of("both", "everything", "all", "results"))
                                || tokens.is(part.from() + 1, Set.of("results", "answers", "findings", "found")));
        List<Given> looked = setting.givens().stream()
                .filter(given -> !given.operation().is(Kind.PUT, Kind.CHANGE))
                .toList();
        if (all && one.words().isEmpty() && looked.size() > 1) {
            sources.add(Optional.of(severally(looked, found)));
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

    /** Several things that were before, together. */
    static Source severally(List<Given> givens, BitSet words) {
        return new Source.Several(givens.stream()
                .map(one -> (Source) new Source.Known(one, words))
                .toList());
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
        return cut(last, last.isCall() ? named(taken) : new BitSet(), taken);
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
    private BitSet named(BitSet taken) {
        BitSet words = new BitSet();
        for (Part part : setting.parts()) {
            int at = part.to() - 1;
            boolean the = part.size() == 2 && tokens.word(part.from()).equals("the");
            if (the && part.relator().equals("of") && !taken.get(at) && words.isEmpty()) {
                words.set(at);
            }
        }
        return words;
    }

    /** "the name and the email", after an address was called: whether words name one thing that its answer may have. */
    private boolean ofAnswer(Claim claim) {
        return !setting.givens().isEmpty()
                && setting.givens().getLast().isCall()
                && claim.params.size() + claim.lookups.size() <= 1
                && claim.filters.isEmpty()
                && claim.used.stream()
                        .mapToObj(tokens::get)
                        .allMatch(one -> one instanceof Token.Word word
                                && word.text().equals(word.lower())
                                && Lemma.singular(word.lower()).equals(word.lower()))
                && setting.parts().stream()
                        .anyMatch(part -> part.relator().isEmpty()
                                && tokens.word(part.from()).equals("the")
                                && claim.used.get(part.from(), part.to()).cardinality() > 0);
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

    /** The place of a word that points back, such as "them"; -1 when there is none. */
    int refers(BitSet taken) {
        for (Part part : setting.parts()) {
            for (int i = part.from(); i < part.to(); i++) {
                boolean alone = EnglishWords.IT.has(tokens.word(i))
                        && (i + 1 >= part.to() || !knowledge.knows(tokens.word(i + 1)));
                if (alone
                        && !taken.get(i)
                        && (part.relator().isEmpty() || part.relator().matches("of|from|about|with|as"))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The words that something is about, and others. */
    static BitSet with(BitSet words, Optional<Source> source) {
        BitSet both = (BitSet) words.clone();
        source.ifPresent(one -> both.or(words(one)));
        return both;
    }

    /** The words that a source uses. */
    static BitSet words(Source source) {
        return switch (source) {
            case Source.Look look -> look.claim().used;
            case Source.Call call -> call.claim().used;
            case Source.Work work -> with(work.claim().used, work.of());
            case Source.Known known -> known.words();
            case Source.Several several -> {
                BitSet all = new BitSet();
                several.all().forEach(one -> all.or(words(one)));
                yield all;
            }
            case Source.Arrived arrived -> new BitSet();
        };
    }
}
