package app.dispatch.application.run.store;

import app.dispatch.application.workflow.InMemoryWorkflowStore;

class InMemoryRunStoreTest implements RunStoreContract, RunKeyContract, RunClaimContract {
    @Override
    public Stores stores() {
        InMemoryWorkflowStore workflows = new InMemoryWorkflowStore();
        return new Stores(new InMemoryRunStore(workflows), workflows);
    }
}
