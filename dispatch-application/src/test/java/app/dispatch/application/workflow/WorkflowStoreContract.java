package app.dispatch.application.workflow;

import static app.dispatch.application.workflow.WorkflowFixture.CREATED;
import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link WorkflowStore} does. */
public interface WorkflowStoreContract {
    UserId ADA = new UserId("usr_ada");
    UserId BOB = new UserId("usr_bob");

    /** A store without workflows, which knows the users {@link #ADA} and {@link #BOB}. */
    WorkflowStore workflows();

    private static WorkflowId id(String value) {
        return new WorkflowId(value);
    }

    private static SavedWorkflow switchedOff(SavedWorkflow workflow, Instant at) {
        return workflow.changed(workflow.plan(), Schedule.ON_DEMAND, false, at);
    }

    @Test
    default void a_workflow_is_found_as_it_was_added() {
        WorkflowStore store = workflows();
        SavedWorkflow workflow = aWorkflow("wf_1", ADA);

        assertThat(store.add(ADA, workflow)).isTrue();

        assertThat(store.find(ADA, id("wf_1"))).contains(workflow);
        assertThat(store.find(ADA, id("wf_2"))).isEmpty();
    }

    @Test
    default void what_tokens_made_is_told_by_token_the_oldest_first() {
        WorkflowStore store = workflows();
        TokenId ci = new TokenId("tok_ci");
        TokenId agent = new TokenId("tok_agent");
        store.add(ADA, aWorkflow("wf_3", ADA, CREATED.plusSeconds(1)), ci, Quotas.DEFAULT);
        store.add(ADA, aWorkflow("wf_2", ADA), ci, Quotas.DEFAULT);
        store.add(ADA, aWorkflow("wf_1", ADA), agent, Quotas.DEFAULT);
        store.add(ADA, aWorkflow("wf_4", ADA));
        store.add(BOB, aWorkflow("wf_5", BOB), new TokenId("tok_bob"), Quotas.DEFAULT);
        store.update(ADA, id("wf_2"), workflow -> switchedOff(workflow, CREATED.plusSeconds(9)));

        assertThat(store.madeByTokens(ADA))
                .isEqualTo(Map.of(ci, List.of(id("wf_2"), id("wf_3")), agent, List.of(id("wf_1"))));
        store.delete(ADA, id("wf_1"));
        assertThat(store.madeByTokens(ADA)).isEqualTo(Map.of(ci, List.of(id("wf_2"), id("wf_3"))));
    }

    @Test
    default void what_says_how_long_its_runs_are_kept_is_told_by_owner_and_id() {
        WorkflowStore store = workflows();
        store.add(BOB, aWorkflow("wf_1", BOB).keepingRuns(new KeepRuns(0, 7)));
        store.add(ADA, aWorkflow("wf_2", ADA).keepingRuns(new KeepRuns(100, 30)));
        store.add(ADA, aWorkflow("wf_1", ADA));
        store.add(ADA, aWorkflow("wf_3", ADA).keepingRuns(new KeepRuns(1, 0)));
        RunKeeping second = new RunKeeping(ADA, id("wf_2"), new KeepRuns(100, 30));
        RunKeeping third = new RunKeeping(ADA, id("wf_3"), new KeepRuns(1, 0));
        RunKeeping bobs = new RunKeeping(BOB, id("wf_1"), new KeepRuns(0, 7));

        assertThat(store.keepings(null, 100)).containsExactly(second, third, bobs);
        assertThat(store.keepings(null, 2)).containsExactly(second, third);
        assertThat(store.keepings(second, 2)).containsExactly(third, bobs);
        assertThat(store.keepings(bobs, 2)).isEmpty();
        assertThat(store.find(ADA, id("wf_2")).map(SavedWorkflow::keepRuns)).contains(new KeepRuns(100, 30));

        store.update(ADA, id("wf_2"), present -> present.keepingRuns(KeepRuns.AS_SERVER));
        store.update(ADA, id("wf_3"), present -> renamed(present, 2));
        store.delete(BOB, id("wf_1"));
        assertThat(store.keepings(null, 100)).containsExactly(third);
    }

