package app.dispatch.adapters.tools.planner.flow;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a brief takes from tools, makes of it, and hands to others.
 *
 * @param event what is waited for
 * @param polled whether looking at the sources is how it is noticed
 * @param works what is made of what the sources give, one after another
 * @param watches whether nothing is to be done as long as there is nothing
 */
record Flow(
        Optional<Event> event,
        boolean polled,
        List<Source> sources,
        List<Work> works,
        List<Target> targets,
        boolean watches) {

    /**
     * Where something comes from.
     *
     * @param called what the brief calls what comes
     */
    record Source(Operation operation, Qualifiers.Narrowed narrowed, List<String> handles, String called) {
        Source at(List<String> others) {
            return new Source(operation, narrowed, others, called);
        }
    }

    /**
     * What is made of it.
     *
     * @param said the words that ask for it
     */
    record Work(Operation operation, String said, String language) {}

    /**
     * Where something goes.
     *
     * @param quotes what the brief itself hands on, word by word
     */
    record Target(Operation operation, List<String> handles, List<String> quotes, Set<String> notes) {}
}
