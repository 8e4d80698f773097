package app.dispatch.adapters.tools.planner.clause;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * One action that a brief asks for.
 *
 * @param group its place in time: groups happen one after another
 * @param branch its branch within the group: branches happen at the same time, what is in one of them in order
 * @param verb its verb in the plain form
 * @param tokens all of it, from the verb on, without conditions and repetitions
 * @param when what must hold for it, all together
 * @param each what it is repeated for
 */
public record Clause(int group, int branch, String verb, Tokens tokens, List<Condition> when, Optional<Repeat> each) {
    public Clause {
        when = List.copyOf(when);
    }

    /** What an item of its repetition is called; "" outside of one. */
    public String itemNoun() {
        return each.map(Repeat::noun).orElse("");
    }

    /** The same action, not repeated. */
    public Clause once() {
        return new Clause(group, branch, verb, tokens, when, Optional.empty());
    }

    Clause in(int otherGroup, int otherBranch) {
        return new Clause(otherGroup, otherBranch, verb, tokens, when, each);
    }
}
