package app.dispatch.application.token;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.DeviceLogin;
import app.dispatch.domain.token.Scope;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DeviceLoginStore} does. */
public interface DeviceLoginStoreContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    UserId ADA = new UserId("usr_ada");
    int MOST = 100;

    /** The same store each time, with nobody who waits at first. */
    DeviceLoginStore logins();

    /** Makes a user known to the store. */
    void add(User user);

    @BeforeEach
    default void addUser() {
        add(new User(ADA, new Email("ada@example.com"), "Ada", "hash", NOW));
    }

    private static DeviceLogin login(String name) {
        return new DeviceLogin(name, Set.of(Scope.READ, Scope.RUN), "192.0.2.1", NOW, NOW.plus(DeviceLogin.LIFE), null);
    }

    @Test
    default void one_that_waits_is_found_by_either_hash_until_it_is_over() {
        DeviceLogin login = login("laptop 🚀");
        assertThat(logins().add(login, "code", "secret", MOST, NOW)).isTrue();

        Instant last = login.expiresAt().minusMillis(1);
        assertThat(logins().byCode("code", last)).contains(login);
        assertThat(logins().bySecret("secret", last)).contains(login);
        assertThat(logins().byCode("secret", last)).isEmpty();
        assertThat(logins().bySecret("code", last)).isEmpty();
        assertThat(logins().byCode("code", login.expiresAt())).isEmpty();
        assertThat(logins().bySecret("secret", login.expiresAt())).isEmpty();
    }

    @Test
    default void it_is_answered_once_and_not_when_it_is_over() {
        DeviceLogin login = login("laptop");
        logins().add(login, "code", "secret", MOST, NOW);
        DeviceLogin.Answer yes = new DeviceLogin.Answer(ADA, true);

        assertThat(logins().answer("other", yes, NOW)).isFalse();
        assertThat(logins().answer("code", yes, login.expiresAt())).isFalse();
        assertThat(logins().answer("code", yes, NOW)).isTrue();
        assertThat(logins().answer("code", new DeviceLogin.Answer(ADA, false), NOW))
                .isFalse();
        assertThat(logins().bySecret("secret", NOW)).contains(login.with(yes));
    }

    @Test
    default void of_those_who_remove_it_at_once_one_did() throws Exception {
        DeviceLoginStore store = logins();
        store.add(login("laptop"), "code", "secret", MOST, NOW);

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int removed = 0;
            for (Future<Boolean> each :
                    threads.invokeAll(Collections.<Callable<Boolean>>nCopies(8, () -> store.remove("secret")))) {
                removed += each.get() ? 1 : 0;
            }
            assertThat(removed).isEqualTo(1);
        }
        assertThat(store.byCode("code", NOW)).isEmpty();
    }

    @Test
    default void a_code_is_not_given_twice_and_those_that_are_over_make_room() {
        DeviceLogin login = login("laptop");
        assertThat(logins().add(login, "code", "secret", 2, NOW)).isTrue();
        assertThat(logins().add(login, "code", "secret 2", 2, NOW)).isFalse();
        assertThat(logins().add(login, "code 2", "secret 2", 2, NOW)).isTrue();
        assertThat(logins().add(login, "code 3", "secret 3", 2, NOW)).isFalse();

        assertThat(logins().add(login, "code", "secret 3", 2, login.expiresAt()))
                .isTrue();
        assertThat(List.of("secret", "secret 2")).noneMatch(logins()::remove);
    }
}
