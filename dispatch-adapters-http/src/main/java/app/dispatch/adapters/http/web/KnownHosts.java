package app.dispatch.adapters.http.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that requests may be meant for. A page whose own name is made to lead here (DNS rebinding) says that name; an
 * address and {@code localhost} cannot be made to lead anywhere, and so are always right.
 *
 * @param names in small letters; null for any
 */
public record KnownHosts(@Nullable Set<String> names) {
    private static final String LOCAL = "localhost";

    /**
     * Those of a server that listens at {@code host}: of its public URL where it has one; any where it has none and others than
     * this machine can reach it.
     */
    public static KnownHosts of(String host, @Nullable PublicUrl publicUrl) {
        if (publicUrl == null && !isLoopback(host)) {
            return new KnownHosts(null);
        }
        return new KnownHosts(
                Stream.concat(Stream.of(host), Stream.ofNullable(publicUrl).map(PublicUrl::host))
                        .map(KnownHosts::name)
                        .collect(Collectors.toSet()));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException cannotBeListenedAt) {
            return false;
        }
    }

    /** Whether a request with this {@code Host} may be meant for the server. */
    boolean contains(String host) {
        if (names == null) {
            return true;
        }
        String name = name(host);
        return names.contains(name)
                || name.equals(LOCAL)
                || name.endsWith("." + LOCAL)
                || Address.parse(name).isPresent();
    }

    /** Without port and brackets, as names are compared. */
    private static String name(String host) {
        String name = host.replaceFirst(":\\d*$", "");
        if (Address.parse(host).isPresent()) {
            name = host;
        } else if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
    }
}
