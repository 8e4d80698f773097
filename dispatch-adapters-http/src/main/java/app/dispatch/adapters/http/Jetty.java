package app.dispatch.adapters.http;

import app.dispatch.adapters.http.error.JettyErrors;
import io.javalin.config.JettyConfig;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How Jetty is set up below Javalin. */
final class Jetty {
    private static final int MOST_HEADER_BYTES = 8 * 1024;
    private static final int OUTPUT_BUFFER = 8 * 1024;
    private static final long IDLE_MS = Duration.ofSeconds(30).toMillis();
    private static final long GRACE_MS = Duration.ofSeconds(5).toMillis();
    private static final int THREADS = 16;

    private Jetty() {}

    static void setUp(JettyConfig jetty) {
        jetty.threadPool = threads();
        jetty.modifyHttpConfiguration(Jetty::protocol);
        jetty.modifyServer(Jetty::server);
        jetty.modifyServletContextHandler(servlets -> servlets.setErrorHandler(new JettyErrors()));
    }

    /** A few threads for Jetty's own work; each request has a virtual one. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        return threads;
    }

    private static void protocol(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setOutputBufferSize(OUTPUT_BUFFER);
        http.setIdleTimeout(IDLE_MS);
        http.setUriCompliance(UriCompliance.DEFAULT);
    }

    private static void server(Server server) {
        // It would shorten time-outs under load, and so cut streams off.
        server.removeBean(server.getBean(LowResourceMonitor.class));
        server.setErrorHandler(new JettyErrors());
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(GRACE_MS);
    }
}
