package app.dispatch.application.vault;

class InMemoryVaultStoreTest implements VaultStoreContract {
    @Override
    public VaultStore vault() {
        return new InMemoryVaultStore();
    }
}
