package app.dispatch.adapters.persistence.workflow;

import static app.dispatch.adapters.persistence.sql.Columns.millis;
import static app.dispatch.adapters.persistence.sql.Columns.text;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.MadeByTokens;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.workflow.DueWorkflow;
import app.dispatch.application.workflow.FiringTimes;
import app.dispatch.application.workflow.RunKeeping;
import app.dispatch.application.workflow.TriggerSecrets;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.quota.WorkflowUse;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.trigger.Trigger;
import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowQuery;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Workflows in the database.
 *
 * <p>An update reads, decides without holding anything, and writes only when nobody else has written since; otherwise it
 * begins anew. So a slow decision never holds up the runs that are counted for the workflow.
 */
public final class JdbiWorkflowStore implements WorkflowStore {
    private static final String COLUMNS = "select " + WorkflowRow.COLUMNS + " from workflow ";

    private static final String FIND = COLUMNS + "where owner = :owner and id = :id";

    private static final String ADD = """
            insert into workflow (id, owner, plan, version, schedule, enabled, webhook_sealed, webhook_hash, allow_get,
                                  due_at, run_count, last_run_at, created_at, updated_at, made_by_token, keep_runs, keep_days,
                                  revision)
            values (:id, :owner, :plan, :version, :schedule, :enabled, :secret, :hash, :allowGet, :dueAt, :runCount,
                    :lastRunAt, :createdAt, :updatedAt, :by, :keepRuns, :keepDays, 1)
            """;

    private static final String UPDATE = """
            update workflow
            set plan = :plan, version = :version, schedule = :schedule, enabled = :enabled, allow_get = :allowGet,
                webhook_sealed = coalesce(:secret, webhook_sealed),
                webhook_hash = coalesce(:hash, webhook_hash), due_at = case when :newTimes then :dueAt else due_at end,
                created_at = :createdAt, updated_at = :updatedAt, keep_runs = :keepRuns, keep_days = :keepDays, revision = revision + 1
            where owner = :owner and id = :id and revision = :revision
            """;

    private static final String KEEPINGS = """
            select owner, id, keep_runs, keep_days from workflow
            where keep_runs >= 0 and (owner > :owner or (owner = :owner and id > :id))
            order by owner, id fetch first :most rows only
            """;

    private static final String DELETE =
            "delete from workflow where owner = :owner and id = :id and revision = :revision";

    private final Database database;
    private final PlanJson plans;
    private final TriggerColumn webhooks;
    private final WorkflowRow.Mapper mapper;
    private final WorkflowFiring firing;

    /**
     * A store in this database; a {@link TriggerSealing} of it comes before.
     *
     * @param box encrypts the secrets of webhooks; each read of a workflow opens one, so it must be cheap
     */
    public JdbiWorkflowStore(Database database, PlanJson plans, SecretBox box) {
        this.database = database;
        this.plans = plans;
        this.webhooks = new TriggerColumn(box);
        this.mapper = new WorkflowRow.Mapper(plans, webhooks);
        this.firing = new WorkflowFiring(database, mapper);
    }

    @Override
    public WorkflowPage list(UserId owner, WorkflowQuery query) {
        return new WorkflowList(database, mapper).page(owner, query);
    }

    @Override
    public Optional<SavedWorkflow> find(UserId owner, WorkflowId id) {
        return row(owner, id).map(WorkflowRow::workflow);
    }

    @Override
    public Optional<SavedWorkflow> toRun(UserId owner, WorkflowId id) {
        return row(database.withoutSettling(), owner, id).map(WorkflowRow::workflow);
    }

    private Optional<WorkflowRow> row(UserId owner, WorkflowId id) {
        return row(database, owner, id);
    }

    private Optional<WorkflowRow> row(Database read, UserId owner, WorkflowId id) {
        return read.statement(handle -> handle.createQuery(FIND)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .map(mapper)
                .findOne());
    }

    @Override
    public List<WorkflowVersion> versions(UserId owner, WorkflowId id) {
        return database.statement(handle -> versions().list(handle, owner, id));
    }

    @Override
    public Optional<WorkflowVersion> version(UserId owner, WorkflowId id, int number) {
        return database.statement(handle -> versions().find(handle, owner, id, number));
    }

    private WorkflowVersions versions() {
        return new WorkflowVersions(plans);
    }

    @Override
    public boolean add(UserId owner, SavedWorkflow workflow, @Nullable TokenId by, Quotas quotas) {
        return database.inserted(handle -> handle.inTransaction(commit -> {
            WorkflowVersions.lock(commit, owner);
            int added = bind(commit.createUpdate(ADD), owner, workflow.id(), workflow)
                    .bind("runCount", workflow.runCount())
                    .bind("lastRunAt", millis(workflow.lastRunAt()))
                    .bind("by", by == null ? null : by.value())
                    .execute();
            versions().add(commit, owner, workflow.id(), workflow.present(), quotas);
            return added;
        }));
    }

