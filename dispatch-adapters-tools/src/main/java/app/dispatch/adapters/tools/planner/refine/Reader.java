package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.Optional;

/** Reads one kind of change, and makes it. */
interface Reader {
    /**
     * What the clause was read as, for people; empty when it is another kind of change, and then nothing is changed.
     *
     * @throws Unclear when it is this kind of change and cannot be made
     */
    Optional<String> read(Tokens clause, Edit edit) throws Unclear;
}
