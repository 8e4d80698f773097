package app.dispatch.adapters.http.web;

import app.dispatch.domain.Sha256;
import java.util.Base64;
import java.util.List;

/** What tells one content of an answer from another (RFC 9110, 8.8.3). */
public record EntityTag(String value) {

    /** The tag of this content: the same for the same content, on every server. */
    public static EntityTag of(byte[] content) {
        return new EntityTag('"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(content)) + '"');
    }

    /** Whether one of these {@code If-None-Match} headers names it, by the weak comparison that is right for a GET. */
    public boolean isIn(List<String> headers) {
        return headers.stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(value) || known.equals("W/" + value));
    }
}
