package app.dispatch.application.integration;

import app.dispatch.application.Ids;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.Consents;
import app.dispatch.application.tool.Renewal;
import app.dispatch.application.vault.Sealed;
import app.dispatch.application.vault.Secrets;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.integration.Integration;
import app.dispatch.domain.tool.ConnectionTest;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import app.dispatch.domain.vault.Mask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps users' connections of tools. */
public final class IntegrationService implements Integrations {
    private static final Duration LONGEST_TEST = Duration.ofSeconds(30);

    private final Connectors tools;
    private final Connections connections;
    private final VaultStore store;
    private final Vault vault;
    private final InstantSource clock;
    private final Consents consents;
    private final ConsentFlow flow;
    private final ConnectionTester tester;

    public IntegrationService(
            Connectors tools,
            Connections connections,
            VaultStore store,
            Vault vault,
            Consents consents,
            Ids ids,
            InstantSource clock) {
        this.tools = tools;
        this.connections = connections;
        this.store = store;
        this.vault = vault;
        this.clock = clock;
        this.consents = consents;
        this.flow = new ConsentFlow(tools, consents, new PendingConsents(store, vault, ids, clock));
        this.tester = new ConnectionTester(LONGEST_TEST, clock);
    }

    /** Texts as an object. */
    static Fields fields(Map<String, String> texts) {
        Map<String, Value> fields = new LinkedHashMap<>();
        texts.forEach((key, text) -> fields.put(key, Value.of(text)));
        return new Fields(fields);
    }

    /** The secrets among what connects a tool; what the tool does not know is one too. */
    static Secrets secrets(ToolDef tool, Fields fields) {
        return Secrets.of(fields.values().entrySet().stream()
                .filter(field ->
                        isSecret(tool, field.getKey()) && !field.getKey().equals(Renewal.EXPIRES_AT))
                .flatMap(field ->
                        field.getValue() instanceof Text(String text) ? Stream.of(text) : Stream.<String>empty())
                .toList());
    }

    private static boolean isSecret(@Nullable ToolDef tool, String key) {
        return tool == null
                || tool.fields().stream()
                        .filter(field -> field.key().equals(key))
                        .allMatch(FieldDef::secret);
    }

    @Override
    public List<Integration> list(UserId owner) {
        return store.list(owner, VaultKind.INTEGRATION).stream()
                .map(this::shown)
                .toList();
    }

    @Override
    public List<ToolDef> available() {
        return tools.catalogue().tools();
    }

    private Integration shown(VaultEntry entry) {
        ToolDef tool = tools.catalogue().tool(entry.name()).orElse(null);
        Map<String, String> fields = new LinkedHashMap<>();
        KeptConnection.in(entry, vault, consents).entered().values().forEach((key, value) -> {
            if (value instanceof Text(String text)) {
                fields.put(key, isSecret(tool, key) ? Mask.of(text) : text);
            }
        });
        return new Integration(
                entry.name(),
                tool == null ? entry.name() : tool.label(),
                fields,
                entry.createdAt(),
                entry.updatedAt(),
                IntegrationNotes.lastTest(entry).orElse(null));
    }

    private Connector connector(String tool) {
        return tools.connector(tool).orElseThrow(() -> Refusal.notFound("tool"));
    }

    @Override
    public Saved save(UserId owner, String tool, Map<String, String> given, boolean test) {
        Connector connector = connector(tool);
        Fields fields = fields(FieldCheck.checked(connector, given));
        Optional<Tried> tried = test ? Optional.of(tried(connector, fields)) : Optional.empty();
        Optional<ConnectionTest> tested = tried.map(Tried::test);
        tested.filter(result -> !result.ok()).ifPresent(failed -> {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The test failed, so nothing was saved: " + failed.error());
        });
        KeptConnection kept = tried.map(Tried::kept).orElseGet(() -> KeptConnection.of(fields));
        return new Saved(shown(stored(owner, tool, kept, tested)), tested);
    }

