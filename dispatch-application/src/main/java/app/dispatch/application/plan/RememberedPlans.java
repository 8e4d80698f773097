package app.dispatch.application.plan;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checked plans that were asked for last, by their text; bounded by their texts' length together, since a checked plan
 * takes room by it. Safe for use by several threads.
 */
final class RememberedPlans {
    /** The most characters of all texts together. */
    static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private final Map<String, CheckedPlan> plans = new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    /** The plan of that text, as new; null when it is not there. */
    synchronized @Nullable CheckedPlan get(String text) {
        return plans.get(text);
    }

    /** Remembers the plan, and forgets those that were not asked for longest where room is short. */
    synchronized void put(CheckedPlan plan) {
        if (plans.put(plan.text(), plan) == null) {
            characters += plan.text().length();
        }
        Iterator<String> oldest = plans.keySet().iterator();
        while (characters > MOST_CHARACTERS) {
            characters -= oldest.next().length();
            oldest.remove();
        }
    }
}
