package app.dispatch.adapters.persistence.delivery;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.application.delivery.DeliveryStore;
import app.dispatch.application.delivery.DeliveryStoreContract;
import app.dispatch.application.delivery.WebhookStore;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.User;
import app.dispatch.domain.run.NodeId;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2DeliveryStoreTest implements DeliveryStoreContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private final Database database = databases.h2();

    @Override
    public WebhookStore webhooks() {
        return new JdbiWebhookStore(database);
    }

    @Override
    public DeliveryStore deliveries() {
        return new JdbiDeliveryStore(database);
    }

    @Override
    public VaultStore vault() {
        return new JdbiVaultStore(database);
    }

    @Override
    public RunStore runs() {
        return new JdbiRunStore(database, new NodeId("node_1"));
    }

    @Override
    public void add(User user) {
        new JdbiAccountStore(database).add(user);
    }
}
