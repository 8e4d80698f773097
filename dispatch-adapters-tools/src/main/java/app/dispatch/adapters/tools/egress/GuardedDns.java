package app.dispatch.adapters.tools.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Okhttp's resolver, that answers with allowed addresses alone, on behalf of one caller. Those of one guard are equal, since
 * okhttp shares kept connections among equal ones alone.
 */
public final class GuardedDns implements Dns {
    /** Okhttp may try all at once, a socket each. */
    private static final int OF_EACH_FAMILY = 2;

    private final EgressGuard guard;
    private final Caller caller;

    public GuardedDns(EgressGuard guard, Caller caller) {
        this.guard = guard;
        this.caller = caller;
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> found = guard.lookup(caller, hostname);
        return Stream.concat(some(found, true), some(found, false)).toList();
    }

    private static Stream<InetAddress> some(List<InetAddress> found, boolean four) {
        return found.stream()
                .filter(address -> address instanceof Inet4Address == four)
                .limit(OF_EACH_FAMILY);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GuardedDns dns && dns.guard == guard;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(guard);
    }
}
