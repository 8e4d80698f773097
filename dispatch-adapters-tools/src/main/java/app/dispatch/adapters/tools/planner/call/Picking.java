package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads actions that call nothing: "take the id from the answer", "combine both answers". They set what "it" means. */
final class Picking {
    private static final Set<String> AROUND = Phrases.words("""
            into one a single object json list together in as to document message them up out for later body
            payload the""");

    private final Wiring wiring;
    private final boolean webhook;

    Picking(Wiring wiring, boolean webhook) {
        this.wiring = wiring;
        this.webhook = webhook;
    }

    /** Whether the action was one, and is done with. */
    boolean done(Action action) throws Unclear {
        Set<Family> families = Family.of(action.verb());
        boolean together = action.tokens().find(0, i -> action.tokens().word(i).equals("together"))
                < action.tokens().size();
        boolean joins = families.contains(Family.JOIN) || (together && families.contains(Family.REPLACE));
        boolean picks = joins || families.contains(Family.TAKE) || families.contains(Family.FETCH);
        if (!picks || (wiring.talk.steps().isEmpty() && !webhook)) {
            return false;
        }
        RefReader refs = new RefReader(action.tokens(), action.itemNoun(), webhook);
        Optional<RefReader.Found> found = refs.at(1).or(() -> refs.at(2));
        if (found.isEmpty() || !only(action, found.get().end())) {
            return false;
        }
        Ref ref = found.get().ref();
        boolean all = joins && ref instanceof Ref.Answer answer && answer.path().isEmpty();
        wiring.talk.talkOf(all ? new Ref.Answer(new Ref.Which.Every(count(ref)), Ref.Facet.WHOLE, List.of()) : ref);
        return true;
    }

    private static int count(Ref ref) {
        return ref instanceof Ref.Answer answer && answer.which() instanceof Ref.Which.Every(int count) ? count : 0;
    }

    private static boolean only(Action action, int from) {
        return action.tokens().find(from, i -> !action.tokens().is(i, AROUND))
                == action.tokens().size();
    }
}
