package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.List;
import java.util.Set;

/**
 * What a step's parameters are filled from.
 *
 * @param wiring the steps before it
 * @param notes receives what is filled in without being said
 */
public record Filling(Draft step, Action action, Arguments arguments, Wiring wiring, Set<String> notes) {
    /** Everything that the action hands on. */
    List<Operand> contents() {
        return arguments.contents;
    }
}
