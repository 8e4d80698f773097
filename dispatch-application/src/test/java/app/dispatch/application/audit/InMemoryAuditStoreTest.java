package app.dispatch.application.audit;

class InMemoryAuditStoreTest implements AuditStoreContract {
    @Override
    public AuditStore store() {
        return new InMemoryAuditStore();
    }
}
