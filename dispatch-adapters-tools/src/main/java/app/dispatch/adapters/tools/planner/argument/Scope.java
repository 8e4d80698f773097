package app.dispatch.adapters.tools.planner.argument;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.clause.RefReader;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/**
 * What every reader of arguments knows of its clause.
 *
 * @param tokens the clause after its verb
 * @param labels the names of the operation's parameters
 * @param tools the words that name the operation's tool
 * @param nouns the nouns that the operation declares, which describe what it is for
 * @param fetches whether the action only reads
 * @param found what was read so far
 */
record Scope(
        Tokens tokens,
        Labels labels,
        Set<String> tools,
        Set<String> nouns,
        boolean fetches,
        RefReader refs,
        Arguments found) {
    /** Prepositions before an address. */
    static final Set<String> TO = Phrases.words("""
            to at into onto towards from of on via against in using under behind through for""");

    /** Words that join an argument to those before it. */
    static final Set<String> JOINTS = Phrases.words("""
            with using and including containing having plus carrying & as but use add include set also passing
            sending give where adding""");

    /** Whether the operation is called by its name, and not by an address. */
    boolean called() {
        return labels.property("url").isEmpty();
    }

    boolean joint(int at) {
        return tokens.is(at, JOINTS);
    }

    /** The place after joints and commas. */
    int afterJoints(int from) {
        int end = from;
        while (joint(end) || tokens.mark(end, ',')) {
            end++;
        }
        return end;
    }

    boolean link(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at) instanceof Link;
    }

    /** Whether a noun phrase that the operation itself is described by starts at that place, such as "the open issues". */
    boolean describes(int from) {
        int at = tokens.find(
                from,
                i -> !FunctionWords.DETERMINERS.contains(tokens.word(i)) && !tokens.is(i, FunctionWords.ADJECTIVES));
        return nouns.contains(Lemma.singular(tokens.word(at)));
    }

    boolean anyLink() {
        return tokens.list().stream().anyMatch(token -> token instanceof Link);
    }
}
