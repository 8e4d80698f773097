package app.dispatch.adapters.persistence.token;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.application.token.TokenStore;
import app.dispatch.application.token.TokenStoreContract;
import app.dispatch.domain.account.User;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2TokenStoreTest implements TokenStoreContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private final Database database = databases.h2();

    @Override
    public TokenStore tokens() {
        return new JdbiTokenStore(database);
    }

    @Override
    public void add(User user) {
        new JdbiAccountStore(database).add(user);
    }
}
