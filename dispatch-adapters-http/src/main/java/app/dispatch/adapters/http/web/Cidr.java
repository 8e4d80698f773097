package app.dispatch.adapters.http.web;

import java.net.InetAddress;

/**
 * A range of IP addresses.
 *
 * @param bits how many leading bits an address must share with {@code network}
 */
public record Cidr(InetAddress network, int bits) {
    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        InetAddress network = Address.parse(address).orElseThrow(() -> notOne(text));
        int most = network.getAddress().length * 8;
        try {
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw notOne(text);
            }
            return new Cidr(network, bits);
        } catch (NumberFormatException notANumber) {
            throw notOne(text);
        }
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException("not a range of addresses such as 10.0.0.0/8: " + text);
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
