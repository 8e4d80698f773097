package app.dispatch.adapters.tools.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Okhttp's resolver that answers with allowed addresses only. */
public final class GuardedDns implements Dns {
    private final EgressGuard guard;

    public GuardedDns(EgressGuard guard) {
        this.guard = guard;
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        return guard.lookup(hostname);
    }
}
