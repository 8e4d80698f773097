package app.dispatch.application.token;

import app.dispatch.domain.account.User;

class InMemoryTokenStoreTest implements TokenStoreContract {
    private final InMemoryTokenStore store = new InMemoryTokenStore();

    @Override
    public TokenStore tokens() {
        return store;
    }

    @Override
    public void add(User user) {
        // it takes tokens of anyone
    }
}
