package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds conditions that stand among the words of what is to be done, where no step depends on them. */
final class Openers {
    private static final Phrases OPENING = Phrases.of("""
            when | whenever | if | unless | until | till | as soon as | as long as | so long as | provided | in case
            except when | except if | only when | only if | just when | just if | assuming | on condition that
            but only for | but not if | while""");
    /** After these "if" and "when" ask what is so, and are no conditions: "check if", "tell me when". */
    private static final Set<String> ASKING = Phrases.words("""
            see check know tell about whether and decide determine verify say ask since""");

    private static final Set<String> PLAIN =
            Phrases.words("done finished ready possible needed necessary available you i");

    private Openers() {}

    static void ask(Tokens tokens, List<Draft> steps) {
        in(tokens).forEach(words -> Asked.before(steps, words));
    }

    static List<String> in(Tokens tokens) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int lead = OPENING.end(tokens, at);
            int end = tokens.find(Math.max(at, lead), i -> tokens.separator(i));
            boolean says = lead > 0
                    && !(at == 0 && tokens.word(at).equals("while"))
                    && end - lead >= 2
                    && !(tokens.is(at, Set.of("until", "till"))
                            && Numbers.at(tokens, lead).isPresent())
                    && !tokens.is(at - 1, ASKING)
                    && !tokens.is(lead, PLAIN);
            if (says) {
                found.add(tokens.slice(at, end).written());
            }
            at = says ? end : at + 1;
        }
        return found;
    }
}
