package app.dispatch.application.delivery;

import app.dispatch.domain.account.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends messages to other systems: a port. Safe for use by several threads. */
public interface DeliverySender {
    /**
     * What a receiver answered.
     *
     * @param status the HTTP status; null when there was no answer
     * @param error what went wrong, for people; null when the message was taken
     * @param retryAfter how long it asked to wait; zero when it did not say
     */
    record Reply(@Nullable Integer status, @Nullable String error, Duration retryAfter) {
        /** Whether the receiver has taken the message. */
        public boolean isTaken() {
            return error == null;
        }
    }

    /** What is wrong with a URL that nothing can be sent to, for people. */
    Optional<String> problem(String url);

    /**
     * Posts a JSON text, once, without following redirects; fails in a {@link Reply} and not with an exception.
     *
     * @param owner on whose behalf
     */
    Reply post(UserId owner, String url, Map<String, String> headers, String json, Duration most);
}
