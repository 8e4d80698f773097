package app.dispatch.domain.audit;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.TokenId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, and by whom; no secret is in it.
 *
 * @param id rises with the time, within a process
 * @param actor who did it; null for somebody who is not signed in, and for the server itself
 * @param token by which of their tokens; null for the user in person
 * @param client the network address that it was asked from; null for the server itself
 * @param object what it was done to: an id or a name; "" for nothing that has one
 * @param detail what more there is to say, such as the scopes of a token; "" for nothing
 */
public record AuditEvent(
        String id,
        Instant at,
        @Nullable UserId actor,
        @Nullable TokenId token,
        @Nullable String client,
        AuditAction action,
        String object,
        String detail) {
    /** The most characters of an object or a detail; what is longer is cut. */
    public static final int LONGEST = 200;

    public AuditEvent {
        object = cut(object);
        detail = cut(detail);
    }

    private static String cut(String text) {
        String printable = text.replaceAll("\\p{C}", "?");
        return printable.substring(0, Math.min(printable.length(), LONGEST));
    }
}