    @Test
    default void an_id_is_taken_once_an_owner_has_it() {
        WorkflowStore store = workflows();
        SavedWorkflow first = aWorkflow("wf_1", ADA);
        store.add(ADA, first);

        assertThat(store.add(ADA, aWorkflow("wf_1", ADA, CREATED.plusSeconds(1))))
                .isFalse();

        assertThat(store.find(ADA, id("wf_1"))).contains(first);
    }

    @Test
    default void two_owners_have_the_same_id_and_know_nothing_of_each_other() {
        WorkflowStore store = workflows();
        SavedWorkflow adas = aWorkflow("wf_1", ADA);
        SavedWorkflow bobs = aWorkflow("wf_1", BOB, CREATED.plusSeconds(1)).withSecret("secret of bob", CREATED);
        assertThat(store.add(ADA, adas)).isTrue();
        assertThat(store.add(BOB, bobs)).isTrue();

        SavedWorkflow changed =
                store.update(BOB, id("wf_1"), present -> renamed(present, 2)).orElseThrow();
        assertThat(store.list(ADA)).containsExactly(adas);
        assertThat(store.list(BOB)).containsExactly(changed);
        assertThat(store.versions(ADA, id("wf_1"))).containsExactly(adas.present());
        assertThat(store.versions(BOB, id("wf_1"))).containsExactly(changed.present(), bobs.present());
        assertThat(store.version(ADA, id("wf_1"), 2)).isEmpty();

        assertThat(store.delete(BOB, id("wf_1"))).isTrue();
        assertThat(store.find(BOB, id("wf_1"))).isEmpty();
        assertThat(store.versions(BOB, id("wf_1"))).isEmpty();
        assertThat(store.find(ADA, id("wf_1"))).contains(adas);
        assertThat(store.versions(ADA, id("wf_1"))).containsExactly(adas.present());
    }

    @Test
    default void a_list_has_the_last_changed_first_and_the_owners_alone() {
        WorkflowStore store = workflows();
        store.add(ADA, aWorkflow("wf_old", ADA, CREATED.plusMillis(1)));
        store.add(ADA, aWorkflow("wf_new", ADA, CREATED.plusMillis(3)));
        store.add(ADA, aWorkflow("wf_mid", ADA, CREATED.plusMillis(2)));
        store.add(BOB, aWorkflow("wf_bobs", BOB, CREATED.plusMillis(9)));

        assertThat(store.list(ADA))
                .extracting(found -> found.id().value())
                .containsExactly("wf_new", "wf_mid", "wf_old");

        store.update(ADA, id("wf_old"), workflow -> switchedOff(workflow, CREATED.plusMillis(4)));
        assertThat(store.list(ADA))
                .extracting(found -> found.id().value())
                .containsExactly("wf_old", "wf_new", "wf_mid");
    }

    @Test
    default void an_update_is_stored_whole() {
        WorkflowStore store = workflows();
        store.add(ADA, aWorkflow("wf_1", ADA));
        SavedWorkflow other = switchedOff(aWorkflow("wf_1", ADA), CREATED.plusSeconds(5));

        Optional<SavedWorkflow> stored = store.update(ADA, id("wf_1"), workflow -> other);

        assertThat(stored).contains(other);
        assertThat(store.find(ADA, id("wf_1"))).contains(other);
    }

    @Test
    default void an_update_leaves_the_counters_alone() {
        WorkflowStore store = workflows();
        SavedWorkflow added = aWorkflow("wf_1", ADA);
        store.add(ADA, added);

        Optional<SavedWorkflow> stored = store.update(ADA, id("wf_1"), workflow -> workflow.afterRun(CREATED));

        assertThat(stored).contains(added);
        assertThat(store.find(ADA, id("wf_1"))).contains(added);
    }

