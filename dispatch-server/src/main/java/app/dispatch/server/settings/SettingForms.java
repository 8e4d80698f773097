package app.dispatch.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.dispatch.adapters.http.trigger.CronSecret;
import app.dispatch.adapters.http.web.Cidr;
import app.dispatch.adapters.http.web.TrustedProxies;
import app.dispatch.application.trigger.MissedRuns;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How values of settings are written: each reads a text, unless it is none of its form. */
final class SettingForms {
    /** A name or an IP address. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_:]([A-Za-z0-9_.:-]{0,252})");

    private SettingForms() {}

    static Function<String, Optional<String>> matching(Predicate<String> allowed) {
        return text -> Optional.of(text).filter(allowed);
    }

    static <E extends Enum<E>> Function<String, Optional<E>> oneOf(E[] values) {
        return text -> Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst();
    }

    static Function<String, Optional<Integer>> number(int least, int most) {
        return text -> {
            if (!text.matches("[0-9]{1,9}")) {
                return Optional.empty();
            }
            return Optional.of(Integer.valueOf(text)).filter(number -> number >= least && number <= most);
        };
    }

    /** What the reader makes of the text, unless it refuses it. */
    static <T> Function<String, Optional<T>> tried(Function<String, T> reader) {
        return text -> {
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException refused) {
                return Optional.empty();
            }
        };
    }

    static TrustedProxies proxies(String text) {
        return new TrustedProxies(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Cidr::parse)
                .toList());
    }

    static Optional<CronSecret> cronSecret(String text) {
        return Optional.of(text)
                .filter(secret -> secret.matches("[\\x21-\\x7E]{1,1000}"))
                .map(CronSecret::new);
    }

    static Optional<MissedRuns> missedRuns(String text) {
        return Arrays.stream(MissedRuns.values())
                .filter(way -> way.id().equals(text))
                .findFirst();
    }

    static Optional<String> host(String text) {
        return Optional.of(text).filter(HOST.asMatchPredicate());
    }

    /** A URL to put paths behind: without a slash at its end. */
    static Optional<String> baseUrl(String text) {
        try {
            URI url = new URI(text);
            boolean fits = ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            return fits ? Optional.of(text.replaceFirst("/+$", "")) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    static Optional<Path> folder(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    static Optional<Boolean> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<Double> ratio(String text) {
        return text.matches("0?[.][0-9]{1,9}|[01](?:[.]0{1,9})?|0[.][0-9]{1,9}")
                ? Optional.of(Double.valueOf(text))
                : Optional.empty();
    }

    /** A URL that stands as it is, whatever its path. */
    static Optional<String> url(String text) {
        try {
            URI url = new URI(text);
            boolean fits = ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null // where a key would be seen: there are headers for it
                    && url.getRawFragment() == null;
            return fits ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    /** OpenTelemetry's form of headers and attributes: W3C Baggage without properties, the values printable ASCII. */
    static Optional<Map<String, String>> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int sign = pair.indexOf('=');
            String name = sign < 0 ? "" : pair.substring(0, sign).strip();
            if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}")) {
                return Optional.empty();
            }
            try {
                String value =
                        URLDecoder.decode(pair.substring(sign + 1).strip().replace("+", "%2B"), UTF_8);
                if (!value.matches("[\\x20-\\x7E]{1,4096}")) {
                    return Optional.empty();
                }
                pairs.put(name, value);
            } catch (IllegalArgumentException notEncoded) {
                return Optional.empty();
            }
        }
        return Optional.of(pairs);
    }
}
