package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What there is to work on at a place of a flow: what was looked at, and what was made of it. */
final class Branch {
    /**
     * What a step gives.
     *
     * @param operation how it was asked for; null for an answer over HTTP
     * @param expression its value
     * @param list whether that is a list
     * @param called what the brief calls it
     */
    record Given(Draft step, @Nullable Operation operation, String expression, boolean list, String called) {}

    /** What is there and was not worked on yet. */
    final List<Given> given = new ArrayList<>();
    /** All that was looked at. */
    final List<Given> seen = new ArrayList<>();
    /** What was made last; null when nothing was. */
    @Nullable
    Draft worked;
    /** What was made at the same time as that. */
    final List<Draft> beside = new ArrayList<>();
    /** The list that is gone through item by item; null when none is. */
    @Nullable
    Given loop;
    /** Whether what was made last was made for each item. */
    boolean looped;
    /** What was written out last. */
    final List<String> quotes = new ArrayList<>();
    /** Whether somebody approves before it goes on. */
    boolean approve;
    /** What was put somewhere last; null when nothing was. */
    @Nullable
    Draft put;
    /** The sentence in which that was wanted. */
    int sentence;
    /** The first step that is no reading, for what must wait for it. */
    final Set<String> puts = new LinkedHashSet<>();

    /** In another sentence something else is looked at and put somewhere: nothing of what was before goes there. */
    void anew() {
        given.clear();
        seen.clear();
        quotes.clear();
        beside.clear();
        worked = null;
        loop = null;
        looped = false;
    }

    void give(Given one) {
        given.add(one);
        seen.add(one);
    }

    void work(Draft step) {
        beside.removeIf(other -> !other.op.equals(step.op));
        worked = step;
        given.clear();
    }

    /** The steps whose outputs are there now. */
    Set<String> current() {
        Set<String> steps = new LinkedHashSet<>();
        if (worked != null) {
            steps.add(worked.id);
            beside.forEach(other -> steps.add(other.id));
        }
        (worked == null ? seen : given).forEach(one -> steps.add(one.step().id));
        return steps;
    }

    /** The lists that may be empty. */
    String something() {
        return seen.stream()
                .filter(Given::list)
                .map(one -> "size(" + one.expression() + ") > 0")
                .distinct()
                .collect(Collectors.joining(" || "));
    }
}
