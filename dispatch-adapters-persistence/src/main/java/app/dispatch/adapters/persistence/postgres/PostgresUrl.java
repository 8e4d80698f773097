package app.dispatch.adapters.persistence.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The address of a PostgreSQL in the form in which hosts and their tools tell it, {@code postgres://USER:PASSWORD@HOST:PORT/DATABASE}
 * (PostgreSQL's manual, 34.1.1.2), as an address of JDBC.
 */
public final class PostgresUrl {
    private static final String JDBC = "jdbc:postgresql://";

    private static final Pattern PARTS = Pattern.compile(
            "postgres(?:ql)?://(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?(?<hosts>[^@/?#]+)(?:/(?<database>[^/?#]*))?"
                    + "(?:\\?(?<options>[^#]*))?");

    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9_.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(?<port>[0-9]{1,5}))?");

    /** What libpq and the driver call differently. */
    private static final Map<String, String> NAMES = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "gssencmode", "gssEncMode",
            "keepalives", "tcpKeepAlive",
            "target_session_attrs", "targetServerType",
            "krbsrvname", "kerberosServerName",
            "sslnegotiation", "sslNegotiation");

    /** What libpq says of {@code target_session_attrs}, in the driver's words. */
    private static final Map<String, String> SERVERS = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private PostgresUrl() {}

    /**
     * The address of JDBC; one that is one already is left as it is.
     *
     * @throws IllegalArgumentException when it is none of PostgreSQL's, with why and nothing of what may be a secret
     */
    public static String jdbc(String url) {
        String jdbc = url.startsWith(JDBC) ? checked(url) : translated(url);
        if (Driver.parseURL(jdbc, new Properties()) == null) {
            throw new IllegalArgumentException("the driver does not understand it");
        }
        return jdbc;
    }

    /** What the driver would refuse with the address in its log. */
    private static String checked(String jdbc) {
        String hosts = jdbc.substring(JDBC.length()).split("[/?]", 2)[0];
        if (jdbc.substring(JDBC.length()).split("[?]", 2)[0].contains("@")) {
            throw new IllegalArgumentException(
                    "an address of JDBC has its user and password at its end, ?user=NAME&password=SECRET; or begin it with postgres://");
        }
        if (!hosts.isEmpty()) {
            checkHosts(hosts);
        }
        return jdbc;
    }

    private static String translated(String url) {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "it must be postgres://USER:PASSWORD@HOST:PORT/DATABASE; write a sign such as / @ ? # in a password as a percent sign and two digits");
        }
        checkHosts(parts.group("hosts"));
        List<String> options = new ArrayList<>();
        part(parts, "user").ifPresent(user -> options.add(option("user", user)));
        part(parts, "password").ifPresent(password -> options.add(option("password", password)));
        for (String option : part(parts, "options").orElse("").split("&")) {
            if (!option.isEmpty()) {
                options.add(translatedOption(option));
            }
        }
        return JDBC + parts.group("hosts") + "/"
                + encoded(decoded(part(parts, "database").orElse("")))
                + (options.isEmpty() ? "" : options.stream().collect(Collectors.joining("&", "?", "")));
    }

    private static Optional<String> part(Matcher parts, String name) {
        return Optional.ofNullable(parts.group(name)).filter(text -> !text.isEmpty());
    }

    private static void checkHosts(String hosts) {
        for (String host : hosts.split(",", -1)) {
            Matcher parts = HOST.matcher(host);
            if (!parts.matches()) {
                throw new IllegalArgumentException("its host is none; a socket of this machine cannot be named");
            }
            String port = parts.group("port");
            if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535)) {
                throw new IllegalArgumentException("its port is not from 1 to 65535");
            }
        }
    }

    private static String translatedOption(String option) {
        int sign = option.indexOf('=');
        if (sign < 1) {
            throw new IllegalArgumentException("what stands after the ? must be NAME=VALUE with & between");
        }
        String said = decoded(option.substring(0, sign));
        String value = option.substring(sign + 1);
        String name = NAMES.getOrDefault(said, said);
        if (PGProperty.forName(name) == null) {
            throw new IllegalArgumentException(
                    said.matches("[A-Za-z_]{1,40}")
                            ? "PostgreSQL's driver has no option `" + said + "`"
                            : "it has an option that PostgreSQL's driver does not have");
        }
        return option(name, translatedValue(said, value));
    }

    private static String translatedValue(String name, String value) {
        return switch (name) {
            case "keepalives" -> String.valueOf(!value.equals("0"));
            case "target_session_attrs" ->
                Optional.ofNullable(SERVERS.get(value))
                        .orElseThrow(() -> new IllegalArgumentException("target_session_attrs must be one of "
                                + String.join(
                                        ", ", SERVERS.keySet().stream().sorted().toList())));
            default -> value;
        };
    }

    private static String option(String name, String value) {
        return name + "=" + encoded(decoded(value));
    }

    /** In this form a + is a +, and not a blank. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("a % in it is not followed by two digits of base 16", broken);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
