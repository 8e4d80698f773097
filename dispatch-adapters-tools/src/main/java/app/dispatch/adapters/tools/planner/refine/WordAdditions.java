package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.Optional;

/** Adds what the words of a clause name: a text made of another before it is sent, or one more place that it goes to. */
final class WordAdditions implements Additions {
    @Override
    public Optional<String> add(Tokens clause, Edit edit) throws Unclear {
        Wish wish = Wish.of(clause, edit.catalogue());
        Optional<String> work = new WorkAddition(edit).add(wish);
        return work.isPresent() ? work : new TargetAddition(edit).add(wish);
    }
}
