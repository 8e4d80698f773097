package app.dispatch.domain.plan;

import static app.dispatch.domain.plan.PlanFixture.step;
import static app.dispatch.domain.plan.PlanFixture.stepAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private static final Map<StepId, Set<StepId>> NO_REFERENCES = Map.of();

    @Test
    void a_plain_list_runs_in_order() {
        assertThat(phases(List.of(step("a"), step("b"), step("c")), NO_REFERENCES))
                .containsExactly(Set.of("a"), Set.of("b"), Set.of("c"));
    }

    @Test
    void a_step_that_waits_for_nothing_runs_at_once() {
        assertThat(phases(List.of(step("a"), stepAfter("b"), stepAfter("c", "b")), NO_REFERENCES))
                .containsExactly(Set.of("a", "b"), Set.of("c"));
    }

    @Test
    void a_step_after_one_that_waits_for_nothing_waits_for_that_one_only() {
        Dependencies dependencies = Dependencies.of(List.of(step("a"), stepAfter("b"), step("c")), NO_REFERENCES);
        assertThat(dependencies.of(new StepId("c"))).containsExactly(new StepId("b"));
    }

    @Test
    void a_reference_adds_to_what_a_step_waits_for() {
        List<Step> steps = List.of(stepAfter("a"), stepAfter("b"), stepAfter("c", "a"));
        assertThat(phases(steps, references("c", "b"))).containsExactly(Set.of("a", "b"), Set.of("c"));
        assertThat(Dependencies.of(steps, references("c", "b")).of(new StepId("c")))
                .containsExactlyInAnyOrder(new StepId("a"), new StepId("b"));
    }

    @Test
    void a_reference_to_a_later_step_puts_it_into_an_earlier_phase() {
        List<Step> steps = List.of(stepAfter("a"), stepAfter("b"));
        assertThat(phases(steps, references("a", "b"))).containsExactly(Set.of("b"), Set.of("a"));
    }

    @Test
    void a_step_is_in_the_phase_after_its_deepest_dependency() {
        List<Step> steps = List.of(
                stepAfter("a"),
                stepAfter("b", "a"),
                stepAfter("c", "b"),
                stepAfter("d", "a", "c"),
                stepAfter("e", "a"));
        assertThat(phases(steps, NO_REFERENCES))
                .containsExactly(Set.of("a"), Set.of("b", "e"), Set.of("c"), Set.of("d"));
    }

    @Test
    void steps_that_are_not_in_the_list_are_left_out() {
        assertThat(phases(List.of(stepAfter("a", "ghost")), references("a", "phantom")))
                .containsExactly(Set.of("a"));
    }

    @Test
    void no_steps_have_no_phases() {
        assertThat(phases(List.of(), NO_REFERENCES)).isEmpty();
    }

    @Test
    void the_phases_of_a_cycle_cannot_be_asked_for() {
        Dependencies dependencies = Dependencies.of(List.of(stepAfter("a", "b"), stepAfter("b", "a")), NO_REFERENCES);
        assertThatThrownBy(dependencies::phases)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a")
                .hasMessageContaining("b");
    }

    @Test
    void each_of_several_cycles_is_found() {
        List<Step> steps = List.of(
                stepAfter("a", "b"),
                stepAfter("b", "a"),
                stepAfter("c", "c"),
                stepAfter("d"),
                stepAfter("e", "b", "d"));
        assertThat(Dependencies.of(steps, NO_REFERENCES).cycles())
                .containsExactly(List.of(new StepId("a"), new StepId("b")), List.of(new StepId("c")));
    }

    @Test
    void ten_thousand_steps_one_after_another_need_no_stack() throws InterruptedException {
        int count = 10_000;
        List<Step> backwards = IntStream.range(0, count)
                .mapToObj(i -> i == count - 1 ? stepAfter("s" + i) : stepAfter("s" + i, "s" + (i + 1)))
                .toList();
        List<Step> ring = new ArrayList<>(backwards);
        ring.set(count - 1, stepAfter("s" + (count - 1), "s0"));
        List<Integer> found = new ArrayList<>();
        Runnable work = () -> {
            found.add(Dependencies.of(backwards, NO_REFERENCES).phases().size());
            found.add(Dependencies.of(ring, NO_REFERENCES).cycles().getFirst().size());
        };
        Thread small = new Thread(null, work, "small-stack", 128 * 1024);
        small.start();
        small.join();
        assertThat(found).containsExactly(count, count);
    }

    /** Random plans, whose phases and cycles are compared with what a slow and plain model says. */
    @Test
    void phases_and_cycles_are_those_of_the_definition() {
        Random random = new Random(20260301);
        for (int round = 0; round < 2_000; round++) {
            boolean anyDirection = round % 2 == 0;
            List<Step> steps = randomSteps(random, anyDirection);
            Map<StepId, Set<StepId>> references = randomReferences(random, steps, anyDirection);
            Dependencies dependencies = Dependencies.of(steps, references);
            Map<String, Integer> model = modelDepths(steps, references);
            if (model.size() == steps.size()) {
                assertThat(dependencies.cycles()).isEmpty();
                dependencies
                        .phases()
                        .forEach(phase -> phase.steps()
                                .forEach(step ->
                                        assertThat(model.get(step.id().value())).isEqualTo(phase.index())));
                assertThat(dependencies.phases().stream().flatMap(phase -> phase.steps().stream()))
                        .containsExactlyInAnyOrderElementsOf(steps);
            } else {
                assertThat(dependencies.cycles()).isNotEmpty();
                dependencies.cycles().forEach(cycle -> assertIsCycle(cycle, dependencies));
            }
        }
    }

    private static void assertIsCycle(List<StepId> cycle, Dependencies dependencies) {
        assertThat(cycle).doesNotHaveDuplicates();
        for (int i = 0; i < cycle.size(); i++) {
            assertThat(dependencies.of(cycle.get(i))).contains(cycle.get((i + 1) % cycle.size()));
        }
    }

    private static List<Step> randomSteps(Random random, boolean anyDirection) {
        int count = 1 + random.nextInt(12);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(
                    random.nextInt(3) == 0
                            ? step("s" + i)
                            : stepAfter("s" + i, some(random, anyDirection ? count : i, 2)));
        }
        if (!anyDirection) {
            return steps;
        }
        List<Step> shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static Map<StepId, Set<StepId>> randomReferences(Random random, List<Step> steps, boolean anyDirection) {
        Map<StepId, Set<StepId>> references = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Set<StepId> read = new LinkedHashSet<>();
            for (String name : some(random, anyDirection ? steps.size() : i, 1)) {
                read.add(new StepId(name));
            }
            references.put(steps.get(i).id(), read);
        }
        return references;
    }

    private static String[] some(Random random, int below, int most) {
        return below == 0
                ? new String[0]
                : Stream.generate(() -> "s" + random.nextInt(below))
                        .limit(random.nextInt(most + 1))
                        .distinct()
                        .toArray(String[]::new);
    }

    /** Depths by their definition: again and again over all steps, until nothing changes. */
    private static Map<String, Integer> modelDepths(List<Step> steps, Map<StepId, Set<StepId>> references) {
        Map<String, Integer> depths = new HashMap<>();
        for (int round = 0; round <= steps.size(); round++) {
            for (int i = 0; i < steps.size(); i++) {
                Set<String> needs = modelNeeds(steps, i, references);
                if (depths.keySet().containsAll(needs)) {
                    depths.put(
                            steps.get(i).id().value(),
                            needs.stream().mapToInt(depths::get).max().orElse(-1) + 1);
                }
            }
        }
        return depths;
    }

    private static Set<String> modelNeeds(List<Step> steps, int at, Map<StepId, Set<StepId>> references) {
        Set<String> needs = new LinkedHashSet<>();
        List<StepId> declared = steps.get(at).dependsOn();
        if (declared != null) {
            declared.forEach(id -> needs.add(id.value()));
        } else if (at > 0) {
            needs.add(steps.get(at - 1).id().value());
        }
        references.get(steps.get(at).id()).forEach(id -> needs.add(id.value()));
        return needs;
    }

    private static Map<StepId, Set<StepId>> references(String from, String to) {
        return Map.of(new StepId(from), Set.of(new StepId(to)));
    }

    private static List<Set<String>> phases(List<Step> steps, Map<StepId, Set<StepId>> references) {
        return Dependencies.of(steps, references).phases().stream()
                .map(phase -> Set.copyOf(
                        phase.steps().stream().map(step -> step.id().value()).toList()))
                .toList();
    }
}
