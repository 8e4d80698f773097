package app.dispatch.domain.plan;

import java.util.List;

/**
 * Steps that run at the same time.
 *
 * @param index the phase's place, from 0
 */
public record Phase(int index, List<Step> steps) {
    public Phase {
        steps = List.copyOf(steps);
    }
}
