package app.dispatch.application.trigger;

import java.util.Optional;

/** What another system sends to a trigger, as it comes: what is not asked for need not have arrived. */
public interface IncomingCall {
    /** Whether it came by POST, and not by GET. */
    boolean isPosted();

    /** A header's value by its name, in whatever case that is written; empty when the header is blank or not there. */
    Optional<String> header(String name);

    /** The query of the URL, still encoded; empty for none. */
    String query();

    /**
     * The very bytes that were sent, the same each time; not to be changed.
     *
     * @throws app.dispatch.domain.error.Refusal {@code payload_too_large}; {@code bad_request} when they do not arrive
     */
    byte[] body();

    /**
     * What the sender marks repetitions with.
     *
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} when it cannot be such a mark
     */
    Optional<String> idempotencyKey();
}
