package app.dispatch.application.plan;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RememberedPlansTest {
    private static final int HALF = RememberedPlans.MOST_BYTES / 2 - 100;
    private static final Plan PLAN = PlanFixture.aPlan().plan();

    private final RememberedPlans remembered = new RememberedPlans();

    @Test
    void a_plan_is_found_by_its_text() {
        CheckedPlan plan = plan("a", 10);
        remembered.put(plan);
        assertThat(remembered.get(plan.text())).isSameAs(plan);
        assertThat(remembered.get("another")).isNull();
    }

    @Test
    void what_was_not_asked_for_longest_makes_room() {
        remembered.put(plan("a", HALF));
        remembered.put(plan("b", HALF));
        assertThat(remembered.get(plan("a", HALF).text())).isNotNull();
        remembered.put(plan("c", HALF));
        assertThat(remembered.get(plan("a", HALF).text())).isNotNull();
        assertThat(remembered.get(plan("b", HALF).text())).isNull();
        assertThat(remembered.get(plan("c", HALF).text())).isNotNull();
    }

    @Test
    void the_same_plan_again_takes_no_more_room() {
        remembered.put(plan("b", HALF));
        for (int i = 0; i < 5; i++) {
            remembered.put(plan("a", HALF));
        }
        assertThat(remembered.get(plan("b", HALF).text())).isNotNull();
    }

    @Test
    void a_plan_larger_than_all_room_is_not_kept() {
        remembered.put(plan("a", RememberedPlans.MOST_BYTES + 1));
        assertThat(remembered.get(plan("a", RememberedPlans.MOST_BYTES + 1).text()))
                .isNull();
        remembered.put(plan("b", 10));
        assertThat(remembered.get(plan("b", 10).text())).isNotNull();
    }

    private static CheckedPlan plan(String letter, int length) {
        return new CheckedPlan(PLAN, letter.repeat(length), List.of(), Map.of());
    }
}
