package app.dispatch.adapters.tools.planner.fill;

import app.dispatch.adapters.tools.planner.argument.Arguments;
import app.dispatch.adapters.tools.planner.argument.Operand;
import app.dispatch.adapters.tools.planner.clause.Clause;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Wiring;
import java.util.List;
import java.util.Set;

/**
 * What a step's parameters are filled from.
 *
 * @param wiring the steps before it
 * @param notes receives what is filled in without being said
 */
public record Filling(Draft step, Clause clause, Arguments arguments, Wiring wiring, Set<String> notes) {
    /** Everything that the clause hands on. */
    List<Operand> contents() {
        return arguments.contents;
    }
}
