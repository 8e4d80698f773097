package app.dispatch.adapters.tools.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The addresses of the machine itself, however public they are: the system delivers what is sent to them without it passing
 * the firewall outside. Of an IPv6 address its whole /64, the machine's link (RFC 7421). They are looked at again after a
 * minute. Safe for use by several threads.
 */
public final class OwnAddresses {
    private static final int LINK = 64;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Source source;
    private final InstantSource clock;
    private volatile Look last = new Look(List.of(), Instant.MIN);

    OwnAddresses(Source source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Those of all interfaces. */
    public static OwnAddresses ofMachine(InstantSource clock) {
        return new OwnAddresses(
                () -> NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .toList(),
                clock);
    }

    /** Knows what addresses the machine has now. */
    @FunctionalInterface
    interface Source {
        List<InetAddress> addresses() throws SocketException;
    }

    private record Look(List<AddressRange> own, Instant until) {}

    boolean include(InetAddress address) {
        InetAddress real = PublicAddresses.unwrapped(address);
        return own().stream().anyMatch(range -> range.contains(real));
    }

    private List<AddressRange> own() {
        Look look = last;
        Instant now = clock.instant();
        if (now.isBefore(look.until())) {
            return look.own();
        }
        List<AddressRange> own = looked(look.own());
        last = new Look(own, now.plus(KEPT));
        return own;
    }

    private List<AddressRange> looked(List<AddressRange> before) {
        try {
            return source.addresses().stream()
                    .map(address -> address instanceof Inet6Address
                            ? AddressRange.around(address, LINK)
                            : AddressRange.of(address))
                    .toList();
        } catch (SocketException unknown) {
            LoggerFactory.getLogger(OwnAddresses.class) // only here: a start need not wait for the log
                    .warn("the machine's own addresses cannot be read, so those that were known stay closed", unknown);
            return before;
        }
    }
}
