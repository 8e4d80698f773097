package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives words of a clause to an operation that looks at something. */
final class Looker {
    private final Filler filler;
    private final Identifiers identifiers;
    private final Searches searches;
    private final TextTest texts;
    private final Traits traits;
    private final FieldWords fields;
    private final Windows windows;
    private final Beginning beginning;
    private final Ages ages;
    private final Comparisons comparisons;
    private final Persons persons;
    private final Counts counts;
    private final Sorting sorting;
    private final Superlatives superlatives;
    private final Relatives relatives;
    private final Excluded excluded;

    /** Which operations parts may be about when no word is taken, by the parts: all others are not looked at again. */
    private final Map<List<Part>, Map<Operation, Boolean>> about = new HashMap<>();

    Looker(Knowledge knowledge, Filler filler) {
        FreeWords words = filler.words();
        this.filler = filler;
        this.identifiers = new Identifiers(words, filler.items(), filler.naming());
        this.searches = new Searches(words, knowledge);
        this.texts = new TextTest(words);
        this.traits = new Traits(words, filler.naming());
        this.fields = new FieldWords(words);
        this.windows = new Windows(words);
        this.beginning = new Beginning(words);
        this.ages = new Ages(words);
        this.comparisons = new Comparisons(words);
        this.persons = new Persons(words, knowledge);
        this.counts = new Counts(words);
        this.sorting = new Sorting(words);
        this.superlatives = new Superlatives(words.tokens());
        this.relatives = new Relatives(words, knowledge);
        this.excluded = new Excluded(words, this::told);
    }

    /** What it takes; empty when the words are not about it. */
    Optional<Claim> look(Operation operation, List<Part> parts, BitSet taken) {
        return look(operation, parts, taken, false);
    }

    /** What it takes of words that are known to be about it. */
    Claim meant(Operation operation, List<Part> parts, BitSet taken) {
        return look(operation, parts, taken, true).orElseGet(() -> new Claim(operation));
    }

    /** "share plan.pdf in Drive": the file that words name, where the tool that keeps it is named elsewhere. */
    Optional<Claim> filed(Operation operation, List<Part> parts, BitSet taken, boolean named) {
        Claim claim = new Claim(operation);
        claim.named = named;
        traits.take(claim, parts, taken);
        return Optional.of(claim).filter(one -> named && one.one && one.narrows());
    }

    /** Another clause begins. */
    void begin() {
        about.clear();
    }

    /** Whether it looks at what hangs on something, which has to be looked at before. */
    private static boolean hangs(Operation operation) {
        return operation.param("parent").filter(Param::required).isPresent();
    }

    private boolean about(Operation operation, List<Part> parts) {
        return about.computeIfAbsent(parts, all -> new IdentityHashMap<>()).computeIfAbsent(operation, one -> {
            Claim claim = new Claim(one);
            BitSet none = new BitSet();
            filler.tools().take(claim, parts, none);
            filler.things().take(claim, parts, none);
            filler.places().take(claim, parts, none);
            return !claim.thing.isEmpty() || claim.named;
        });
    }

    private Optional<Claim> look(Operation operation, List<Part> parts, BitSet taken, boolean sure) {
        if (!sure && (hangs(operation) || !about(operation, parts))) {
            return Optional.empty();
        }
        Optional<Claim> found = subject(operation, parts, taken, sure);
        found.ifPresent(claim -> which(claim, parts, taken));
        return found.filter(claim -> sure || !blind(claim));
    }

    /** Whether it would search for nothing, at a tool that nobody named, for what is only written about. */
    private boolean blind(Claim claim) {
        return filler.words().manner().writing()
                && !claim.named
                && claim.operation
                        .param("query")
                        .filter(one -> one.required() && !claim.has(one.name()))
                        .isPresent();
    }

    /** Takes what it is about; empty when that is not the operation's. */
    private Optional<Claim> subject(Operation operation, List<Part> parts, BitSet taken, boolean sure) {
        Claim claim = new Claim(operation);
        filler.tools().take(claim, parts, taken);
        boolean named = claim.named;
        filler.things().take(claim, parts, taken);
        filler.places().take(claim, parts, taken);
        boolean untold =
                (claim.thing.isEmpty() && !claim.named) || filler.things().somewhere(claim);
        boolean other = claim.thing.isEmpty() && !named && filler.things().other(operation, parts, taken);
        boolean placed = operation.all("place").stream().anyMatch(one -> claim.has(one.name()));
        boolean unusual = claim.thing.isEmpty()
                && !placed
                && !identifiers.namesFile(claim, parts, taken)
                && filler.usual()
                        .list(operation.tool().id())
                        .filter(operation::equals)
                        .isEmpty();
        return other || (!sure && (untold || unusual)) ? Optional.empty() : Optional.of(claim);
    }

    /** Takes which ones are meant. */
    private void which(Claim claim, List<Part> parts, BitSet taken) {
        Operation operation = claim.operation;
        if (operation.lists()) {
            sorting.take(claim, parts, taken);
            excluded.take(claim, parts, taken);
        }
        identifiers.take(claim, parts, taken);
        relatives.except(claim, parts, taken);
        filler.declared().take(claim, parts, taken, true);
        operation.all("item").stream()
                .filter(Param::required)
                .findFirst()
                .ifPresent(item -> filler.items().byId(claim, item, parts, taken));
        if (operation.lists()) {
            ofList(claim, parts, taken);
        } else {
            operation.all("item").stream()
                    .filter(Param::required)
                    .findFirst()
                    .filter(item -> !claim.has(item.name()))
                    .ifPresent(item -> identifiers.byName(claim, item, parts, taken));
            windows.take(claim, parts, taken);
        }
        operation
                .param("query")
                .filter(one -> one.required() && !claim.has(one.name()))
                .ifPresent(query -> searches.required(claim, query, parts, taken));
    }

    /** Takes what words say of the things of a list. */
    private void told(Claim claim, List<Part> parts, BitSet taken) {
        filler.declared().take(claim, parts, taken, true);
        texts.take(claim, parts, taken);
        traits.take(claim, parts, taken);
        ages.take(claim, parts, taken);
        comparisons.take(claim, parts, taken);
        persons.take(claim, parts, taken);
        traits.labelled(claim, parts, taken);
    }

    private void ofList(Claim claim, List<Part> parts, BitSet taken) {
        Stream.of("item", "key")
                .flatMap(role -> claim.operation.member(role).stream())
                .forEach(item -> identifiers.byId(claim, item, parts, taken));
        texts.take(claim, parts, taken);
        searches.quoted(claim, parts, taken);
        traits.take(claim, parts, taken);
        fields.take(claim, parts, taken);
        windows.take(claim, parts, taken);
        beginning.take(claim, parts, taken);
        ages.take(claim, parts, taken);
        comparisons.take(claim, parts, taken);
        persons.take(claim, parts, taken);
        traits.labelled(claim, parts, taken);
        relatives.take(claim, parts, taken);
        superlatives.take(claim, parts, taken);
        counts.take(claim, parts, taken);
        counts.all(claim, parts);
    }
}
