package app.dispatch.application.account;

class InMemoryAccountStoreTest implements AccountStoreContract {
    @Override
    public AccountStore accounts() {
        return new InMemoryAccountStore();
    }
}
