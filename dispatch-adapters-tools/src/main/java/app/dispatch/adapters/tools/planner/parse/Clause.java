package app.dispatch.adapters.tools.planner.parse;

import java.util.List;

/**
 * One thing that a brief asks for.
 *
 * @param all all its tokens, its verb among them
 * @param does what is to be done
 * @param question whether it asks for something to be told
 * @param wish whether it says what its author wants to have
 */
public record Clause(
        int sentence,
        Range all,
        Verb does,
        List<Part> parts,
        Condition under,
        Order order,
        Repeat repeat,
        boolean question,
        boolean wish) {
    public Clause {
        parts = List.copyOf(parts);
    }

    /** What is to be done, in its plain form; "" when no verb says it. */
    public String verb() {
        return does.plain();
    }

    /** The place of the verb; -1 for none. */
    public int verbAt() {
        return does.at();
    }

    /** How many words the verb has. */
    public int verbWords() {
        return does.words();
    }

    /** What it is done under; empty for nothing. */
    public Range condition() {
        return under.range();
    }

    /** Whether it is done when the condition does not hold. */
    public boolean unless() {
        return under.unless();
    }

    /** Whether it is done when the condition of the clause before it does not hold. */
    public boolean otherwise() {
        return under.otherwise();
    }

    /** Whether it waits for all before it. */
    public boolean then() {
        return order.then();
    }

    /** Whether it is done at the same time as what is before it. */
    public boolean beside() {
        return order.beside();
    }

    /** What it is done for one by one; empty when that is not said, or only by a word. */
    public Range each() {
        return repeat.each();
    }

    /** Whether a word says that each of several is meant. */
    public boolean single() {
        return repeat.single();
    }

    /** The same without its condition. */
    public Clause always() {
        return new Clause(sentence, all, does, parts, Condition.NONE, order, repeat, question, wish);
    }

    /** The same with other parts and another verb. */
    public Clause doing(String other, List<Part> rest) {
        return new Clause(
                sentence, all, new Verb(other, does.at(), does.words()), rest, under, order, repeat, question, wish);
    }

    public boolean isConditional() {
        return !under.isEmpty();
    }
}
