package app.dispatch.adapters.tools.planner.parse;

import java.util.ArrayList;
import java.util.List;

/** A clause while it is read. */
final class ClauseDraft {
    private final List<Part> parts = new ArrayList<>();
    private Verb verb = Verb.NONE;
    private Condition under = Condition.NONE;
    private Range each = Range.NONE;
    private boolean last;
    private boolean led;
    private boolean beside;
    private boolean single;
    private boolean question;

    void does(String plain, int at, int words) {
        verb = new Verb(plain, at, words);
    }

    /** The same verb as that of another clause, which no word of this one says. */
    void repeats(String plain) {
        verb = Verb.unsaid(plain);
    }

    /** It asks for something to be told. */
    void asks() {
        question = true;
        verb = Verb.unsaid("get");
    }

    void isOtherwise() {
        under = under.opposite(true);
    }

    void isUnder(Range condition, boolean unless) {
        under = under.said(condition).turned(unless);
    }

    /** Its condition stands before it. */
    void isLed() {
        led = true;
    }

    /** Whether what follows it is done under its condition too. */
    boolean leads() {
        return led && !under.otherwise();
    }

    void isFor(Range items) {
        each = items;
    }

    /** All before it has to be over. */
    void comesLast() {
        last = true;
    }

    /** It is done at the same time as what is before it. */
    void goesBeside() {
        beside = true;
    }

    /** Each of several is meant. */
    void meansEach() {
        single = true;
    }

    void add(Part part) {
        parts.add(part);
    }

    List<Part> parts() {
        return parts;
    }

    Verb verb() {
        return verb;
    }

    Condition under() {
        return under;
    }

    Range each() {
        return each;
    }

    boolean isLast() {
        return last;
    }

    boolean isBeside() {
        return beside;
    }

    boolean isQuestion() {
        return question;
    }

    /** The clause where its sentence adds nothing to it. */
    Clause clause(int sentence, Range all, boolean wish) {
        return clause(sentence, all, under, new Order(false, beside), Range.NONE, wish);
    }

    /** The clause with what its sentence adds to it. */
    Clause clause(int sentence, Range all, Condition condition, Order order, Range items, boolean wish) {
        return new Clause(sentence, all, verb, parts, condition, order, new Repeat(items, single), question, wish);
    }
}
