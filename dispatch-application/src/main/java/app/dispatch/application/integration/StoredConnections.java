package app.dispatch.application.integration;

import app.dispatch.application.credential.Credentials;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.Consents;
import app.dispatch.application.tool.Renewal;
import app.dispatch.application.tool.RequiredAccess;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Connections as they stand in the vault. */
public final class StoredConnections implements Connections {
    private final Connectors tools;
    private final VaultStore store;
    private final Vault vault;
    private final Credentials credentials;
    private final Consents consents;
    private final Renewals renewals;
    private final InstantSource clock;

    /** @param consents the operator's apps, whose part of a connection is put to a user's */
    public StoredConnections(
            Connectors tools,
            VaultStore store,
            Vault vault,
            Credentials credentials,
            Consents consents,
            ExpiryNotice notice,
            InstantSource clock) {
        this.credentials = credentials;
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
        Connection connection = entered(owner, def.get());
        return tools.connector(tool).filter(StoredConnections::takesKeys).isPresent()
                ? connection.with(keys(owner))
                : connection;
    }

    private static boolean takesKeys(Connector connector) {
        return connector.definition().ops().stream()
                .anyMatch(op -> !connector.access(op, Fields.empty()).keys().isEmpty());
    }

    private Set<Provider> keys(UserId owner) {
        return store.list(owner, VaultKind.CREDENTIAL).stream()
                .flatMap(entry -> Provider.of(entry.name()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Connection entered(UserId owner, ToolDef tool) {
        try {
            return of(owner, tool);
        } catch (Refusal unreadable) {
            if (unreadable.errorCode() == ErrorCode.UNAVAILABLE) {
                throw unreadable; // it says nothing of the connection
            }
            return Connection.unreadable(StepFailure.lasting(FailureCode.INTEGRATION_REJECTED, unreadable.text()));
        }
    }

    @Override
    public Connection forCall(Connection connection, String tool, OpDef op, Fields params) {
        Connector connector = tools.connector(tool).orElse(null);
        RequiredAccess access = connector == null ? RequiredAccess.CONNECTION : connector.access(op, params);
        if (connector == null || access.keys().isEmpty()) {
            return connection;
        }
        if (access.keys().stream().anyMatch(connection.keys()::contains)) {
            return connection.lacking() == null ? connection : Connection.NONE;
        }
        return access.connection() && !connection.missing()
                ? connection
                : Connection.missing(MissingAccess.of(connector.definition(), access));
    }

    @Override
    public Optional<ApiKey> modelKey(UserId owner, Optional<Provider> provider) {
        try {
            return credentials.key(owner, provider);
        } catch (Refusal refused) {
            throw refused.errorCode() == ErrorCode.UNAVAILABLE
                    ? StepFailure.passing(FailureCode.TOOL_ERROR, refused.text())
                    : StepFailure.lasting(FailureCode.INTEGRATION_REJECTED, refused.text());
        }
    }

    private Connection of(UserId owner, ToolDef tool) {
        Optional<VaultEntry> entry = store.find(owner, VaultKind.INTEGRATION, tool.id());
        if (entry.isEmpty()) {
            return tool.needsConnection()
                    ? Connection.missing(MissingAccess.of(tool, RequiredAccess.CONNECTION))
                    : Connection.NONE;
        }
        Fields fields = KeptConnection.in(entry.get(), vault, consents).all();
        return tool.isConnectedBy(fields.values().keySet())
                ? Connection.of(
                        fields,
                        IntegrationService.secrets(tool, fields),
                        entry.get().updatedAt())
                : Connection.missing(MissingAccess.of(tool, RequiredAccess.CONNECTION));
    }
}
