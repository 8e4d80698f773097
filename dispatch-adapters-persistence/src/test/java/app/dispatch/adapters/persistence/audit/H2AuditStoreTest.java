package app.dispatch.adapters.persistence.audit;

import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.application.audit.AuditStore;
import app.dispatch.application.audit.AuditStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2AuditStoreTest implements AuditStoreContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Override
    public AuditStore store() {
        return new JdbiAuditStore(databases.h2());
    }
}
