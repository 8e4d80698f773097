package app.dispatch.application.token;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.account.User;
import app.dispatch.domain.token.DeviceLogin;
import app.dispatch.domain.token.Scope;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryDeviceLoginStoreTest implements DeviceLoginStoreContract {
    private final InMemoryDeviceLoginStore store = new InMemoryDeviceLoginStore();

    @Override
    public DeviceLoginStore logins() {
        return store;
    }

    @Override
    public void add(User user) {
        // it takes answers of anyone
    }

    @Test
    void what_a_user_answered_goes_with_the_account() {
        DeviceLogin login =
                new DeviceLogin("a", Set.of(Scope.READ), "192.0.2.1", NOW, NOW.plus(DeviceLogin.LIFE), null);
        store.add(login, "code", "secret", MOST, NOW);
        store.add(login, "code 2", "secret 2", MOST, NOW);
        store.answer("code", new DeviceLogin.Answer(ADA, true), NOW);

        store.deleteAll(ADA);

        assertThat(store.bySecret("secret", NOW)).isEmpty();
        assertThat(store.bySecret("secret 2", NOW)).isPresent();
    }
}
