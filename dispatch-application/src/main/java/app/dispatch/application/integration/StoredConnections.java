package app.dispatch.application.integration;

import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.Consents;
import app.dispatch.application.tool.Renewal;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/** Connections as they stand in the vault. */
public final class StoredConnections implements Connections {
    private final Connectors tools;
    private final VaultStore store;
    private final Vault vault;
    private final Consents consents;
    private final Renewals renewals;
    private final InstantSource clock;

    /** @param consents the operator's apps, whose part of a connection is put to a user's */
    public StoredConnections(
            Connectors tools,
            VaultStore store,
            Vault vault,
            Consents consents,
            ExpiryNotice notice,
            InstantSource clock) {
        this.tools = tools;
        this.store = store;
        this.vault = vault;
        this.consents = consents;
        this.renewals = new Renewals(store, vault, consents, notice, clock);
        this.clock = clock;
    }

    @Override
    public Fields renewed(UserId owner, String tool, Renewal renewal) {
        Connection present = of(owner, tool);
        StepFailure lacking = present.lacking();
        if (lacking != null) {
            throw lacking;
        }
        return present.equals(Connection.NONE) || renewal.isFresh(present.fields(), clock.instant())
                ? present.fields()
                : renewals.renewed(owner, tools.catalogue().tool(tool).orElseThrow(), renewal);
    }

    @Override
    public boolean isCarriedOut(String tool, OpDef op) {
        return tools.connector(tool)
                .filter(connector -> connector.carriesOut(op))
                .isPresent();
    }

    @Override
    public Connection of(UserId owner, String tool) {
        Optional<ToolDef> def = tools.catalogue().tool(tool);
        if (def.isEmpty() || def.get().fields().isEmpty()) {
            return Connection.NONE;
        }
        try {
            return of(owner, def.get());
        } catch (Refusal unreadable) {
            if (unreadable.errorCode() == ErrorCode.UNAVAILABLE) {
                throw unreadable; // it says nothing of the connection
            }
            return Connection.unreadable(StepFailure.lasting(FailureCode.INTEGRATION_REJECTED, unreadable.text()));
        }
    }

    private Connection of(UserId owner, ToolDef tool) {
        Optional<VaultEntry> entry = store.find(owner, VaultKind.INTEGRATION, tool.id());
        if (entry.isEmpty()) {
            return tool.needsConnection() ? Connection.missing(missing(tool)) : Connection.NONE;
        }
        Fields fields = KeptConnection.in(entry.get(), vault, consents).all();
        return tool.isConnectedBy(fields.values().keySet())
                ? Connection.of(fields, IntegrationService.secrets(tool, fields))
                : Connection.missing(missing(tool));
    }

    private static StepFailure missing(ToolDef tool) {
        String keys = tool.fields().stream()
                .filter(field -> field.required() || tool.ways().stream().anyMatch(way -> way.contains(field.key())))
                .map(FieldDef::key)
                .collect(Collectors.joining(", "));
        return StepFailure.lasting(
                FailureCode.INTEGRATION_MISSING,
                tool.label() + " is not connected: save its fields (" + keys + ") with PUT /api/integrations/"
                        + tool.id());
    }
}
