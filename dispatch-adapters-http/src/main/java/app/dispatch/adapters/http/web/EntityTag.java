package app.dispatch.adapters.http.web;

import app.dispatch.domain.Sha256;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What tells one content of an answer from another (RFC 9110, 8.8.3). */
public record EntityTag(String value) {
    private static final String GZIP = "--gzip\"";

    /** The tag of this content: the same for the same content, on every server. */
    public static EntityTag of(byte[] content) {
        return new EntityTag('"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(content)) + '"');
    }

    /** The tag of that state of a thing. */
    static EntityTag of(String state) {
        return new EntityTag('"' + state + '"');
    }

    /**
     * The states that these {@code If-Match} headers name. A tag that was weakened on its way, as proxies do that compress, names
     * its state all the same: it is no state of bytes.
     */
    static Set<String> states(List<String> headers) {
        return headers.stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(String::strip)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .map(known -> plain(known).replace("\"", ""))
                .collect(Collectors.toSet());
    }

    /** The tag of the same content as gzip, which is other bytes. */
    EntityTag gzip() {
        return new EntityTag(value.substring(0, value.length() - 1) + GZIP);
    }

    /** Whether one of these {@code If-None-Match} headers names it, by the weak comparison that is right for a GET. */
    public boolean isIn(List<String> headers) {
        return headers.stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(String::strip)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .anyMatch(known -> known.equals("*") || plain(known).equals(value));
    }

    private static String plain(String tag) {
        return tag.endsWith(GZIP) ? tag.substring(0, tag.length() - GZIP.length()) + '"' : tag;
    }
}
