package app.dispatch.adapters.persistence.account;

import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.application.account.AccountStore;
import app.dispatch.application.account.AccountStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAccountStoreTest implements AccountStoreContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Override
    public AccountStore accounts() {
        return new JdbiAccountStore(databases.postgres());
    }
}
