package app.dispatch.application.workflow;

import static app.dispatch.application.workflow.WorkflowFixture.CREATED;
import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static app.dispatch.application.workflow.WorkflowStoreContract.ADA;
import static app.dispatch.application.workflow.WorkflowStoreContract.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.quota.WorkflowUse;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowQuery;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How much every {@link WorkflowStore} keeps for a user, and shows at once. */
public interface WorkflowQuotaContract {
    WorkflowId ONE = new WorkflowId("wf_1");

    /** A store without workflows. */
    WorkflowStore workflows();

    private static Quotas quotas(int workflows, long text) {
        return new Quotas(workflows, text, 1, 1);
    }

    private static long text(SavedWorkflow workflow) {
        return Json.write(PlanJson.write(workflow.plan())).length();
    }

    /** A workflow whose plan has that many characters of JSON. */
    private static SavedWorkflow sized(String id, int length, int second) {
        SavedWorkflow plain = aWorkflow(id, ADA, CREATED.plusSeconds(second));
        return renamed(plain, "n".repeat(length - (int) text(renamed(plain, ""))));
    }

    private static SavedWorkflow renamed(SavedWorkflow workflow, String name, int second) {
        return workflow.changed(workflow.plan().withName(name), workflow.schedule(), true, CREATED.plusSeconds(second));
    }

    private static SavedWorkflow renamed(SavedWorkflow workflow, String name) {
        Plan plan = workflow.plan().withName(name);
        return new SavedWorkflow(
                workflow.id(),
                workflow.owner(),
                plan,
                1,
                workflow.schedule(),
                workflow.firing(),
                0,
                null,
                workflow.createdAt(),
                workflow.updatedAt());
    }

