package app.dispatch.adapters.persistence.vault;

import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.application.integration.RenewalsContract;
import app.dispatch.application.vault.VaultStore;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2RenewalsTest implements RenewalsContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Override
    public List<VaultStore> stores() {
        VaultStore store = new JdbiVaultStore(databases.h2());
        return List.of(store, store);
    }
}
