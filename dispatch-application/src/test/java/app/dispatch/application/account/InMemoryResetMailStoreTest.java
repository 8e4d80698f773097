package app.dispatch.application.account;

class InMemoryResetMailStoreTest implements ResetMailStoreContract {
    @Override
    public ResetMailStore store() {
        return new InMemoryResetMailStore();
    }
}
