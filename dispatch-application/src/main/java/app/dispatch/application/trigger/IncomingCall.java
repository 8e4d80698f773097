package app.dispatch.application.trigger;

import java.util.Optional;
import java.util.function.Function;

/** What another system sent to a trigger, as it came. */
public final class IncomingCall {
    private final boolean posted;
    private final Function<String, Optional<String>> headers;
    private final String query;
    private final byte[] body;

    /**
     * A call.
     *
     * @param posted whether it came by POST, and not by GET
     * @param headers finds a header's value by its name, in whatever case it is written
     * @param query the query of the URL, still encoded; empty for none
     * @param body the very bytes that were sent
     */
    public IncomingCall(boolean posted, Function<String, Optional<String>> headers, String query, byte[] body) {
        this.posted = posted;
        this.headers = headers;
        this.query = query;
        this.body = body.clone();
    }

    boolean isPosted() {
        return posted;
    }

    Optional<String> header(String name) {
        return headers.apply(name);
    }

    String query() {
        return query;
    }

    /** The bytes; not to be changed. */
    byte[] body() {
        return body;
    }
}
