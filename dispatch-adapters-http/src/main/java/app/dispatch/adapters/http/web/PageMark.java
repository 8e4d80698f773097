package app.dispatch.adapters.http.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The place in a list at which a page ends, as clients get it and send it back: opaque to them.
 *
 * @param at milliseconds since 1970
 */
public record PageMark(long at, String id) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,200}");

    /**
     * Reads a cursor.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    public static PageMark parse(String text) {
        String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int colon = decoded.indexOf(':');
        if (colon < 0 || !ID.matcher(decoded.substring(colon + 1)).matches()) {
            throw new IllegalArgumentException("no cursor");
        }
        return new PageMark(Long.parseLong(decoded.substring(0, colon)), decoded.substring(colon + 1));
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + ":" + id).getBytes(StandardCharsets.UTF_8));
    }
}
