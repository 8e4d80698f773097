package app.dispatch.application.integration;

import app.dispatch.application.json.IntegrationJson;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps users' connections of tools. */
public final class IntegrationService implements Integrations {
    private static final Duration LONGEST_TEST = Duration.ofSeconds(30);
    private static final String LAST_TEST = "lastTest";

    private final Connectors tools;
    private final VaultStore store;
    private final Vault vault;
    private final InstantSource clock;
    private final Trial trial;

    public IntegrationService(Connectors tools, VaultStore store, Vault vault, InstantSource clock) {
        this.tools = tools;
        this.store = store;
        this.vault = vault;
        this.clock = clock;
        this.trial = new Trial(LONGEST_TEST, clock);
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
                .filter(field -> isSecret(tool, field.getKey()))
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
        opened(entry).values().forEach((key, value) -> {
            if (value instanceof Text(String text)) {
                fields.put(key, isSecret(tool, key) ? Mask.of(text) : text);
            }
        });
        Fields lastTest = ((Fields) Json.readBack(entry.notes())).fields(LAST_TEST);
        return new Integration(
                entry.name(),
                tool == null ? entry.name() : tool.label(),
                fields,
                entry.createdAt(),
                entry.updatedAt(),
                lastTest.isEmpty() ? null : IntegrationJson.readTest(lastTest));
    }

    private Fields opened(VaultEntry entry) {
        return (Fields) Json.readBack(entry.open(vault));
    }

    private Connector connector(String tool) {
        return tools.connector(tool).orElseThrow(Refusal::notFound);
    }

    @Override
    public Saved save(UserId owner, String tool, Map<String, String> given, boolean test) {
        Connector connector = connector(tool);
        Fields fields = fields(FieldCheck.checked(connector, given));
        Optional<ConnectionTest> tested = test ? Optional.of(tried(connector, fields)) : Optional.empty();
        tested.filter(result -> !result.ok()).ifPresent(failed -> {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The test failed, so nothing was saved: " + failed.error());
        });
        Sealed sealed = vault.seal(owner, VaultEntry.purpose(VaultKind.INTEGRATION, tool), Json.write(fields));
        Instant now = clock.instant();
        VaultEntry stored = store.change(
                        owner,
                        VaultKind.INTEGRATION,
                        tool,
                        present -> Optional.of(new VaultEntry(
                                owner,
                                VaultKind.INTEGRATION,
                                tool,
                                sealed,
                                notes(tested),
                                present.map(VaultEntry::createdAt).orElse(now),
                                now)))
                .orElseThrow();
        return new Saved(shown(stored), tested);
    }

    private static String notes(Optional<ConnectionTest> test) {
        return Json.write(test.map(result -> Fields.of(LAST_TEST, IntegrationJson.write(result)))
                .orElse(Fields.empty()));
    }

    private ConnectionTest tried(Connector connector, Fields fields) {
        return trial.of(connector, fields, secrets(connector.definition(), fields));
    }

    @Override
    public void delete(UserId owner, String tool) {
        boolean deleted = store.delete(owner, VaultKind.INTEGRATION, tool);
        if (!deleted && tools.connector(tool).isEmpty()) {
            throw Refusal.notFound();
        }
    }

    @Override
    public ConnectionTest test(UserId owner, String tool, Optional<Map<String, String>> fields) {
        Connector connector = connector(tool);
        return fields.map(given -> tried(connector, fields(FieldCheck.checked(connector, given))))
                .orElseGet(() -> testSaved(owner, connector));
    }

    private ConnectionTest testSaved(UserId owner, Connector connector) {
        ToolDef tool = connector.definition();
        Optional<VaultEntry> saved = store.find(owner, VaultKind.INTEGRATION, tool.id());
        if (saved.isEmpty()) {
            return ConnectionTest.fails(tool.label() + " is not connected", clock.instant());
        }
        ConnectionTest result = tried(connector, opened(saved.get()));
        store.change(
                owner,
                VaultKind.INTEGRATION,
                tool.id(),
                present -> present.filter(
                                entry -> entry.sealed().equals(saved.get().sealed()))
                        .map(entry -> entry.withNotes(notes(Optional.of(result)))));
        return result;
    }
}
