package app.dispatch.adapters.tools.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses of the public internet, by the IANA registries: iana-ipv4-special-registry, iana-ipv6-special-registry,
 * ipv4-address-space and ipv6-address-space (as of 2024).
 *
 * <p>IPv4 is public unless a special-purpose block holds it; blocks that the registry calls globally reachable but that
 * serve protocols other than HTTP (192.0.0.9/32, 192.0.0.10/32) stay closed. IPv6 is public only within 2000::/3, the one
 * block that is allocated as global unicast, without its special-purpose blocks: what is not allocated is closed.
 */
final class PublicAddresses {
    private static final List<AddressRange> SPECIAL_V4 = ranges(
            "0.0.0.0/8", // "this network", RFC 791
            "10.0.0.0/8", // private use, RFC 1918
            "100.64.0.0/10", // shared address space, RFC 6598
            "127.0.0.0/8", // loopback, RFC 1122
            "168.63.129.16/32", // Azure's host endpoint: public by number, but served by the machine's own host
            "169.254.0.0/16", // link local, RFC 3927
            "172.16.0.0/12", // private use, RFC 1918
            "192.0.0.0/24", // IETF protocol assignments, RFC 6890
            "192.0.2.0/24", // documentation, RFC 5737
            "192.88.99.0/24", // 6to4 relay anycast, deprecated by RFC 7526
            "192.168.0.0/16", // private use, RFC 1918
            "198.18.0.0/15", // benchmarking, RFC 2544
            "198.51.100.0/24", // documentation, RFC 5737
            "203.0.113.0/24", // documentation, RFC 5737
            "224.0.0.0/4", // multicast, RFC 5771
            "240.0.0.0/4"); // reserved, RFC 1112, and limited broadcast, RFC 8190

    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3"); // RFC 4291

    private static final List<AddressRange> SPECIAL_V6 = ranges(
            "2001::/23", // IETF protocol assignments, RFC 2928: Teredo, benchmarking, ORCHID, ...
            "2001:db8::/32", // documentation, RFC 3849
            "2002::/16", // 6to4, RFC 3056: would be a way round the IPv4 blocks
            "3fff::/20"); // documentation, RFC 9637

    private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96"); // RFC 6052
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}; // RFC 4291, 2.5.5.2

    private PublicAddresses() {}

    static boolean include(InetAddress address) {
        InetAddress real = unwrapped(address);
        if (real instanceof Inet4Address) {
            return SPECIAL_V4.stream().noneMatch(range -> range.contains(real));
        }
        return GLOBAL_UNICAST.contains(real) && SPECIAL_V6.stream().noneMatch(range -> range.contains(real));
    }

    /**
     * The IPv4 address that a connection to this one ends at, for the two forms that the system or a gateway translates
     * (mapped, NAT64); else the address itself. The other forms that hold an IPv4 address (6to4, Teredo, compatible,
     * local NAT64) are not public at all.
     */
    static InetAddress unwrapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean wraps = bytes.length == 16
                && (NAT64.contains(address) || Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length));
        if (!wraps) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<AddressRange> ranges(String... cidrs) {
        return Stream.of(cidrs).map(AddressRange::parse).toList();
    }
}
