package app.dispatch.adapters.tools.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What connectors may reach beside the public internet, and what of it they may not: the operator's two lists. Immutable. */
public final class EgressPolicy {
    /** The setting that holds what is opened; a user who is blocked reads its name. */
    public static final String SETTING = "DISPATCH_EGRESS_ALLOW";

    /** The setting that holds what is closed. */
    public static final String CLOSING = "DISPATCH_EGRESS_DENY";

    private final List<Opening> opened;
    private final List<Opening> closed;

    private EgressPolicy(List<Opening> opened, List<Opening> closed) {
        this.opened = List.copyOf(opened);
        this.closed = List.copyOf(closed);
    }

    /** The public internet and nothing else. */
    public static EgressPolicy publicOnly() {
        return new EgressPolicy(List.of(), List.of());
    }

    /**
     * The public internet and what the text lists, separated by commas or blanks: {@code host}, {@code host:port},
     * {@code 10.0.0.5:8080}, {@code [fd00::5]:8080}, {@code 10.0.0.0/8}, {@code fd00::/8}. Without a port every port is
     * meant.
     *
     * @throws IllegalArgumentException naming the first entry that is malformed, and why
     */
    public static EgressPolicy parse(String text) {
        return publicOnly().and(text);
    }

    /** This policy and what the text opens, in the form that {@link #parse} reads. */
    public EgressPolicy and(String text) {
        return new EgressPolicy(joined(opened, listed(SETTING, text)), closed);
    }

    /** This policy without what the text closes, in the same form. What is opened stays open. */
    public EgressPolicy without(String text) {
        return new EgressPolicy(opened, joined(closed, listed(CLOSING, text)));
    }

    /** Whether the operator opened it. A metadata address is opened by an entry alone that is that very address. */
    boolean opens(String host, InetAddress address, int port) {
        InetAddress real = PublicAddresses.unwrapped(address);
        boolean metadata = CloudMetadata.isAt(real);
        return opened.stream()
                .filter(opening -> opening.covers(port) && (!metadata || opening.isSingleAddress()))
                .anyMatch(opening -> opening.matches(HostName.normal(host), real));
    }

    /** Whether the operator closed it; asked for {@link Opening#ANY_PORT}, whether on all ports. */
    boolean closes(String host, InetAddress address, int port) {
        InetAddress real = PublicAddresses.unwrapped(address);
        return closed.stream()
                .filter(closing -> closing.port() == Opening.ANY_PORT || closing.port() == port)
                .anyMatch(closing -> closing.matches(HostName.normal(host), real));
    }

    private static List<Opening> listed(String setting, String text) {
        try {
            return Arrays.stream(text.split("[,\\s]+"))
                    .filter(entry -> !entry.isEmpty())
                    .flatMap(OpeningText::parse)
                    .toList();
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(setting + ": " + malformed.getMessage(), malformed);
        }
    }

    private static List<Opening> joined(List<Opening> some, List<Opening> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
