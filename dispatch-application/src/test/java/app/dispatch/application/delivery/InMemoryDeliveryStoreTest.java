package app.dispatch.application.delivery;

import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.vault.InMemoryVaultStore;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.account.User;

class InMemoryDeliveryStoreTest implements DeliveryStoreContract {
    private final InMemoryVaultStore vault = new InMemoryVaultStore();
    private final InMemoryDeliveryStore store = new InMemoryDeliveryStore(vault);
    private final RunStore runs = new InMemoryRunStore(new InMemoryWorkflowStore(), store::queue, store::queueWaiting);

    @Override
    public WebhookStore webhooks() {
        return store;
    }

    @Override
    public DeliveryStore deliveries() {
        return store;
    }

    @Override
    public VaultStore vault() {
        return vault;
    }

    @Override
    public RunStore runs() {
        return runs;
    }

    @Override
    public void add(User user) {
        // it takes webhooks of anyone
    }
}
