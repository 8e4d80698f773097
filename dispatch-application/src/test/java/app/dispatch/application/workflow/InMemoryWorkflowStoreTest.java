package app.dispatch.application.workflow;

class InMemoryWorkflowStoreTest implements WorkflowStoreContract {
    @Override
    public WorkflowStore workflows() {
        return new InMemoryWorkflowStore();
    }
}
