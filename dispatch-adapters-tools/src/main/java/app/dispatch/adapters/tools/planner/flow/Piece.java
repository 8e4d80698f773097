package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;

/**
 * A piece of a brief with at most one verb.
 *
 * @param branch the number of the branch that it belongs to; 0 for what belongs to none
 * @param sentence the number of its sentence
 * @param tokens its words after the verb; for a passive the subject before it too
 * @param condition under what condition it is done; empty when always
 */
record Piece(int branch, int sentence, Verb verb, Tokens tokens, List<Mention> mentions, Tokens condition) {
    /** Words that only say what is looked at. */
    static Piece looking(int branch, int sentence, Tokens words, List<Mention> mentions) {
        Tokens always = new Tokens(words.text(), List.of());
        return new Piece(branch, sentence, new Verb("check", Verb.Kind.READ, false, 0, 0), words, mentions, always);
    }
}
