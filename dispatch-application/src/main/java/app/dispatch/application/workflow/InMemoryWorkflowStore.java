package app.dispatch.application.workflow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import app.dispatch.application.vault.InMemoryVaultStore;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.webhook.Verifier;
import app.dispatch.domain.webhook.Webhook;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Workflows for as long as the process lives. Safe for use by several threads. */
public final class InMemoryWorkflowStore implements WorkflowStore {
    private static final Comparator<SavedWorkflow> LAST_CHANGED_FIRST = Comparator.comparing(SavedWorkflow::updatedAt)
            .thenComparing(workflow -> workflow.id().value())
            .reversed();

    private static final Comparator<Row> OLDEST_FIRST = Comparator.comparing(
                    (Row row) -> row.workflow().createdAt())
            .thenComparing(row -> row.workflow().id().value());

    private static final Comparator<DueWorkflow> LONGEST_DUE_FIRST = Comparator.comparing(DueWorkflow::at)
            .thenComparing(due -> due.workflow().id().value());

    private final ConcurrentMap<WorkflowId, Row> all = new ConcurrentHashMap<>();
    private final VaultStore vault;

    /** @param vault where the secrets of the workflows' verifiers are */
    public InMemoryWorkflowStore(VaultStore vault) {
        this.vault = vault;
    }

    /** A store whose workflows have no verifiers. */
    public InMemoryWorkflowStore() {
        this(new InMemoryVaultStore());
    }

    /**
     * A workflow with what belongs to it.
     *
     * @param versions the newest first
     */
    private record Row(
            SavedWorkflow workflow,
            List<WorkflowVersion> versions,
            @Nullable Verifier verifier,
            @Nullable Instant dueAt,
            @Nullable TokenId madeBy) {
        static Row of(SavedWorkflow workflow, @Nullable TokenId madeBy) {
            return new Row(
                    workflow,
                    List.of(workflow.present()),
                    null,
                    FiringTimes.first(workflow).orElse(null),
                    madeBy);
        }

        Row with(SavedWorkflow next) {
            Instant due = FiringTimes.same(workflow, next)
                    ? dueAt
                    : FiringTimes.first(next).orElse(null);
            return new Row(next, versionsWith(next), verifier, due, madeBy);
        }

        private List<WorkflowVersion> versionsWith(SavedWorkflow next) {
            return next.version() == workflow.version()
                    ? versions
                    : Stream.concat(Stream.of(next.present()), versions.stream())
                            .limit(WorkflowVersion.MOST)
                            .toList();
        }

        Row with(@Nullable Verifier other) {
            return new Row(workflow, versions, other, dueAt, madeBy);
        }

        Row dueAt(@Nullable Instant other) {
            return new Row(workflow, versions, verifier, other, madeBy);
        }

        boolean hasHash(String secretHash) {
            String secret = workflow.webhookSecret();
            return secret != null && WebhookSecrets.hash(secret).equals(secretHash);
        }

        boolean isOf(UserId owner) {
            return workflow.owner().equals(owner);
        }
    }

    @Override
    public List<SavedWorkflow> list(UserId owner) {
        return all.values().stream()
                .filter(row -> row.isOf(owner))
                .map(Row::workflow)
                .sorted(LAST_CHANGED_FIRST)
                .toList();
    }

    @Override
    public Optional<SavedWorkflow> find(UserId owner, WorkflowId id) {
        return row(owner, id).map(Row::workflow);
    }

    private Optional<Row> row(UserId owner, WorkflowId id) {
        return Optional.ofNullable(all.get(id)).filter(row -> row.isOf(owner));
    }

    @Override
    public List<WorkflowVersion> versions(UserId owner, WorkflowId id) {
        return row(owner, id).map(Row::versions).orElse(List.of());
    }

    @Override
    public Optional<WorkflowVersion> version(UserId owner, WorkflowId id, int number) {
        return versions(owner, id).stream()
                .filter(version -> version.number() == number)
                .findFirst();
    }

    @Override
    public boolean add(UserId owner, SavedWorkflow workflow, @Nullable TokenId by) {
        return all.putIfAbsent(workflow.id(), Row.of(workflow, by)) == null;
    }

    @Override
    public Map<TokenId, List<WorkflowId>> madeByTokens(UserId owner) {
        return all.values().stream()
                .filter(row -> row.isOf(owner) && row.madeBy() != null)
                .sorted(OLDEST_FIRST)
                .collect(groupingBy(
                        row -> Objects.requireNonNull(row.madeBy()),
                        mapping(row -> row.workflow().id(), toList())));
    }

    @Override
    public Optional<SavedWorkflow> update(UserId owner, WorkflowId id, UnaryOperator<SavedWorkflow> change) {
        return replace(owner, id, row -> row.with(change.apply(row.workflow()).withCountersOf(row.workflow())))
                .map(Row::workflow);
    }

    @Override
    public boolean delete(UserId owner, WorkflowId id) {
        Row found = all.get(id);
        while (found != null && found.isOf(owner)) {
            if (all.remove(id, found)) {
                vault.delete(owner, VaultKind.SECRET, WebhookSecrets.verifier(id));
                return true;
            }
            found = all.get(id);
        }
        return false;
    }

    @Override
    public Optional<Webhook> byWebhook(String secretHash) {
        return all.values().stream()
                .filter(row -> row.hasHash(secretHash))
                .findFirst()
                .map(row -> new Webhook(row.workflow(), row.verifier()));
    }

    @Override
    public Optional<Verifier> verifier(UserId owner, WorkflowId id) {
        return row(owner, id).flatMap(row -> Optional.ofNullable(row.verifier()));
    }

    @Override
    public boolean setVerifier(UserId owner, WorkflowId id, @Nullable Verifier verifier) {
        return replace(owner, id, row -> row.with(verifier)).isPresent();
    }

    @Override
    public List<DueWorkflow> due(Instant now, int most) {
        return all.values().stream()
                .flatMap(row -> Stream.ofNullable(row.dueAt()).map(dueAt -> new DueWorkflow(row.workflow(), dueAt)))
                .filter(due -> !due.at().isAfter(now))
                .sorted(LONGEST_DUE_FIRST)
                .limit(most)
                .toList();
    }

    @Override
    public void moveOn(UserId owner, WorkflowId id, Instant from, @Nullable Instant to) {
        replace(owner, id, row -> from.equals(row.dueAt()) ? row.dueAt(to) : row);
    }

    @Override
    public int scheduled() {
        return Math.toIntExact(
                all.values().stream().filter(row -> row.dueAt() != null).count());
    }

    /** Counts an ended run of the owner's workflow, if there is still one. */
    public void countRun(UserId owner, WorkflowId id, Instant startedAt) {
        replace(owner, id, row -> row.with(row.workflow().afterRun(startedAt)));
    }

    /** Removes all of the owner's. */
    public void deleteAll(UserId owner) {
        all.values().removeIf(row -> row.isOf(owner));
    }

    private Optional<Row> replace(UserId owner, WorkflowId id, UnaryOperator<Row> change) {
        Row stored = all.computeIfPresent(id, (key, row) -> row.isOf(owner) ? change.apply(row) : row);
        return Optional.ofNullable(stored).filter(row -> row.isOf(owner));
    }
}
