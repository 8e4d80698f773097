package app.dispatch.client.web;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BiFunction;

/**
 * Where the page of a list begins, as a server of this version writes it in a cursor: it is opaque to other programs, while the ports
 * have a moment and an id.
 *
 * @param at milliseconds since 1970
 */
public record Place(long at, String id) {
    /**
     * The place that a cursor stands for, as the port has it.
     *
     * @throws Refusal {@code unavailable} for one that a server of another version wrote
     */
    public static <C> C read(String cursor, BiFunction<Long, String, C> as) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return as.apply(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            throw Refusal.of(ErrorCode.UNAVAILABLE, "The server's cursors are of another version of Dispatch");
        }
    }

    /** The cursor. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + ":" + id).getBytes(StandardCharsets.UTF_8));
    }
}
