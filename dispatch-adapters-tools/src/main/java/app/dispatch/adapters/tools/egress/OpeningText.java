package app.dispatch.adapters.tools.egress;

import app.dispatch.adapters.tools.egress.Opening.Named;
import app.dispatch.adapters.tools.egress.Opening.Within;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one entry of an operator's list. */
final class OpeningText {
    /** A name or address, in brackets or not, and a port where one is given. */
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:\\[([^]]*)]|([^:\\[\\]]+))(?::(\\d{1,5}))?");

    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62}\\.)*[a-z0-9_-]{0,63}");

    private OpeningText() {}

    /** What the entry names; {@code localhost} stands for both loopback addresses too. */
    static Stream<Opening> parse(String entry) {
        if (entry.contains("://")) {
            throw malformed(entry, "it is a URL; write host:port");
        }
        if (entry.contains("/")) {
            return Stream.of(new Within(range(entry), Opening.ANY_PORT));
        }
        Optional<InetAddress> bare = AddressRange.literal(entry);
        if (bare.isPresent()) {
            return Stream.of(new Within(AddressRange.of(bare.get()), Opening.ANY_PORT));
        }
        Matcher matcher = HOST_AND_PORT.matcher(entry);
        if (!matcher.matches()) {
            throw malformed(entry, "write host, host:port, [IPv6]:port or a range such as 10.0.0.0/8");
        }
        int port = port(entry, matcher.group(3));
        return matcher.group(1) == null
                ? ofHost(entry, matcher.group(2), port)
                : bracketed(entry, matcher.group(1), port);
    }

    private static AddressRange range(String entry) {
        try {
            return AddressRange.parse(entry);
        } catch (IllegalArgumentException invalid) {
            throw malformed(entry, String.valueOf(invalid.getMessage()));
        }
    }

    private static int port(String entry, String digits) {
        if (digits == null) {
            return Opening.ANY_PORT;
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw malformed(entry, "a port is 1 to 65535");
        }
        return port;
    }

    private static Stream<Opening> bracketed(String entry, String inner, int port) {
        return AddressRange.literal(inner)
                .filter(address -> inner.contains(":"))
                .map(address -> Stream.<Opening>of(new Within(AddressRange.of(address), port)))
                .orElseThrow(() -> malformed(entry, "brackets hold an IPv6 address without a zone"));
    }

    private static Stream<Opening> ofHost(String entry, String host, int port) {
        Optional<InetAddress> address = AddressRange.literal(host);
        if (address.isPresent()) {
            return Stream.of(new Within(AddressRange.of(address.get()), port));
        }
        String name = HostName.normal(host);
        if (HostName.endsInNumber(name)) {
            throw malformed(entry, "an IPv4 address is four decimal numbers, each at most 255");
        }
        if (!NAME.matcher(name).matches()) {
            throw malformed(entry, "a host's name has letters, digits, hyphens and dots; wildcards are not known");
        }
        Stream<Opening> named = Stream.of(new Named(name, port));
        return name.equals("localhost") ? Stream.concat(named, loopback(port)) : named;
    }

    private static Stream<Opening> loopback(int port) {
        return Stream.of("127.0.0.1/32", "::1/128").map(range -> new Within(AddressRange.parse(range), port));
    }

    private static IllegalArgumentException malformed(String entry, String why) {
        return new IllegalArgumentException("\"" + entry + "\" cannot be read: " + why);
    }
}
