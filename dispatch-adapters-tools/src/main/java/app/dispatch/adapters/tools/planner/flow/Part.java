package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;

/**
 * A piece of a brief with one verb.
 *
 * @param sentence the place of its sentence
 * @param verb in the plain form; "" when there is none
 * @param kind what the verb does with what it names
 * @param me whether the verb names whom it is for: "let me know"
 * @param tokens what follows the verb
 * @param mentions what is named there
 */
record Part(int sentence, String verb, Kind kind, boolean me, Tokens tokens, List<Mention> mentions) {
    enum Kind {
        /** Looks at something again and again. */
        WATCH,
        /** Looks at something. */
        READ,
        /** Makes something of it. */
        WORK,
        /** Tells somebody, who stands after the verb. */
        TELL,
        /** Puts it somewhere. */
        PUT
    }
}
