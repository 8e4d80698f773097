package app.dispatch.adapters.http.error;

import app.dispatch.adapters.http.web.PublicUrl;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of every answer: nothing of the API is stored, framed, sniffed or run by a browser. */
public final class SafeHeaders {
    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private SafeHeaders() {}

    /** By name. Where users come by https, browsers are told to come by nothing else, for a year (RFC 6797). */
    public static Map<String, String> of(@Nullable PublicUrl publicUrl) {
        Map<String, String> all = new HashMap<>(ALWAYS);
        if (publicUrl != null && publicUrl.isHttps()) {
            all.put("Strict-Transport-Security", "max-age=31536000");
        }
        return Map.copyOf(all);
    }
}
