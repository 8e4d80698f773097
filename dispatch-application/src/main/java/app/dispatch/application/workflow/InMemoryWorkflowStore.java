package app.dispatch.application.workflow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.vault.InMemoryVaultStore;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.quota.WorkflowUse;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.trigger.Trigger;
import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowQuery;
import app.dispatch.domain.workflow.WorkflowQuery.Cursor;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Workflows for as long as the process lives. Safe for use by several threads. */
public final class InMemoryWorkflowStore implements WorkflowStore {
    private static final Comparator<SavedWorkflow> LAST_CHANGED_FIRST = Comparator.comparing(SavedWorkflow::updatedAt)
            .thenComparing(workflow -> workflow.id().value())
            .reversed();

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::updatedAtMs).thenComparing(Cursor::id);
    private static final Comparator<Row> OLDEST_FIRST = Comparator.comparing(
                    (Row row) -> row.workflow().createdAt())
            .thenComparing(row -> row.workflow().id().value());

    private static final Comparator<DueWorkflow> LONGEST_DUE_FIRST = Comparator.comparing(DueWorkflow::at)
            .thenComparing(due -> due.workflow().id().value());

    private static final Comparator<RunKeeping> BY_OWNER = Comparator.comparing(
                    (RunKeeping keeping) -> keeping.owner().value())
            .thenComparing(keeping -> keeping.workflow().value());

    private static final Comparator<Kept> NEWEST_FIRST = Comparator.comparing(
                    (Kept kept) -> kept.version().savedAt())
            .thenComparing(kept -> kept.version().plan().id().value())
            .thenComparingInt(kept -> kept.version().number())
            .reversed();

    private final ConcurrentMap<Key, Row> all = new ConcurrentHashMap<>();
    private final VaultStore vault;

    /** @param vault where the secrets of the workflows' verifiers are */
    public InMemoryWorkflowStore(VaultStore vault) {
        this.vault = vault;
    }

    /** A store whose workflows have no verifiers. */
    public InMemoryWorkflowStore() {
        this(new InMemoryVaultStore());
    }

    private record Key(UserId owner, WorkflowId id) {}

    /**
     * A version.
     *
     * @param size the length of its plan as JSON
     */
    private record Kept(WorkflowVersion version, int size) {
        static Kept of(WorkflowVersion version) {
            return new Kept(version, Json.write(PlanJson.write(version.plan())).length());
        }
    }

    /**
     * A workflow with what belongs to it.
     *
     * @param versions the newest first
     */
    private record Row(
            SavedWorkflow workflow,
            List<Kept> versions,
            @Nullable Verifier verifier,
            @Nullable Instant dueAt,
            @Nullable TokenId madeBy) {
        static Row of(SavedWorkflow workflow, @Nullable TokenId madeBy) {
            return new Row(
                    workflow,
                    List.of(Kept.of(workflow.present())),
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

        private List<Kept> versionsWith(SavedWorkflow next) {
            return next.version() == workflow.version()
                    ? versions
                    : Stream.concat(Stream.of(Kept.of(next.present())), versions.stream())
                            .limit(WorkflowVersion.MOST)
                            .toList();
        }

        Row without(Set<Kept> forgotten) {
            return new Row(
                    workflow,
                    versions.stream().filter(kept -> !forgotten.contains(kept)).toList(),
                    verifier,
                    dueAt,
                    madeBy);
        }

        WorkflowUse use() {
            long all = versions.stream().mapToLong(Kept::size).sum();
            return new WorkflowUse(1, versions.getFirst().size(), all);
        }

        Row with(@Nullable Verifier other) {
            return new Row(workflow, versions, other, dueAt, madeBy);
        }

        Row dueAt(@Nullable Instant other) {
            return new Row(workflow, versions, verifier, other, madeBy);
        }

        boolean hasHash(String secretHash) {
            String secret = workflow.webhookSecret();
            return secret != null && TriggerSecrets.hash(secret).equals(secretHash);
        }

        boolean isOf(UserId owner) {
            return workflow.owner().equals(owner);
        }
    }

    @Override
    public WorkflowPage list(UserId owner, WorkflowQuery query) {
        List<Row> rest = all.values().stream()
                .filter(row -> row.isOf(owner) && isAfter(row.workflow(), query.after()))
                .sorted(Comparator.comparing(Row::workflow, LAST_CHANGED_FIRST))
                .toList();
        List<SavedWorkflow> page = new ArrayList<>();
        long text = 0;
        for (Row row : rest.subList(0, Math.min(query.limit(), rest.size()))) {
            text += row.use().text();
            if (text > WorkflowQuery.MOST_TEXT && !page.isEmpty()) {
                break;
            }
            page.add(row.workflow());
        }
        return new WorkflowPage(page, page.size() < rest.size() ? place(page.getLast()) : null);
    }

    private static Cursor place(SavedWorkflow workflow) {
        return new Cursor(workflow.updatedAt().toEpochMilli(), workflow.id().value());
    }

    private static boolean isAfter(SavedWorkflow workflow, @Nullable Cursor place) {
        return place == null || ORDER.compare(place(workflow), place) < 0;
    }

    @Override
    public Optional<SavedWorkflow> find(UserId owner, WorkflowId id) {
        return row(owner, id).map(Row::workflow);
    }

    private Optional<Row> row(UserId owner, WorkflowId id) {
        return Optional.ofNullable(all.get(new Key(owner, id)));
    }

    @Override
    public List<WorkflowVersion> versions(UserId owner, WorkflowId id) {
        return row(owner, id).stream()
                .flatMap(row -> row.versions().stream())
                .map(Kept::version)
                .toList();
    }

    @Override
    public Optional<WorkflowVersion> version(UserId owner, WorkflowId id, int number) {
        return versions(owner, id).stream()
                .filter(version -> version.number() == number)
                .findFirst();
    }

    @Override
    public synchronized boolean add(UserId owner, SavedWorkflow workflow, @Nullable TokenId by, Quotas quotas) {
        Key key = new Key(owner, workflow.id());
        if (all.containsKey(key)) {
            return false;
        }
        WorkflowUse before = use(owner);
        Row row = Row.of(workflow, by);
        quotas.check(before, before.plus(row.use()));
        all.put(key, row);
        forgetBeyond(owner, quotas);
        return true;
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
    public synchronized Optional<SavedWorkflow> update(
            UserId owner, WorkflowId id, UnaryOperator<SavedWorkflow> change, Quotas quotas) {
        WorkflowUse before = use(owner);
        return replace(owner, id, row -> {
                    Row next = row.with(change.apply(row.workflow()).withCountersOf(row.workflow()));
                    quotas.check(before, before.minus(row.use()).plus(next.use()));
                    return next;
                })
                .map(row -> {
                    forgetBeyond(owner, quotas);
                    return row.workflow();
                });
    }

    @Override
    public WorkflowUse use(UserId owner) {
        return all.values().stream()
                .filter(row -> row.isOf(owner))
                .map(Row::use)
                .reduce(WorkflowUse.NONE, WorkflowUse::plus);
    }

    /** Forgets the oldest versions that are not present ones, until all together have no more text than they may. */
    private void forgetBeyond(UserId owner, Quotas quotas) {
        WorkflowUse use = use(owner);
        if (use.withVersions() <= quotas.workflowText()) {
            return;
        }
        long left = quotas.workflowText() - use.text();
        Set<Kept> forgotten = new HashSet<>();
        for (Kept earlier : earlier(owner)) {
            left -= earlier.size();
            if (left < 0) {
                forgotten.add(earlier);
            }
        }
        all.replaceAll((key, row) -> row.isOf(owner) ? row.without(forgotten) : row);
    }

    private List<Kept> earlier(UserId owner) {
        return all.values().stream()
                .filter(row -> row.isOf(owner))
                .flatMap(row -> row.versions().stream().skip(1))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public boolean delete(UserId owner, WorkflowId id, Consumer<SavedWorkflow> look) {
        AtomicBoolean there = new AtomicBoolean();
        all.computeIfPresent(new Key(owner, id), (key, row) -> {
            look.accept(row.workflow());
            there.set(true);
            return null;
        });
        boolean deleted = there.get();
        if (deleted) {
            vault.delete(owner, VaultKind.SECRET, TriggerSecrets.verifier(id));
        }
        return deleted;
    }

    @Override
    public Optional<Trigger> bySecret(String secretHash) {
        return all.values().stream()
                .filter(row -> row.hasHash(secretHash))
                .findFirst()
                .map(row -> new Trigger(row.workflow(), row.verifier()));
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
    public List<RunKeeping> keepings(@Nullable RunKeeping after, int most) {
        return all.values().stream()
                .map(Row::workflow)
                .filter(workflow -> !workflow.keepRuns().isAsServer())
                .map(workflow -> new RunKeeping(workflow.owner(), workflow.id(), workflow.keepRuns()))
                .filter(keeping -> after == null || BY_OWNER.compare(keeping, after) > 0)
                .sorted(BY_OWNER)
                .limit(most)
                .toList();
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
        return Optional.ofNullable(all.computeIfPresent(new Key(owner, id), (key, row) -> change.apply(row)));
    }
}
