package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TestPlans;
import app.dispatch.application.run.store.RunClaimContract;
import app.dispatch.application.run.store.RunKeyContract;
import app.dispatch.application.run.store.RunStoreContract;
import app.dispatch.domain.run.NodeId;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRunStoreTest implements RunStoreContract, RunKeyContract, RunClaimContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Override
    public Stores stores() {
        Database database = databases.postgres();
        return new Stores(
                new JdbiRunStore(database, new NodeId("node_1")),
                new JdbiWorkflowStore(database, TestPlans.JSON, TestPlans.BOX));
    }
}
