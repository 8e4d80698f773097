package app.dispatch.adapters.tools.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of IP addresses of one family: all that share a prefix. Compared as bytes, never as text. */
final class AddressRange {
    private static final Pattern DOTTED_QUAD = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] prefix;
    private final int bits;

    private AddressRange(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** The range that {@code address/bits} says. */
    static AddressRange parse(String cidr) {
        int slash = cidr.indexOf('/');
        InetAddress network =
                slash < 0 ? null : literal(cidr.substring(0, slash)).orElse(null);
        if (network == null || !cidr.substring(slash + 1).matches("\\d{1,3}")) {
            throw new IllegalArgumentException("\"" + cidr + "\" is no address range such as 10.0.0.0/8");
        }
        byte[] prefix = network.getAddress();
        int bits = Integer.parseInt(cidr.substring(slash + 1));
        if (bits > prefix.length * 8) {
            throw new IllegalArgumentException("\"" + cidr + "\" has a prefix longer than " + prefix.length * 8);
        }
        byte[] masked = masked(prefix, bits);
        if (!Arrays.equals(masked, prefix)) {
            throw new IllegalArgumentException("\"" + cidr + "\" has address bits set after its prefix; did you mean "
                    + text(masked) + "/" + bits + "?");
        }
        return new AddressRange(prefix, bits);
    }

    /** The range of this one address. */
    static AddressRange of(InetAddress address) {
        return around(address, address.getAddress().length * 8);
    }

    /** The range of all addresses that share the first bits with this one. */
    static AddressRange around(InetAddress address, int bits) {
        return new AddressRange(masked(address.getAddress(), bits), bits);
    }

    /** The address that the text writes out, without any look-up: four decimal numbers, or IPv6 without a zone. */
    static Optional<InetAddress> literal(String text) {
        if (!DOTTED_QUAD.matcher(text).matches() && !COLONS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == prefix.length && Arrays.equals(masked(bytes, bits), prefix);
    }

    /** Whether it holds one address alone. */
    boolean isSingle() {
        return bits == prefix.length * 8;
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(bits - i * 8L, 0, 8);
            masked[i] &= (byte) (0xff << (8 - kept));
        }
        return masked;
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
