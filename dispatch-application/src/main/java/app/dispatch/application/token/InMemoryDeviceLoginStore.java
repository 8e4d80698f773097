package app.dispatch.application.token;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.DeviceLogin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Programs that ask to be let in, for as long as the process lives. Safe for use by several threads. */
public final class InMemoryDeviceLoginStore implements DeviceLoginStore {
    private final Map<String, Kept> bySecret = new HashMap<>();

    private record Kept(String code, DeviceLogin login) {}

    @Override
    public synchronized boolean add(DeviceLogin login, String code, String secret, int most, Instant now) {
        bySecret.values().removeIf(kept -> kept.login.isOver(now));
        if (bySecret.size() >= most || bySecret.values().stream().anyMatch(kept -> kept.code.equals(code))) {
            return false;
        }
        bySecret.put(secret, new Kept(code, login));
        return true;
    }

    @Override
    public synchronized Optional<DeviceLogin> byCode(String code, Instant now) {
        return bySecret.values().stream()
                .filter(kept -> kept.code.equals(code))
                .map(Kept::login)
                .filter(login -> !login.isOver(now))
                .findFirst();
    }

    @Override
    public synchronized Optional<DeviceLogin> bySecret(String secret, Instant now) {
        return Optional.ofNullable(bySecret.get(secret)).map(Kept::login).filter(login -> !login.isOver(now));
    }

    @Override
    public synchronized boolean answer(String code, DeviceLogin.Answer answer, Instant now) {
        Predicate<Kept> waits =
                kept -> kept.code.equals(code) && kept.login.answer() == null && !kept.login.isOver(now);
        boolean found = bySecret.values().stream().anyMatch(waits);
        bySecret.replaceAll((secret, kept) -> waits.test(kept) ? new Kept(kept.code, kept.login.with(answer)) : kept);
        return found;
    }

    @Override
    public synchronized boolean remove(String secret) {
        return bySecret.remove(secret) != null;
    }

    /** Removes all that the user answered. */
    public synchronized void deleteAll(UserId user) {
        bySecret.values().removeIf(kept -> {
            DeviceLogin.Answer answer = kept.login.answer();
            return answer != null && answer.user().equals(user);
        });
    }
}
