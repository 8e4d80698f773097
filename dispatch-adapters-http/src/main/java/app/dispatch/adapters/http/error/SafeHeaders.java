package app.dispatch.adapters.http.error;

import java.util.Map;

/** The headers of every answer: nothing of the API is stored, framed, sniffed or run by a browser. */
public final class SafeHeaders {
    /** By name. */
    public static final Map<String, String> ALL = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private SafeHeaders() {}
}
