package app.dispatch.adapters.tools.egress;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a host's name looks like, before anything is resolved. */
final class HostName {
    private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");

    private HostName() {}

    /** A host's name as names are compared: in lower case, without the root's dot. */
    static String normal(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /**
     * Whether the last label is a number: then it is an IPv4 address to some and a name to others
     * (url.spec.whatwg.org, "ends in a number checker").
     */
    static boolean endsInNumber(String name) {
        return NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
    }

    /** Whether RFC 6761 says that it is the machine itself. */
    static boolean isLocalhost(String name) {
        return name.equals("localhost") || name.endsWith(".localhost");
    }
}
