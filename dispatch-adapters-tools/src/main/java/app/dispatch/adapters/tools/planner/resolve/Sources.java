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

/** Finds what the words of one clause can be about. */
final class Sources {
    private final Setting setting;
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;
    private final Looker looker;
    private final Addresses addresses;
    private final Together together;
    private final Product product;
    private final Unnamed unnamed;
    private final Judged judged;
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
        this.unnamed = new Unnamed(tokens, knowledge);
        this.judged = new Judged(tokens, knowledge);
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
                goesOn(claim);
                claim.bonus -= claim.thing.isEmpty() && refers(claim.used) >= 0
                        ? 30
                        : Score.vague(claim) ? 6 : 0; // "thank them in #dev"
                claim.bonus += reads(claim) ? 8 : 0;
                claim.bonus -= isBefore(claim) ? 20 : 0;
                claim.bonus -= ofAnswer(claim) || happened(claim) || unnamed.speaksOfBefore(claim, setting) ? 30 : 0;
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
            sources.addAll(new Earlier(setting, tokens, knowledge).before(taken));
        } else if (setting.arrives()) {
            sources.add(Optional.of(new Source.Arrived(setting.arrival())));
        }
        if (sources.isEmpty() || (setting.givens().isEmpty() && !setting.arrives())) {
            sources.add(Optional.empty());
        }
        return sources;
    }

    /** Whether a model works on one thing that is known by its name, and this gives what is in it. */
    private boolean reads(Claim claim) {
        return (EnglishWords.WORK.has(setting.verb()) || EnglishWords.MAKE.has(setting.verb()))
                && !claim.operation.lists()
                && !claim.lookups.isEmpty()
                && claim.operation.member("content").isPresent();
    }

    /** "search X for dispatch and put posts with 100 likes in #random": what has to be said of such a list, and was said before. */
    private void goesOn(Claim claim) {
        setting.givens().reversed().stream()
                .filter(given -> given.operation() == claim.operation && given.claim() != null)
                .findFirst()
                .ifPresent(given -> {
                    Claim before = Objects.requireNonNull(given.claim());
                    boolean same = claim.operation.lists()
                            && claim.params.isEmpty()
                            && claim.lookups.isEmpty()
                            && !claim.cuts()
                            && !claim.all;
                    before.params.forEach((name, value) -> {
                        if (same || (claim.operation.parameter(name).required() && !claim.has(name))) {
                            claim.params.put(name, value);
                        }
                    });
                    if (same) {
                        claim.lookups.putAll(before.lookups);
                        claim.filters.addAll(before.filters);
                        claim.order = before.order;
                        claim.count = before.count;
                        claim.skip = before.skip;
                    }
                });
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
            BitSet judged = judges(operation) && !claim.named ? this.judged.words(setting, taken) : new BitSet();
            judged.stream().forEach(word -> claim.use(word, word + 1));
            claim.bonus -= 8
                    * (int) judged.stream()
                            .filter(word -> Knowledge.restricts(tokens.word(word)))
                            .count();
            boolean instructed = does || !judged.isEmpty() || (claim.named && judges(operation));
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

    /** Whether an operation does what it is told. */
    private static boolean judges(Operation operation) {
        return operation.param("input").isEmpty() && operation.op().effect().strongest() == Effect.READ;
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

    /** Several things that were before, together. */
    static Source severally(List<Given> givens, BitSet words) {
        return new Source.Several(givens.stream()
                .map(one -> (Source) new Source.Known(one, words))
                .toList());
    }

    /** "the title", after an issue was opened: whether words name no more than what happened. */
    private boolean happened(Claim claim) {
        return setting.arrives()
                && setting.arrival()
                        .filter(one -> one.tool().equals(claim.operation.tool().id()))
                        .isPresent()
                && claim.params.isEmpty()
                && claim.lookups.isEmpty()
                && claim.filters.isEmpty()
                && claim.used.stream()
                        .allMatch(at -> Lemma.singular(tokens.word(at)).equals(tokens.word(at))
                                && tokens.is(at - 1, EnglishWords.DETERMINER.words()));
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

    /** "check Discord and forward new messages": whether what is named was looked at before, at another tool. */
    private boolean isBefore(Claim claim) {
        return !claim.named
                && !claim.thing.isEmpty()
                && setting.givens().stream()
                        .anyMatch(one -> one.operation().is(Operation.Kind.LOOK)
                                && one.lists()
                                && !one.operation().tool().equals(claim.operation.tool())
                                && one.operation().things().contains(claim.thing));
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
