package app.dispatch.adapters.tools.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host's name. Safe for use by several threads. */
@FunctionalInterface
public interface Resolver {
    /**
     * All addresses of that name, the preferred first; never empty.
     *
     * @throws UnknownHostException when there are none
     */
    List<InetAddress> lookup(String host) throws UnknownHostException;
}
