package app.dispatch.application.account;

import app.dispatch.application.cpu.Cpu;
import app.dispatch.application.cpu.Share;

/**
 * Has hashes of passwords computed where users' computations are, all in one share of it: a flood of logins takes turns with the
 * others, and no thread that answers everybody. Safe for use by several threads.
 */
public record PooledPasswords(Passwords passwords, Cpu cpu) implements Passwords {
    private static final Share HASHES = new Share("passwords");

    @Override
    public String hash(String password) {
        return cpu.await(HASHES, () -> passwords.hash(password));
    }

    @Override
    public boolean matches(String password, String hash) {
        return cpu.await(HASHES, () -> passwords.matches(password, hash));
    }

    @Override
    public boolean isOutdated(String hash) {
        return passwords.isOutdated(hash);
    }
}
