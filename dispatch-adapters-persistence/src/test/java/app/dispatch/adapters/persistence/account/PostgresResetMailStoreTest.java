package app.dispatch.adapters.persistence.account;

import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.application.account.ResetMailStore;
import app.dispatch.application.account.ResetMailStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresResetMailStoreTest implements ResetMailStoreContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Override
    public ResetMailStore store() {
        return new JdbiResetMailStore(databases.postgres());
    }
}
