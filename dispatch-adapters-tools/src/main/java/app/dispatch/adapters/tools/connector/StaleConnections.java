package app.dispatch.adapters.tools.connector;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Refuses to send on a connection that was kept from an earlier call and that the server has closed since.
 *
 * <p>Okhttp looks at a kept connection only when it was idle for ten seconds, so a request that follows sooner on one that
 * is closed would be lost, and nobody could tell whether it was carried out. Here nothing has been sent yet: the call can
 * be made again on another connection. The look costs a millisecond; a read that follows at once goes without it.
 */
final class StaleConnections extends EventListener implements Interceptor {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final long SOON = Duration.ofMillis(100).toNanos();

    /** Tells that nothing was sent. */
    static final class Stale extends IOException {
        private static final long serialVersionUID = 1L;

        Stale() {
            super("the server has closed the kept connection");
        }
    }

    /** When each kept connection became idle; one that okhttp has dropped is forgotten. */
    private final Map<Connection, Long> idleSince = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void connectionReleased(Call call, Connection connection) {
        idleSince.put(connection, System.nanoTime());
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        Long since = connection == null ? null : idleSince.remove(connection);
        if (connection != null && since != null) {
            boolean soon = System.nanoTime() - since < SOON;
            boolean read = READS.contains(chain.request().method());
            if (!(soon && read) && !isOpen(connection.socket())) {
                throw new Stale();
            }
        }
        return chain.proceed(chain.request());
    }

    /** Nothing may come before a request is sent: silence is right, an end or data is not. */
    private static boolean isOpen(Socket socket) {
        try {
            int before = socket.getSoTimeout();
            socket.setSoTimeout(1);
            try {
                socket.getInputStream().read();
                return false;
            } catch (SocketTimeoutException silence) {
                return true;
            } finally {
                socket.setSoTimeout(before);
            }
        } catch (IOException broken) {
            return false;
        }
    }
}