    private VaultEntry stored(UserId owner, String tool, KeptConnection kept, Optional<ConnectionTest> tested) {
        Sealed sealed = vault.seal(owner, VaultEntry.purpose(VaultKind.INTEGRATION, tool), kept.text());
        Instant now = clock.instant();
        return store.change(
                        owner,
                        VaultKind.INTEGRATION,
                        tool,
                        present -> Optional.of(new VaultEntry(
                                owner,
                                VaultKind.INTEGRATION,
                                tool,
                                sealed,
                                IntegrationNotes.of(tested),
                                present.map(VaultEntry::createdAt).orElse(now),
                                now)))
                .orElseThrow();
    }

    /** How it went, and what is worth keeping: a token that was renewed for it may not be had again. */
    private record Tried(ConnectionTest test, KeptConnection kept) {}

    private Tried tried(Connector connector, Fields entered) {
        AtomicReference<KeptConnection> kept = new AtomicReference<>(KeptConnection.of(entered));
        ConnectionTest test = tester.of(
                connector,
                () -> {
                    stale(connector, entered)
                            .ifPresent(renewal ->
                                    kept.set(KeptConnection.of(entered).renewedTo(renewal.renewed(entered))));
                    return kept.get().all();
                },
                secrets(connector.definition(), entered));
        return new Tried(test, kept.get());
    }

    /** What renews the token, when that is wanted. */
    private Optional<Renewal> stale(Connector connector, Fields fields) {
        return connector.renewal().filter(renewal -> !renewal.isFresh(fields, clock.instant()));
    }

    @Override
    public boolean isConnectable(String tool) {
        return flow.isFor(tool);
    }

    @Override
    public String connect(UserId owner, String tool, String callback) {
        return flow.begin(owner, tool, callback);
    }

    @Override
    public boolean awaits(UserId owner, String state) {
        return flow.awaits(owner, state);
    }

    @Override
    public Connected connected(UserId owner, String state, Optional<String> code, boolean denied) {
        ConsentFlow.Granted granted = flow.end(owner, state, code, denied);
        ToolDef tool = granted.connector().definition();
        Fields fields = granted.connection().all();
        ConnectionTest test = tester.of(granted.connector(), () -> fields, secrets(tool, fields));
        stored(owner, tool.id(), granted.connection(), Optional.of(test));
        return new Connected(tool.label(), test);
    }

    @Override
    public void delete(UserId owner, String tool) {
        boolean deleted = store.delete(owner, VaultKind.INTEGRATION, tool);
        if (!deleted && tools.connector(tool).isEmpty()) {
            throw Refusal.notFound("tool");
        }
    }

    @Override
    public ConnectionTest test(UserId owner, String tool, Optional<Map<String, String>> fields) {
        Connector connector = connector(tool);
        return fields.map(given -> testUnsaved(connector, fields(FieldCheck.checked(connector, given))))
                .orElseGet(() -> testSaved(owner, connector));
    }

    private ConnectionTest testUnsaved(Connector connector, Fields fields) {
        return stale(connector, fields).filter(Renewal::isUsedUp).isPresent()
                ? ConnectionTest.fails(
                        connector.definition().label()
                                + " takes a refresh token once, so this one can be tried only when it is saved",
                        clock.instant())
                : tried(connector, fields).test();
    }

    private ConnectionTest testSaved(UserId owner, Connector connector) {
        ToolDef tool = connector.definition();
        Optional<VaultEntry> saved = store.find(owner, VaultKind.INTEGRATION, tool.id());
        if (saved.isEmpty()) {
            return ConnectionTest.fails(tool.label() + " is not connected", clock.instant());
        }
        KeptConnection kept = KeptConnection.in(saved.get(), vault, consents);
        Fields fields = kept.all();
        ConnectionTest result = tester.of(
                connector,
                () -> connector
                        .renewal()
                        .map(renewal -> connections.renewed(owner, tool.id(), renewal))
                        .orElse(fields),
                secrets(tool, fields));
        store.change(
                owner,
                VaultKind.INTEGRATION,
                tool.id(),
                present -> present.filter(entry -> KeptConnection.in(entry, vault, consents)
                                .entered()
                                .equals(kept.entered()))
                        .filter(entry -> !IntegrationNotes.isExpired(entry) || result.ok())
                        .map(entry -> entry.withNotes(IntegrationNotes.of(Optional.of(result)))));
        return result;
    }
}
