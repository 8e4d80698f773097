package app.dispatch.adapters.persistence.token;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.application.token.DeviceLoginStore;
import app.dispatch.application.token.DeviceLoginStoreContract;
import app.dispatch.domain.account.User;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2DeviceLoginStoreTest implements DeviceLoginStoreContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private final Database database = databases.h2();

    @Override
    public DeviceLoginStore logins() {
        return new JdbiDeviceLoginStore(database);
    }

    @Override
    public void add(User user) {
        new JdbiAccountStore(database).add(user);
    }
}