    @Test
    default void an_update_that_throws_changes_nothing() {
        WorkflowStore store = workflows();
        SavedWorkflow added = aWorkflow("wf_1", ADA);
        store.add(ADA, added);

        assertThatThrownBy(() -> store.update(ADA, id("wf_1"), workflow -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");

        assertThat(store.find(ADA, id("wf_1"))).contains(added);
    }

    @Test
    default void updates_at_the_same_time_all_count() throws Exception {
        WorkflowStore store = workflows();
        store.add(ADA, aWorkflow("wf_1", ADA));
        Callable<Optional<SavedWorkflow>> later = () -> store.update(
                ADA,
                id("wf_1"),
                workflow -> switchedOff(workflow, workflow.updatedAt().plusMillis(1)));

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Optional<SavedWorkflow>> update : threads.invokeAll(Collections.nCopies(64, later))) {
                assertThat(update.get()).isPresent();
            }
        }

        assertThat(store.find(ADA, id("wf_1")).orElseThrow().updatedAt()).isEqualTo(CREATED.plusMillis(64));
    }

    @Test
    default void another_users_workflow_is_not_there() {
        WorkflowStore store = workflows();
        SavedWorkflow adas = aWorkflow("wf_1", ADA);
        store.add(ADA, adas);

        assertThat(store.find(BOB, id("wf_1"))).isEmpty();
        assertThat(store.list(BOB)).isEmpty();
        assertThat(store.update(BOB, id("wf_1"), workflow -> switchedOff(workflow, CREATED.plusSeconds(1))))
                .isEmpty();
        assertThat(store.delete(BOB, id("wf_1"))).isFalse();

        assertThat(store.find(ADA, id("wf_1"))).contains(adas);
    }

    @Test
    default void a_deleted_workflow_is_gone_and_its_id_free() {
        WorkflowStore store = workflows();
        store.add(ADA, aWorkflow("wf_1", ADA));

        assertThat(store.delete(ADA, id("wf_1"))).isTrue();
        assertThat(store.delete(ADA, id("wf_1"))).isFalse();

        assertThat(store.find(ADA, id("wf_1"))).isEmpty();
        assertThat(store.add(ADA, aWorkflow("wf_1", ADA))).isTrue();
    }

    @Test
    default void what_is_deleted_is_looked_at_first_and_kept_when_that_throws() {
        WorkflowStore store = workflows();
        SavedWorkflow saved = aWorkflow("wf_1", ADA);
        store.add(ADA, saved);
        List<SavedWorkflow> seen = new ArrayList<>();

        assertThatThrownBy(() -> store.delete(ADA, id("wf_1"), present -> {
                    seen.add(present);
                    throw Refusal.notFound("nothing");
                }))
                .isInstanceOf(Refusal.class);

        assertThat(seen).containsExactly(saved);
        assertThat(store.find(ADA, id("wf_1"))).contains(saved);
        assertThat(store.versions(ADA, id("wf_1"))).containsExactly(saved.present());
        assertThat(store.delete(BOB, id("wf_1"), present -> seen.add(present))).isFalse();
        assertThat(store.delete(ADA, id("wf_1"), present -> seen.add(present))).isTrue();
        assertThat(seen).containsExactly(saved, saved);
    }

    @Test
    default void what_is_changed_while_it_is_looked_at_is_looked_at_again_before_it_is_deleted() {
        WorkflowStore store = workflows();
        store.add(ADA, aWorkflow("wf_1", ADA));
        List<String> seen = new ArrayList<>();
        Thread other = new Thread(() -> store.update(ADA, id("wf_1"), workflow -> renamed(workflow, 1)));

        store.delete(ADA, id("wf_1"), present -> {
            seen.add(present.plan().name());
            if (seen.size() == 1 && changesMeanwhile()) {
                other.start();
                join(other);
            }
        });

        assertThat(seen.getLast()).isEqualTo(changesMeanwhile() ? "Name 1" : seen.getFirst());
        assertThat(store.find(ADA, id("wf_1"))).isEmpty();
    }

