package app.dispatch.adapters.http;

import app.dispatch.adapters.http.error.JettyErrors;
import app.dispatch.adapters.http.error.SafeHeaders;
import app.dispatch.adapters.http.web.OpenConnections;
import io.javalin.config.JettyConfig;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How Jetty is set up below Javalin. */
final class Jetty {
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
    private static final int MOST_HEADER_BYTES = 8 * 1024;
    private static final int OUTPUT_BUFFER = 8 * 1024;

    /**
     * Of an answer, in bytes, that the operating system holds for a client that does not read: by itself it takes 4 MiB for each
     * connection, outside the heap. Enough for 2.5 MB a second to a client that is 100 ms away.
     */
    private static final int SEND_BUFFER = 256 * 1024;

    private static final long IDLE_MS = Duration.ofSeconds(30).toMillis();
    private static final long GRACE_MS = Duration.ofSeconds(5).toMillis();
    private static final long IDLE_MS_AT_THE_END = 100;
    private static final int THREADS = 16;
    private static final int ACCEPT_QUEUE = 1024;

    /** Jetty's own, of 1,024 characters, takes 100 KiB of heap for each connection that stays open. */
    private static final int NO_HEADER_CACHE = 0;

    private Jetty() {}

    /**
     * Sets it up.
     *
     * @param everySecond is done each second while the server runs
     */
    static void setUp(JettyConfig jetty, HttpSettings settings, Runnable everySecond) {
        jetty.threadPool = threads();
        jetty.addConnector((server, http) -> connector(server, http, settings, everySecond));
        jetty.modifyHttpConfiguration(Jetty::protocol);
        jetty.modifyServer(server -> server(server, SafeHeaders.of(settings.publicUrl())));
    }

    /** A few threads for Jetty's own work; each request has a virtual one. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        return threads;
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, HttpSettings settings, Runnable everySecond) {
        HttpLimits limits = settings.limits();
        OpenConnections open =
                new OpenConnections(limits.connections(), limits.connectionsOfAClient(), settings.proxies());
        ServerConnector connector =
                new BoundedConnector(server, new HttpConnectionFactory(http), open, limits.headTime(), everySecond);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        connector.setIdleTimeout(IDLE_MS);
        connector.setShutdownIdleTimeout(IDLE_MS_AT_THE_END);
        try {
            connector.open();
        } catch (IOException busy) {
            throw new CannotListen(
                    "cannot listen at " + settings.host() + ":" + settings.port() + ": " + reason(busy), busy);
        }
        return connector;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof UnresolvedAddressException) {
            return "no address is known for this host";
        }
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }

    private static void protocol(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setHeaderCacheSize(NO_HEADER_CACHE);
        http.setOutputBufferSize(OUTPUT_BUFFER);
        // An id with an escaped control character is one that does not exist, and no fault of HTTP.
        http.setUriCompliance(UriCompliance.DEFAULT.with("ids", UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS));
        http.addCustomizer((request, answer) -> inItsOwnMethod(request));
    }

    /** The request without the header by which Javalin would take another method than the one in its first line. */
    private static Request inItsOwnMethod(Request request) {
        if (!request.getHeaders().contains(METHOD_OVERRIDE)) {
            return request;
        }
        HttpFields others = HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE);
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return others;
            }
        };
    }

    private static void server(Server server, Map<String, String> safe) {
        // It would shorten time-outs under load, and so cut streams off.
        server.removeBean(server.getBean(LowResourceMonitor.class));
        server.setErrorHandler(new JettyErrors(safe));
        server.insertHandler(new KnownMethods());
        server.insertHandler(new Linger());
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(GRACE_MS);
    }
}
