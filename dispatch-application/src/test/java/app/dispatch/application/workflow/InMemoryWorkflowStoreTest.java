package app.dispatch.application.workflow;

class InMemoryWorkflowStoreTest implements WorkflowStoreContract, WorkflowFiringContract {
    @Override
    public WorkflowStore workflows() {
        return new InMemoryWorkflowStore();
    }
}
