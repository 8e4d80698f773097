package app.dispatch.adapters.persistence;

import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.adapters.persistence.account.JdbiAdminStore;
import app.dispatch.adapters.persistence.account.JdbiResetMailStore;
import app.dispatch.adapters.persistence.delivery.JdbiDeliveryStore;
import app.dispatch.adapters.persistence.delivery.JdbiWebhookStore;
import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.adapters.persistence.token.JdbiDeviceLoginStore;
import app.dispatch.adapters.persistence.token.JdbiTokenStore;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TriggerSealing;
import app.dispatch.application.Outside;
import app.dispatch.application.Stores;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.vault.EnvelopeVault;
import app.dispatch.application.vault.InstallationSecretBox;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultKey;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.run.NodeId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/**
 * An outside that keeps in a database all that is to last. The database is closed with the Dispatch that is wired to it.
 *
 * <pre>{@code
 * Dispatch dispatch = Dispatch.wire(LastingOutside.inFolder(Path.of("data"), key, Outside.inMemory().with(tool)));
 * dispatch.takeOver().resume();
 * }</pre>
 */
public final class LastingOutside {
    private LastingOutside() {}

    /**
     * All is kept in a folder, by H2. No other process can use the folder meanwhile.
     *
     * @param key encrypts connections and the secrets of webhooks; it is kept elsewhere
     * @param rest what is not kept: tools, planner, clock
     * @throws StartFailed when the folder cannot be used, or another key encrypted what is in it
     */
    public static Outside inFolder(Path folder, VaultKey key, Outside rest) {
        return keptIn(Database.inFolder(folder, Durability.PROCESS, rest.background()), key, rest);
    }

    /**
     * All is kept in PostgreSQL, by the connections of the host: see {@link Database#on}. Several processes may do so at once.
     *
     * @throws StartFailed when the database cannot be used, or another key encrypted what is in it
     */
    public static Outside on(DataSource source, Tables tables, VaultKey key, Outside rest) {
        return keptIn(Database.on(source, tables, rest.background()), key, rest);
    }

    private static Outside keptIn(Database database, VaultKey key, Outside rest) {
        try {
            SecureRandom random = new SecureRandom();
            return on(database, new EnvelopeVault(key, List.of(), random), random, rest)
                    .withClosing(database::close);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /**
     * All is kept in a database that is open, and stays so when Dispatch is closed.
     *
     * @param random secure, and safe for use by several threads
     * @throws StartFailed when a key that the vault does not have encrypted what is in it
     * @throws app.dispatch.domain.error.Refusal when the key of webhooks' secrets was altered
     */
    public static Outside on(Database database, Vault vault, RandomGenerator random, Outside rest) {
        VaultStore secrets = new JdbiVaultStore(database);
        Set<String> missing = new TreeSet<>(secrets.keyIds());
        missing.removeAll(vault.keys());
        if (!missing.isEmpty()) {
            throw new StartFailed("What is in the database was encrypted with another key (key id "
                    + String.join(", ", missing) + "), and nothing was changed; start with that key.");
        }
        SecretBox box = InstallationSecretBox.of(secrets, vault, random, rest.clock());
        new TriggerSealing(database, box).finish();
        Stores stores = new Stores(
                new JdbiAccountStore(database),
                new JdbiTokenStore(database),
                new JdbiWorkflowStore(database, new PlanJson(rest.ids(), rest.clock()), box),
                new JdbiRunStore(database, new NodeId(rest.ids().next("node_"))),
                new JdbiWebhookStore(database),
                new JdbiDeliveryStore(database),
                secrets,
                new JdbiDeviceLoginStore(database),
                new JdbiAdminStore(database),
                new JdbiResetMailStore(database));
        return rest.with(stores).with(secrets, vault).with(database.signals());
    }
}
