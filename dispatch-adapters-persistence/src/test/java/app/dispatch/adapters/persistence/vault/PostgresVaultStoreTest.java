package app.dispatch.adapters.persistence.vault;

import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.application.vault.VaultStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresVaultStoreTest implements VaultStoreContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Override
    public VaultStore vault() {
        return new JdbiVaultStore(databases.postgres());
    }
}