    private static void refused(String quota, long most, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("quota_exceeded");
            assertThat(refusal.details().text("quota")).contains(quota);
            assertThat(refusal.details().get("most")).contains(Value.of(most));
        });
    }

    @Test
    default void an_owner_has_as_many_workflows_as_the_quota_and_no_more() {
        WorkflowStore store = workflows();
        Quotas two = quotas(2, 1 << 20);
        assertThat(store.add(ADA, aWorkflow("wf_1", ADA), null, two)).isTrue();
        assertThat(store.add(ADA, aWorkflow("wf_2", ADA), null, two)).isTrue();

        refused("workflows", 2, () -> store.add(ADA, aWorkflow("wf_3", ADA), null, two));

        assertThat(store.find(ADA, new WorkflowId("wf_3"))).isEmpty();
        assertThat(store.add(ADA, aWorkflow("wf_2", ADA), null, two)).isFalse();
        assertThat(store.add(BOB, aWorkflow("wf_1", BOB).withSecret("of bob", CREATED), null, two))
                .isTrue();
        assertThat(store.update(ADA, ONE, present -> renamed(present, "Other", 1), quotas(1, 1 << 20)))
                .isPresent();
        store.delete(ADA, ONE);
        assertThat(store.add(ADA, aWorkflow("wf_3", ADA), null, two)).isTrue();
    }

    @Test
    default void plans_have_as_much_text_as_the_quota_and_no_more() {
        WorkflowStore store = workflows();
        SavedWorkflow first = sized("wf_1", 2_000, 0);
        Quotas quotas = quotas(9, 4_000);
        store.add(ADA, first, null, quotas);

        refused("workflowText", 4_000, () -> store.add(ADA, sized("wf_2", 2_001, 0), null, quotas));
        assertThat(store.add(ADA, sized("wf_2", 2_000, 0), null, quotas)).isTrue();
        refused(
                "workflowText",
                4_000,
                () -> store.update(
                        ADA, ONE, present -> renamed(present, present.plan().name() + "n", 1), quotas));

        assertThat(store.find(ADA, ONE)).contains(first);
        assertThat(store.versions(ADA, ONE)).containsExactly(first.present());
        assertThat(store.use(ADA)).isEqualTo(new WorkflowUse(2, 4_000, 4_000));
        assertThat(store.use(BOB)).isEqualTo(WorkflowUse.NONE);
    }

    @Test
    default void who_has_too_much_may_make_it_less() {
        WorkflowStore store = workflows();
        store.add(ADA, sized("wf_1", 3_000, 0));
        Quotas less = quotas(1, 2_000);

        assertThat(store.update(ADA, ONE, present -> renamed(present, "n".repeat(1_000), 1), less))
                .isPresent();
        refused(
                "workflowText",
                2_000,
                () -> store.update(ADA, ONE, present -> renamed(present, "n".repeat(2_000), 2), less));
    }

    @Test
    default void earlier_versions_yield_to_present_plans_the_oldest_first() {
        WorkflowStore store = workflows();
        Quotas quotas = quotas(9, 10_000);
        store.add(ADA, sized("wf_1", 3_000, 0), null, quotas);
        store.add(ADA, sized("wf_2", 1_000, 1), null, quotas);
        SavedWorkflow second = sized("wf_1", 3_000, 2);
        store.update(ADA, ONE, present -> renamed(present, second.plan().name().replace('n', 'm'), 2), quotas);
        assertThat(numbers(store)).containsExactly(2, 1);

        store.update(ADA, new WorkflowId("wf_2"), present -> sizedName(present, 3_000, 3), quotas);
        assertThat(numbers(store)).containsExactly(2, 1); // 3,000 + 3,000 present, 1,000 + 3,000 earlier

        store.update(ADA, new WorkflowId("wf_2"), present -> sizedName(present, 3_001, 4), quotas);
        assertThat(numbers(store)).containsExactly(2);
        assertThat(store.version(ADA, ONE, 1)).isEmpty();
        assertThat(store.versions(ADA, new WorkflowId("wf_2")))
                .extracting(WorkflowVersion::number)
                .startsWith(3, 2);
        assertThat(store.use(ADA).withVersions()).isLessThanOrEqualTo(10_000);
    }

    private static SavedWorkflow sizedName(SavedWorkflow present, int length, int second) {
        long rest = text(renamed(present, ""));
        return renamed(present, "n".repeat((int) (length - rest)), second);
    }

    private static List<Integer> numbers(WorkflowStore store) {
        return store.versions(ADA, ONE).stream().map(WorkflowVersion::number).toList();
    }

    @Test
    default void of_many_that_are_added_at_once_only_so_many_stay() throws Exception {
        WorkflowStore store = workflows();
        List<Callable<Boolean>> all = new ArrayList<>();
        IntStream.range(0, 24).forEach(n -> all.add(() -> added(store, "wf_" + n)));
        int added = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> one : threads.invokeAll(all)) {
                added += one.get() ? 1 : 0;
            }
        }
        assertThat(added).isEqualTo(7);
        assertThat(store.list(ADA)).hasSize(7);
    }

    private static boolean added(WorkflowStore store, String id) {
        try {
            return store.add(ADA, aWorkflow(id, ADA), null, quotas(7, 1 << 20));
        } catch (Refusal tooMany) {
            return false;
        }
    }

    @Test
    default void a_list_is_walked_page_by_page() {
        WorkflowStore store = workflows();
        List<String> lastChangedFirst = new ArrayList<>();
        for (String id : List.of("wf_b", "wf_Z", "wf_a", "wf_0")) {
            store.add(ADA, aWorkflow(id, ADA, CREATED));
        }
        for (int n = 0; n < 6; n++) {
            store.add(ADA, aWorkflow("wf_" + n + n, ADA, CREATED.plusMillis(n + 1)));
            lastChangedFirst.addFirst("wf_" + n + n);
        }
        store.add(BOB, aWorkflow("wf_00", BOB).withSecret("of bob", CREATED));
        lastChangedFirst.addAll(List.of("wf_b", "wf_a", "wf_Z", "wf_0"));

        for (int limit : new int[] {1, 3, 9, 10, 11, WorkflowQuery.MOST}) {
            assertThat(walk(store, limit)).isEqualTo(lastChangedFirst);
        }
    }

    private static List<String> walk(WorkflowStore store, int limit) {
        List<String> seen = new ArrayList<>();
        WorkflowQuery.@Nullable Cursor after = null;
        do {
            WorkflowPage page = store.list(ADA, new WorkflowQuery(limit, after));
            assertThat(page.workflows()).hasSizeBetween(1, limit);
            page.workflows().forEach(workflow -> seen.add(workflow.id().value()));
            after = page.next();
        } while (after != null);
        return seen;
    }

    @Test
    default void a_page_has_no_more_text_than_fits_in_memory_but_one_workflow_at_least() {
        WorkflowStore store = workflows();
        int half = (int) (WorkflowQuery.MOST_TEXT / 2);
        store.add(ADA, sized("wf_1", half, 5));
        store.add(ADA, sized("wf_2", half, 4));
        store.add(ADA, sized("wf_3", half, 3));
        store.add(ADA, sized("wf_4", half + 1, 2));
        store.add(ADA, sized("wf_5", (int) WorkflowQuery.MOST_TEXT + 1, 1));

        List<Integer> sizes = new ArrayList<>();
        WorkflowPage page = store.list(ADA, WorkflowQuery.FIRST);
        sizes.add(page.workflows().size());
        while (page.next() != null) {
            page = store.list(ADA, new WorkflowQuery(WorkflowQuery.MOST, page.next()));
            sizes.add(page.workflows().size());
        }
        assertThat(sizes).containsExactly(2, 1, 1, 1);
    }
}