    @Override
    public Map<TokenId, List<WorkflowId>> madeByTokens(UserId owner) {
        return database.statement(handle -> MadeByTokens.in("workflow", handle, owner, WorkflowId::new));
    }

    @Override
    public Optional<SavedWorkflow> update(
            UserId owner, WorkflowId id, UnaryOperator<SavedWorkflow> change, Quotas quotas) {
        for (Optional<WorkflowRow> row = row(owner, id); row.isPresent(); row = row(owner, id)) {
            SavedWorkflow present = row.get().workflow();
            SavedWorkflow next = change.apply(present).withCountersOf(present);
            if (replaced(owner, id, row.get(), next, quotas)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private boolean replaced(UserId owner, WorkflowId id, WorkflowRow row, SavedWorkflow next, Quotas quotas) {
        boolean newVersion = next.version() != row.workflow().version();
        return database.transaction(handle -> {
            if (newVersion) {
                WorkflowVersions.lock(handle, owner);
            }
            boolean replaced = bind(handle.createUpdate(UPDATE), owner, id, next)
                            .bind("newTimes", !FiringTimes.same(row.workflow(), next))
                            .bind("revision", row.revision())
                            .execute()
                    == 1;
            if (replaced && newVersion) {
                versions().add(handle, owner, id, next.present(), quotas);
            }
            return replaced;
        });
    }

    @Override
    public WorkflowUse use(UserId owner) {
        return database.statement(handle -> WorkflowVersions.use(handle, owner));
    }

    @Override
    public boolean delete(UserId owner, WorkflowId id, Consumer<SavedWorkflow> look) {
        for (Optional<WorkflowRow> row = row(owner, id); row.isPresent(); row = row(owner, id)) {
            look.accept(row.get().workflow());
            if (delete(owner, id, row.get().revision())) {
                return true;
            }
        }
        return false;
    }

    /** False when it was changed since. */
    private boolean delete(UserId owner, WorkflowId id, long revision) {
        return database.transaction(handle -> {
            boolean deleted = handle.createUpdate(DELETE)
                            .bind("owner", owner.value())
                            .bind("id", id.value())
                            .bind("revision", revision)
                            .execute()
                    == 1;
            if (deleted) {
                versions().delete(handle, owner, id);
                JdbiVaultStore.forget(handle, owner, TriggerSecrets.verifier(id));
            }
            return deleted;
        });
    }

    @Override
    public Optional<Trigger> bySecret(String secretHash) {
        return firing.bySecret(secretHash);
    }

    @Override
    public Optional<Verifier> verifier(UserId owner, WorkflowId id) {
        return firing.verifier(owner, id);
    }

    @Override
    public boolean setVerifier(UserId owner, WorkflowId id, @Nullable Verifier verifier) {
        return firing.setVerifier(owner, id, verifier);
    }

    @Override
    public List<DueWorkflow> due(Instant now, int most) {
        return firing.due(now, most);
    }

    @Override
    public void moveOn(UserId owner, WorkflowId id, Instant from, @Nullable Instant to) {
        firing.moveOn(owner, id, from, to);
    }

    @Override
    public List<RunKeeping> keepings(@Nullable RunKeeping after, int most) {
        return database.statement(handle -> handle.createQuery(KEEPINGS)
                .bind("owner", after == null ? "" : after.owner().value())
                .bind("id", after == null ? "" : after.workflow().value())
                .bind("most", most)
                .map((row, context) -> new RunKeeping(
                        new UserId(row.getString("owner")),
                        new WorkflowId(row.getString("id")),
                        WorkflowRow.Mapper.keeping(row)))
                .list());
    }

    @Override
    public int scheduled() {
        return firing.scheduled();
    }

    private <S extends SqlStatement<S>> S bind(S statement, UserId owner, WorkflowId id, SavedWorkflow workflow) {
        String secret = workflow.webhookSecret();
        KeepRuns keep = workflow.keepRuns();
        return statement
                .bind("owner", owner.value())
                .bind("id", id.value())
                .bind("plan", text(Json.write(PlanJson.write(workflow.plan()))))
                .bind("version", workflow.version())
                .bind("schedule", workflow.schedule().id())
                .bind("enabled", workflow.enabled())
                .bind("allowGet", workflow.firing().allowGet())
                .bind("keepRuns", keep.isAsServer() ? null : keep.runs())
                .bind("keepDays", keep.isAsServer() ? null : keep.days())
                .bind("secret", secret == null ? null : webhooks.write(owner, id, secret))
                .bind("hash", secret == null ? null : TriggerSecrets.hash(secret))
                .bind("dueAt", millis(FiringTimes.first(workflow).orElse(null)))
                .bind("createdAt", workflow.createdAt().toEpochMilli())
                .bind("updatedAt", workflow.updatedAt().toEpochMilli());
    }
}
