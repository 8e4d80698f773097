package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;

/**
 * One call that a clause asks for.
 *
 * @param verb its verb in the plain form
 * @param tokens all of it, from the verb on, without conditions and repetitions
 * @param failing whether it is done only when a call before it failed
 * @param each what it is repeated for
 */
public record Action(String verb, Tokens tokens, boolean failing, Optional<Each> each) {

    /** What an item of its repetition is called; "" outside of one. */
    public String itemNoun() {
        return each.map(Each::noun).orElse("");
    }

    /** The same action, not repeated. */
    Action once() {
        return new Action(verb, tokens, failing, Optional.empty());
    }

    Action doing(String other) {
        return new Action(other, tokens, failing, each);
    }
}
