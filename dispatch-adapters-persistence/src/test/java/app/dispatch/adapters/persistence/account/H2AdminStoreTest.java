package app.dispatch.adapters.persistence.account;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.application.account.AdminStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2AdminStoreTest implements AdminStoreContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Override
    public Both stores() {
        Database database = databases.h2();
        return new Both(new JdbiAccountStore(database), new JdbiAdminStore(database));
    }
}
