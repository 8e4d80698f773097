package app.dispatch.server;

import app.dispatch.adapters.http.HttpServer;
import app.dispatch.application.Dispatch;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server that answers, and how it ends. */
final class Server implements AutoCloseable {
    private final Dispatch dispatch;
    private final HttpServer http;
    private final String url;
    private final AtomicBoolean draining;

    /** @param draining set once the server takes no new runs in */
    Server(Dispatch dispatch, HttpServer http, String url, AtomicBoolean draining) {
        this.dispatch = dispatch;
        this.http = http;
        this.url = url;
        this.draining = draining;
    }

    /** Where it answers. */
    String url() {
        return url;
    }

    /** Takes no new runs in and gives those under way time to end; the server answers meanwhile. */
    void drain(Duration most) {
        draining.set(true);
        dispatch.drain(most);
    }

    @Override
    public void close() {
        http.close();
    }
}
