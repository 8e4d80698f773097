package app.dispatch.server.trace;

import java.util.List;

/** Takes spans to where traces are kept. Safe for use by several threads; takes no time. */
interface SpanSink extends AutoCloseable {
    void take(List<Span> spans);

    /** Sends what it has, within seconds. */
    @Override
    void close();
}
