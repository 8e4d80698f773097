package app.dispatch.adapters.http.web;

import app.dispatch.application.Ids;
import io.javalin.http.Context;

/**
 * Gives each request an id, so that its answer can be found in the log. It tells nobody how many others there were.
 *
 * @param ids where ids come from
 */
public record RequestIds(Ids ids) {
    private static final String HEADER = "X-Request-Id";

    /** Gives the request an id, which its answer carries. */
    public void number(Context request) {
        request.header(HEADER, ids.next("req_"));
    }

    /** The id of a request. */
    public static String of(Context request) {
        String id = request.res().getHeader(HEADER);
        return id == null ? "unnumbered" : id;
    }
}
