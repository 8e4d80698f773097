package app.dispatch.application.plan;

import app.dispatch.domain.value.Weight;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checked plans that were asked for last, by their text; bounded by their texts' weight together, since a checked plan
 * takes memory by it. Safe for use by several threads.
 */
final class RememberedPlans {
    /** The most that all texts weigh together. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Map<String, CheckedPlan> plans = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** The plan of that text, as new; null when it is not there. */
    synchronized @Nullable CheckedPlan get(String text) {
        return plans.get(text);
    }

    /** Remembers the plan, and forgets those that were not asked for longest where room is short. */
    synchronized void put(CheckedPlan plan) {
        if (plans.put(plan.text(), plan) == null) {
            bytes += Weight.of(plan.text());
        }
        Iterator<String> oldest = plans.keySet().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= Weight.of(oldest.next());
            oldest.remove();
        }
    }
}
