package app.dispatch.application.integration;

import app.dispatch.application.vault.InMemoryVaultStore;
import app.dispatch.application.vault.VaultStore;
import java.util.List;

class InMemoryRenewalsTest implements RenewalsContract {
    @Override
    public List<VaultStore> stores() {
        VaultStore store = new InMemoryVaultStore();
        return List.of(store, store);
    }
}
