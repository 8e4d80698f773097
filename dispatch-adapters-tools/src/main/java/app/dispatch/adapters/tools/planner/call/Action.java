package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
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
public record Action(int group, int branch, String verb, Tokens tokens, List<Condition> when, Optional<Repeat> each) {
    public Action {
        when = List.copyOf(when);
    }

    /** What an item of its repetition is called; "" outside of one. */
    public String itemNoun() {
        return each.map(Repeat::noun).orElse("");
    }

    /** The same action, not repeated. */
    public Action once() {
        return new Action(group, branch, verb, tokens, when, Optional.empty());
    }

    /** The same with more words at its end. */
    Action with(Tokens more) {
        List<Token> all = new ArrayList<>(tokens.list());
        all.addAll(more.list());
        return new Action(group, branch, verb, new Tokens(tokens.text(), all), when, each);
    }

    Action in(int otherGroup, int otherBranch) {
        return new Action(otherGroup, otherBranch, verb, tokens, when, each);
    }
}
