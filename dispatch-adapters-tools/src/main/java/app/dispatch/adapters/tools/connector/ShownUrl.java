package app.dispatch.adapters.tools.connector;

import app.dispatch.application.vault.SecretNames;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** A URL as people may see it: without what is or looks like a secret, and not endless. */
public final class ShownUrl {
    private static final String HIDDEN = "…";
    private static final int LONGEST = 300;

    private ShownUrl() {}

    /** The whole URL, without user name, password and fragment, and with secret values hidden. */
    public static String of(HttpUrl url) {
        String query = query(url);
        String text = withoutQuery(url) + (query.isEmpty() ? "" : "?" + query);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + HIDDEN : text;
    }

    /** The same without its query. */
    static String withoutQuery(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        String port = url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port();
        List<String> path = url.encodedPathSegments().stream()
                .map(segment -> SecretNames.looksSecret(segment) ? HIDDEN : segment)
                .toList();
        return url.scheme() + "://" + host + port + "/" + String.join("/", path);
    }

    /** As it is encoded: what it decodes to may hold line ends. */
    private static String query(HttpUrl url) {
        String query = url.encodedQuery();
        return query == null
                ? ""
                : Stream.of(query.split("&", -1)).map(ShownUrl::parameter).collect(Collectors.joining("&"));
    }

    private static String parameter(String encoded) {
        int equals = encoded.indexOf('=');
        if (equals < 0) {
            return encoded;
        }
        boolean hidden = SecretNames.isSecret(decoded(encoded.substring(0, equals)))
                || SecretNames.looksSecret(decoded(encoded.substring(equals + 1)));
        return hidden ? encoded.substring(0, equals + 1) + HIDDEN : encoded;
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException strayPercent) {
            return encoded;
        }
    }
}
