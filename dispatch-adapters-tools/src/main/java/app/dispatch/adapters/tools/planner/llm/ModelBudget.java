package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.domain.compose.Brief;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the briefs that the server's model plans, from midnight to midnight in UTC; each process for itself. Safe for use by
 * several threads.
 */
final class ModelBudget {
    private final PlannerBudget budget;
    private final InstantSource clock;
    private final Map<String, Integer> used = new HashMap<>();
    private LocalDate day = LocalDate.MIN;
    private int all;
    private int anonymous;

    ModelBudget(PlannerBudget budget, InstantSource clock) {
        this.budget = budget;
        this.clock = clock;
    }

    /** Counts a brief, or says why it is not planned by the model. */
    synchronized Optional<String> take(Brief brief) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        if (!today.equals(day)) {
            day = today;
            used.clear();
            all = 0;
            anonymous = 0;
        }
        boolean signedIn = brief.user().isPresent();
        String key = brief.user()
                .map(user -> "user " + user.value())
                .orElseGet(() -> brief.client().orElse(""));
        int own = used.getOrDefault(key, 0);
        if (!signedIn && !budget.anonymous()) {
            return Optional.of("it plans for those who are signed in");
        }
        if (isSpent(own, signedIn ? budget.ofUser() : budget.ofClient())) {
            return Optional.of("your briefs for today are used up");
        }
        if (isSpent(all, budget.ofAll()) || (!signedIn && isSpent(anonymous, Math.ceilDiv(budget.ofAll(), 2)))) {
            return Optional.of("the server's briefs for today are used up");
        }
        used.put(key, own + 1);
        all++;
        anonymous += signedIn ? 0 : 1;
        return Optional.empty();
    }

    private static boolean isSpent(int used, int most) {
        return most > 0 && used >= most;
    }
}
