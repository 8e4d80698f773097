package app.dispatch.application.integration;

import app.dispatch.application.Outside;
import app.dispatch.application.credential.Credentials;
import app.dispatch.application.tool.Connectors;

/** Everything that keeps users' connections, put together. */
public final class IntegrationSubsystem {
    private final Connections connections;
    private final Integrations integrations;
    private final ConnectionWatch watch;

    /** All on these parts; {@code notice} tells users of connections that have ended. */
    public IntegrationSubsystem(Outside outside, Connectors connectors, Credentials credentials, ExpiryNotice notice) {
        connections = new StoredConnections(
                connectors,
                outside.stores().vault(),
                outside.vault(),
                credentials,
                outside.consents(),
                notice,
                outside.clock());
        integrations = new IntegrationService(
                connectors,
                connections,
                outside.stores().vault(),
                outside.vault(),
                outside.consents(),
                outside.ids(),
                outside.clock());
        watch = new ConnectionWatch(
                connectors,
                outside.stores().vault(),
                outside.vault(),
                outside.consents(),
                integrations,
                notice,
                outside.clock());
    }

    /** What runs and the composer ask of connections. */
    public Connections connections() {
        return connections;
    }

    public Integrations integrations() {
        return integrations;
    }

    /** What tries those that renew themselves once a day. */
    public ConnectionWatch watch() {
        return watch;
    }
}
