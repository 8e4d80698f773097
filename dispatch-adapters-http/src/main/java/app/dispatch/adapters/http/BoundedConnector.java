package app.dispatch.adapters.http;

import app.dispatch.adapters.http.web.OpenConnections;
import app.dispatch.adapters.http.web.OpenConnections.Room;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections, as many as may be: one too many is closed at once. And closes those on which the head of a request takes
 * too long to come, which Jetty by itself lets go on for as long as a byte comes now and then.
 */
final class BoundedConnector extends ServerConnector {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedConnector.class);
    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;
    private static final long LOOK_MS = 1_000;
    private static final long SILENCE_NS = Duration.ofMinutes(1).toNanos();

    private final OpenConnections open;
    /** The addresses, which a closed connection does not know any more. */
    private final Map<EndPoint, InetAddress> peers = new ConcurrentHashMap<>();

    private final long headNs;
    private final Runnable everySecond;
    private final AtomicLong toldAt = new AtomicLong(NanoTime.now() - SILENCE_NS);

    BoundedConnector(
            Server server, ConnectionFactory http, OpenConnections open, Duration headTime, Runnable everySecond) {
        super(server, ACCEPTORS, SELECTORS, http);
        this.open = open;
        this.headNs = headTime.toNanos();
        this.everySecond = everySecond;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookLater();
    }

    private void lookLater() {
        getScheduler().schedule(this::look, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /** Closes the connections on which a head is late, and does what else is due. */
    private void look() {
        if (isRunning()) {
            try {
                getConnectedEndPoints().stream().filter(this::isLate).forEach(EndPoint::close);
                everySecond.run();
            } finally {
                lookLater();
            }
        }
    }

    private boolean isLate(EndPoint peer) {
        Connection connection = peer.getConnection();
        return connection instanceof HttpConnection http
                && http.getParser().inHeaderState()
                && !http.getParser().isStart()
                && NanoTime.since(http.getParser().getBeginNanoTime()) > headNs;
    }

    @Override
    protected void onEndPointOpened(EndPoint peer) {
        super.onEndPointOpened(peer);
        InetAddress address = ((InetSocketAddress) peer.getRemoteSocketAddress()).getAddress();
        peers.put(peer, address);
        Room room = open.opened(address);
        if (room != Room.ENOUGH) {
            peer.close();
            tell(room, address);
        }
    }

    private void tell(Room room, InetAddress address) {
        long before = toldAt.get();
        if (NanoTime.since(before) < SILENCE_NS || !toldAt.compareAndSet(before, NanoTime.now())) {
            return;
        }
        if (room == Room.NONE) {
            LOG.warn("More connections than DISPATCH_CONNECTIONS are opened; what is over is closed at once");
        } else {
            LOG.warn(
                    "{} opens more connections than DISPATCH_CONNECTIONS_PER_CLIENT; what is over is closed at once. When it"
                            + " is a proxy, name it in DISPATCH_TRUSTED_PROXIES",
                    address.getHostAddress());
        }
    }

    @Override
    protected void onEndPointClosed(EndPoint peer) {
        super.onEndPointClosed(peer);
        InetAddress address = peers.remove(peer);
        if (address != null) {
            open.closed(address);
        }
    }
}
