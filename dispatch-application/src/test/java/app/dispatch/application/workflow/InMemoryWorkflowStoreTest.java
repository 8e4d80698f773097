package app.dispatch.application.workflow;

import app.dispatch.application.vault.InMemoryVaultStore;
import app.dispatch.application.vault.VaultStore;

class InMemoryWorkflowStoreTest implements WorkflowStoreContract, WorkflowQuotaContract, WorkflowFiringContract {
    private final InMemoryVaultStore vault = new InMemoryVaultStore();

    @Override
    public WorkflowStore workflows() {
        return new InMemoryWorkflowStore(vault);
    }

    @Override
    public VaultStore vault() {
        return vault;
    }

    @Override
    public boolean changesMeanwhile() {
        return false;
    }
}
