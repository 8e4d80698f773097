package app.dispatch.adapters.http.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as text; a name is never looked up. */
final class Address {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern V4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    private static final int V6_NETWORK_BYTES = 8;

    private Address() {}

    /** The address that the text writes; empty when it is not one. IPv4 in IPv6 becomes IPv4. */
    static Optional<InetAddress> parse(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** What limits are counted for: an IPv4 address, or the /64 network of an IPv6 one, all of which one client has. */
    static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length <= V6_NETWORK_BYTES) {
            return address.getHostAddress();
        }
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < V6_NETWORK_BYTES; i++) {
            network.append(String.format("%02x", bytes[i]));
        }
        return network.append("/64").toString();
    }
}