    /** Whether another may change a workflow while it is looked at; where it may not, it waits. */
    default boolean changesMeanwhile() {
        return true;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static SavedWorkflow renamed(SavedWorkflow workflow, int number) {
        Plan plan = workflow.plan();
        Plan other = Plan.of(plan.id(), plan.createdAt(), "Name " + number, plan.steps());
        return workflow.changed(other, workflow.schedule(), true, CREATED.plusMillis(number));
    }

    private static List<Integer> numbers(List<WorkflowVersion> versions) {
        return versions.stream().map(WorkflowVersion::number).toList();
    }

    @Test
    default void each_change_of_the_plan_is_a_version_kept_whole() {
        WorkflowStore store = workflows();
        SavedWorkflow first = aWorkflow("wf_1", ADA);
        store.add(ADA, first);
        SavedWorkflow second =
                store.update(ADA, id("wf_1"), present -> renamed(present, 2)).orElseThrow();
        store.update(
                ADA,
                id("wf_1"),
                present -> present.changed(present.plan(), present.schedule(), false, CREATED.plusSeconds(9)));

        assertThat(store.versions(ADA, id("wf_1"))).containsExactly(second.present(), first.present());
        assertThat(store.version(ADA, id("wf_1"), 1)).contains(first.present());
        assertThat(store.version(ADA, id("wf_1"), 2)).contains(second.present());
        assertThat(store.version(ADA, id("wf_1"), 3)).isEmpty();
        assertThat(store.versions(BOB, id("wf_1"))).isEmpty();
        assertThat(store.version(BOB, id("wf_1"), 1)).isEmpty();
    }

    @Test
    default void the_newest_hundred_versions_are_kept() {
        WorkflowStore store = workflows();
        store.add(ADA, aWorkflow("wf_1", ADA));
        for (int n = 2; n <= WorkflowVersion.MOST; n++) {
            int number = n;
            store.update(ADA, id("wf_1"), present -> renamed(present, number));
        }
        assertThat(numbers(store.versions(ADA, id("wf_1"))))
                .hasSize(WorkflowVersion.MOST)
                .endsWith(2, 1);

        store.update(ADA, id("wf_1"), present -> renamed(present, WorkflowVersion.MOST + 1));

        assertThat(numbers(store.versions(ADA, id("wf_1"))))
                .hasSize(WorkflowVersion.MOST)
                .startsWith(WorkflowVersion.MOST + 1)
                .endsWith(3, 2);
        assertThat(store.version(ADA, id("wf_1"), 1)).isEmpty();
    }

    @Test
    default void the_versions_of_a_deleted_workflow_are_gone() {
        WorkflowStore store = workflows();
        store.add(ADA, aWorkflow("wf_1", ADA));
        store.update(ADA, id("wf_1"), present -> renamed(present, 2));
        store.delete(BOB, id("wf_1"));
        assertThat(store.versions(ADA, id("wf_1"))).hasSize(2);

        store.delete(ADA, id("wf_1"));

        assertThat(store.versions(ADA, id("wf_1"))).isEmpty();
        store.add(ADA, aWorkflow("wf_1", ADA));
        assertThat(numbers(store.versions(ADA, id("wf_1")))).containsExactly(1);
    }

    @Test
    default void changes_at_the_same_time_become_versions_one_after_the_other() throws Exception {
        WorkflowStore store = workflows();
        store.add(ADA, aWorkflow("wf_1", ADA));
        Callable<Optional<SavedWorkflow>> rename =
                () -> store.update(ADA, id("wf_1"), present -> renamed(present, present.version() + 1));

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Optional<SavedWorkflow>> update : threads.invokeAll(Collections.nCopies(31, rename))) {
                assertThat(update.get()).isPresent();
            }
        }

        List<WorkflowVersion> versions = store.versions(ADA, id("wf_1"));
        assertThat(numbers(versions))
                .isEqualTo(IntStream.iterate(32, number -> number - 1)
                        .limit(32)
                        .boxed()
                        .toList());
        assertThat(versions.getFirst())
                .isEqualTo(store.find(ADA, id("wf_1")).orElseThrow().present());
    }
}
