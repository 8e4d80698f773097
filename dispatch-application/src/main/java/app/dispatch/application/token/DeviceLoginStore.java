package app.dispatch.application.token;

import app.dispatch.domain.token.DeviceLogin;
import java.time.Instant;
import java.util.Optional;

/** Keeps programs that ask to be let in: a port. Every change is durable when its method returns. */
public interface DeviceLoginStore {
    /**
     * Adds one that nobody has answered, and forgets those that are over; false when there are {@code most}, or one has that
     * code.
     *
     * @param code hash of what the person says
     * @param secret hash of what the program says
     */
    boolean add(DeviceLogin login, String code, String secret, int most, Instant now);

    /** The one with that hash of a code, which is not over. */
    Optional<DeviceLogin> byCode(String code, Instant now);

    /** The one with that hash of a secret, which is not over. */
    Optional<DeviceLogin> bySecret(String secret, Instant now);

    /** Notes what was said to the one with that hash of a code; false when it is gone, over or answered. */
    boolean answer(String code, DeviceLogin.Answer answer, Instant now);

    /** Removes the one with that hash of a secret; true for exactly one caller. */
    boolean remove(String secret);
}
