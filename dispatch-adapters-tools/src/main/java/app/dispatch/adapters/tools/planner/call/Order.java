package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What each step waits for: the ends of the group before its own, and what came before it in its branch. */
final class Order {
    private int group = -1;
    private int branch = -1;
    private Set<String> before = Set.of();
    private Set<String> here = Set.of();
    private final Set<String> ends = new LinkedHashSet<>();
    private final Wiring wiring;
    private Wiring.Talk talk;

    Order(Wiring wiring) {
        this.wiring = wiring;
        this.talk = wiring.talk();
    }

    void enter(Action action) {
        if (action.group() != group) {
            leaveBranch();
            before = ends.isEmpty() ? before : new LinkedHashSet<>(ends);
            ends.clear();
            here = before;
            talk = wiring.talk();
            wiring.group();
        } else if (action.branch() != branch) {
            leaveBranch();
            here = before;
            wiring.resume(talk);
        }
        group = action.group();
        branch = action.branch();
    }

    private void leaveBranch() {
        if (!here.equals(before)) {
            ends.addAll(here);
        }
    }

    /** Places steps that run at the same time; one that reads what another of them calls waits for it. */
    void place(List<Draft> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Set<String> made = new LinkedHashSet<>();
        for (Draft step : steps) {
            step.after.addAll(here);
            made.add(step.id);
        }
        here = made;
    }
}
