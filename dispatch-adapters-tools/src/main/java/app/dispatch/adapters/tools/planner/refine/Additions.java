package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.Optional;

/** Reads what is to be done besides, and adds the steps that do it. Implementations are safe for use by several threads. */
interface Additions {
    /**
     * Adds to the plan what the clause asks for, wired to what the plan gives already.
     *
     * @return what was added, for people; empty when the clause asks for no operation of the catalogue, and then nothing
     *     is changed
     * @throws Unclear when it asks for one that cannot be added
     */
    Optional<String> add(Tokens clause, Edit edit) throws Unclear;
}
