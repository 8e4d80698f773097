package app.dispatch.adapters.http.web;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator, once, of a proxy on this machine whose word on clients is not taken, though it gives one. */
final class ProxyNotice {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyNotice.class);

    private final AtomicBoolean told = new AtomicBoolean();

    /** Whether it told of the one that sent a request. */
    boolean look(InetAddress peer, boolean forwards, TrustedProxies trusted) {
        boolean tell = forwards && peer.isLoopbackAddress() && !trusted.trusts(peer) && told.compareAndSet(false, true);
        if (tell) {
            LOG.warn(
                    "A proxy at {} sends X-Forwarded-For and is not trusted, so that all its clients count as one;"
                            + " set DISPATCH_TRUSTED_PROXIES={}",
                    peer.getHostAddress(),
                    peer.getHostAddress());
        }
        return tell;
    }
}
