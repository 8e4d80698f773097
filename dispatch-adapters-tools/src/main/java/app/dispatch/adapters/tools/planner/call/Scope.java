package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/**
 * What every reader of arguments knows of its clause.
 *
 * @param tokens the clause after its verb
 * @param fetches whether the action only reads
 * @param found what was read so far
 */
record Scope(Tokens tokens, Caller caller, boolean fetches, RefReader refs, Arguments found) {
    /** Prepositions before an address. */
    static final Set<String> TO = Phrases.words("""
            to at into onto towards from of on via against in using under behind through for""");

    /** Words that join an argument to those before it. */
    static final Set<String> JOINTS = Phrases.words("""
            with using and including containing having plus carrying & as but use add include set also passing
            sending give where adding""");

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

    boolean anyLink() {
        return tokens.list().stream().anyMatch(token -> token instanceof Link);
    }
}
