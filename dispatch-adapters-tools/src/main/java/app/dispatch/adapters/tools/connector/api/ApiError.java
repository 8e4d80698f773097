package app.dispatch.adapters.tools.connector.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says is wrong.
 *
 * @param code the vendor's own word for it, such as {@code channel_not_found}; empty when it has none
 * @param words the vendor's words for people, in which no secret stands
 * @param retryAfter how long it asks to wait; null when it does not say
 */
public record ApiError(
        Kind kind, String code, String words, @Nullable Duration retryAfter) {

    /** What it means for the step. */
    public enum Kind {
        /** The vendor does not take the connection. */
        REJECTED,
        /** The account may no longer be used like that: it must be connected anew. */
        EXPIRED,
        /** Too much was asked; nothing was carried out. */
        LIMITED,
        /** It may have passed at the next attempt. */
        PASSING,
        /** Another attempt would meet it again. */
        LASTING
    }

    public static ApiError rejected(String code, String words) {
        return new ApiError(Kind.REJECTED, code, words, null);
    }

    public static ApiError limited(String code, String words, @Nullable Duration retryAfter) {
        return new ApiError(Kind.LIMITED, code, words, retryAfter);
    }

    public static ApiError passing(String code, String words, @Nullable Duration retryAfter) {
        return new ApiError(Kind.PASSING, code, words, retryAfter);
    }

    public static ApiError lasting(String code, String words) {
        return new ApiError(Kind.LASTING, code, words, null);
    }

    /** The same of another kind. */
    public ApiError as(Kind other) {
        return new ApiError(other, code, words, retryAfter);
    }
}
