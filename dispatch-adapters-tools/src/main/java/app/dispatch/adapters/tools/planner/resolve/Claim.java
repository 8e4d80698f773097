package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a clause an operation takes: the tokens that it uses, and what becomes of them. */
final class Claim {
    /** A name where an id is asked for: what it names is looked up first. */
    record Lookup(String param, String noun, String name) {}

    final Operation operation;
    final BitSet used = new BitSet();
    /** Of those, the words that a parameter means, which may say more of what comes back. */
    final BitSet worded = new BitSet();

    /** The words of its noun, which may say more than what it is: "bugs" are issues with a label. */
    final BitSet thingAt = new BitSet();
    /** Of those, the words that a parameter's value says only a part of: "merged" of closed ones. */
    final BitSet implied = new BitSet();

    /** Of those, the words that are searched for. */
    final BitSet sought = new BitSet();

    final Map<String, Value> params = new LinkedHashMap<>();
    final Map<String, Lookup> lookups = new LinkedHashMap<>();

    /** What an item of its list, called {@code thing}, has to fulfil. */
    final List<String> filters = new ArrayList<>();

    final List<String> notes = new ArrayList<>();

    /** The noun that it was called by; "" when only its tool was named. */
    String thing = "";

    /** Whether only how many there are is asked. */
    boolean counted;

    /** What is asked of its numbers together. */
    Fold fold = Fold.NONE;

    /** The members that this is asked of. */
    final List<String> folded = new ArrayList<>();

    /** The field that this is asked of, where only the things themselves have it; "" for none. */
    String field = "";

    /** The members of it that are asked for; none for what is usual. */
    final List<String> asked = new ArrayList<>();

    /** Whether one thing is meant, and not any number. */
    boolean one;

    /** Whether there has to be just one, and nothing is done where there are more. */
    boolean only;

    /** Whether a word says that all are meant. */
    boolean all;

    /** The text that a text begins with, before what is asked of something: '"New: " plus its name'; "" for none. */
    String lead = "";

    /** The parameter that is this text. */
    String leads = "";

    /** How many are meant; 0 when that was not said. */
    long count;

    /** How many of the list stand before those that are meant. */
    long skip;

    /** How the list is ordered before it is cut, as the argument of sortBy; "" for as it comes. */
    String order = "";

    /** Whether its tool, or a name that only it knows, stands in the clause. */
    boolean named;

    /** What the order's verb adds to its chances. */
    int bonus;

    /** Whether some of it is what a webhook brings, by the names of its fields. */
    boolean brought;

    /** Whether its end is as far from its start as it was. */
    boolean keepsLength;

    /** Whether only its day changes, and not its hours. */
    boolean keepsHours;

    /** Whether only its hours change, and not its day. */
    boolean keepsDay;

    /** What has to be asked before it is done; "" for nothing. */
    String doubt = "";

    /** Whether it is today because no day was said. */
    boolean today;

    /** Whether people are added to those who are there. */
    boolean joins;

    /** The id that one of a list is named by; null for none. */
    @Nullable
    Value id;

    /** Whether it is looked at only because of a condition: "if issue 42 is open". */
    boolean held;

    /** By how much its times change, as the end of an expression; "" for not at all. */
    String shift = "";

    /** One of the filters, and what one that is surely meant fulfils in its place; "" for nothing. */
    private String like = "";

    private String exact = "";

    /** Whether one is waited for, and each that comes is one for itself: "when a mail arrives". */
    boolean comes;

    Claim(Operation operation) {
        this.operation = operation;
    }

    /** Asks for what fulfils a condition, or, where there is such a thing, for what fulfils another in its place. */
    void like(String condition, String exactly) {
        filters.add(condition);
        like = condition;
        exact = exactly;
    }

    /** What an item has to fulfil that is surely meant; empty where nothing tells it from others. */
    Optional<List<String>> exactly() {
        return exact.isEmpty()
                ? Optional.empty()
                : Optional.of(filters.stream()
                        .map(one -> one.equals(like) ? exact : one)
                        .toList());
    }

    /** Lets a step that does something about it wait for what has to be asked first. */
    void ask(Draft step) {
        if (!doubt.isEmpty()) {
            step.approve(Draft.DOUBT + doubt);
        }
    }

    void use(int from, int to) {
        used.set(from, Math.max(from, to));
    }

    boolean has(String param) {
        return params.containsKey(param) || lookups.containsKey(param);
    }

    /** The same of what was given before, so that more can be said of it. */
    Claim again() {
        Claim claim = new Claim(operation);
        claim.filters.addAll(filters);
        claim.like = like;
        claim.exact = exact;
        claim.count = count;
        claim.skip = skip;
        claim.order = order;
        claim.thing = thing;
        claim.all = all;
        claim.fold = fold;
        claim.folded.addAll(folded);
        claim.field = field;
        return claim;
    }

    /** Whether its list is not taken as it comes. */
    boolean cuts() {
        return !filters.isEmpty() || !order.isEmpty() || count > 0;
    }

    /** Whether it says which of what is there are meant. */
    boolean narrows() {
        return !filters.isEmpty() || count > 0;
    }

    /** Whether its list is asked for by what its things have in common, and not only by where they are. */
    boolean asks() {
        return params.entrySet().stream()
                .anyMatch(set -> !operation.parameter(set.getKey()).is("place", "count")
                        && !(set.getValue() instanceof Value.Text(String value) && EnglishWords.ALL.has(value)));
    }

    /** "my last tweet": whether it would search for nothing, and so find anything. */
    boolean isBlind() {
        return operation
                .param("query")
                .filter(one -> one.required() && !has(one.name()))
                .isPresent();
    }
}
