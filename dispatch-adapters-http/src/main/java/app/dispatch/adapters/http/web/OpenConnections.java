package app.dispatch.adapters.http.web;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the connections that are open, in all and from each client's address; a trusted proxy's count in all alone, since it
 * stands for many clients. Safe for use by several threads.
 */
public final class OpenConnections {
    private final int most;
    private final int mostOfAClient;
    private final TrustedProxies proxies;
    private final Map<String, Integer> counts = new HashMap<>();
    private int sum;

    /** None yet, of so many at most. */
    public OpenConnections(int most, int mostOfAClient, TrustedProxies proxies) {
        this.most = most;
        this.mostOfAClient = mostOfAClient;
        this.proxies = proxies;
    }

    /** Whether a connection may be, or what it is one too many of. */
    public enum Room {
        ENOUGH,
        NONE_FOR_THE_CLIENT,
        NONE
    }

    /** Counts a connection that was opened, also when there is no room for it. */
    public synchronized Room opened(InetAddress peer) {
        sum++;
        int ofTheClient = counts.merge(Address.network(peer), 1, Integer::sum);
        if (sum > most) {
            return Room.NONE;
        }
        return ofTheClient > mostOfAClient && !proxies.trusts(peer) ? Room.NONE_FOR_THE_CLIENT : Room.ENOUGH;
    }

    /** Forgets a connection that was closed. */
    public synchronized void closed(InetAddress peer) {
        sum--;
        counts.computeIfPresent(Address.network(peer), (client, count) -> count == 1 ? null : count - 1);
    }
}
