package app.dispatch.adapters.tools.egress;

import app.dispatch.application.admission.Places;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;

/**
 * What all calls of a process share on their way out.
 *
 * @param calls the places of calls under way: each has a connection, and up to four sockets until that is made
 * @param idle connections that are kept for further calls
 */
public record WayOut(OwnAddresses own, Lookups lookups, Places<Caller> calls, ConnectionPool idle) {
    /** How long an address is looked up. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int CALLS_OF_A_USER = 50;
    private static final int CALLS = 500;
    private static final int IDLE_CONNECTIONS = 256;
    private static final Duration KEPT_ALIVE = Duration.ofSeconds(30);

    /** That of a process; names are found by the operating system. */
    public static WayOut of(InstantSource clock) {
        return of(Lookups.system(), clock);
    }

    /** That of a process; names are found by {@code resolver}. */
    public static WayOut of(Resolver resolver, InstantSource clock) {
        return new WayOut(
                OwnAddresses.ofMachine(clock),
                new Lookups(resolver, PATIENCE, clock),
                new Places<>(CALLS_OF_A_USER, CALLS),
                new ConnectionPool(IDLE_CONNECTIONS, KEPT_ALIVE.toMillis(), TimeUnit.MILLISECONDS));
    }
}
