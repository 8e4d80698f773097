package app.dispatch.adapters.tools.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What connectors may reach beside the public internet: the operator's list of exceptions. Immutable. */
public final class EgressPolicy {
    /** The setting that holds the list; a user who is blocked reads its name. */
    public static final String SETTING = "DISPATCH_EGRESS_ALLOW";

    private final List<Opening> openings;

    private EgressPolicy(List<Opening> openings) {
        this.openings = List.copyOf(openings);
    }

    /** The public internet and nothing else. */
    public static EgressPolicy publicOnly() {
        return new EgressPolicy(List.of());
    }

    /**
     * The public internet and what the text lists, separated by commas or blanks: {@code host}, {@code host:port},
     * {@code 10.0.0.5:8080}, {@code [fd00::5]:8080}, {@code 10.0.0.0/8}, {@code fd00::/8}. Without a port every port is
     * meant.
     *
     * @throws IllegalArgumentException naming the first entry that is malformed, and why
     */
    public static EgressPolicy parse(String text) {
        return new EgressPolicy(Arrays.stream(text.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .flatMap(OpeningText::parse)
                .toList());
    }

    /** This policy and what the text lists, in the form that {@link #parse} reads. */
    public EgressPolicy and(String text) {
        return new EgressPolicy(
                Stream.concat(openings.stream(), parse(text).openings.stream()).toList());
    }

    /** Whether a connection to that address and port may be made for that host. */
    boolean allows(String host, InetAddress address, int port) {
        return PublicAddresses.include(address) || isOpened(HostName.normal(host), address, port);
    }

    /** Whether a connection to that address may be made for that host on some port. */
    boolean mayAllow(String host, InetAddress address) {
        return allows(host, address, Opening.ANY_PORT);
    }

    private boolean isOpened(String host, InetAddress address, int port) {
        InetAddress real = PublicAddresses.unwrapped(address);
        boolean metadata = CloudMetadata.isAt(real);
        return openings.stream()
                .filter(opening -> opening.covers(port) && (!metadata || opening.isSingleAddress()))
                .anyMatch(opening -> opening.matches(host, real));
    }
}
