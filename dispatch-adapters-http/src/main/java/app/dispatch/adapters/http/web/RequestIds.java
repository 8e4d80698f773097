package app.dispatch.adapters.http.web;

import app.dispatch.application.Ids;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers the requests of one server's life, so that an answer can be found in the log. */
public final class RequestIds {
    private static final String HEADER = "X-Request-Id";

    private final String life;
    private final AtomicLong last = new AtomicLong();

    public RequestIds(Ids ids) {
        this.life = ids.next("req_");
    }

    /** Gives the request an id, which its answer carries. */
    public void number(Context request) {
        request.header(HEADER, life + "-" + last.incrementAndGet());
    }

    /** The id of a request. */
    public static String of(Context request) {
        String id = request.res().getHeader(HEADER);
        return id == null ? "unnumbered" : id;
    }
}
