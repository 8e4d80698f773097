package app.dispatch.application.account;

class InMemoryAdminStoreTest implements AdminStoreContract {
    @Override
    public Both stores() {
        InMemoryAccountStore store = new InMemoryAccountStore();
        return new Both(store, store);
    }
}
