package app.dispatch.adapters.persistence.workflow;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.application.workflow.WorkflowFiringContract;
import app.dispatch.application.workflow.WorkflowQuotaContract;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.application.workflow.WorkflowStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresWorkflowStoreTest
        implements WorkflowStoreContract, WorkflowQuotaContract, WorkflowFiringContract, DamagedTriggerContract {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Override
    public Database database() {
        return databases.postgres();
    }

    @Override
    public WorkflowStore workflows() {
        return new JdbiWorkflowStore(TestPlans.withUsers(databases.postgres()), TestPlans.JSON, TestPlans.BOX);
    }

    @Override
    public VaultStore vault() {
        return new JdbiVaultStore(databases.postgres());
    }
}
