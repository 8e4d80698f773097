package app.dispatch.adapters.tools.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Decides, for every connection of every connector, whether it may be made: to public addresses that are not the machine's
 * own, and to what the operator's {@link EgressPolicy} opens.
 *
 * <p>It looks three times. {@link #check} reads the URL, so that a plain mistake is told before anything happens.
 * {@link #lookup} resolves a name and refuses it when any of its addresses is closed. {@link #admit} is asked by the
 * socket, with the very address that it is about to connect to: that is the one that counts, since nothing stands between
 * it and the connection (a second look-up may answer otherwise, and an address that is written out is never looked up).
 *
 * <p>All ports of a public address are open: services on 8443, 3000 or 9200 are as public as on 443, the protocol is HTTP
 * whatever the port, and a list of ports would block users without protecting the network that Dispatch runs in.
 */
public final class EgressGuard {
    private final EgressPolicy policy;
    private final OwnAddresses own;
    private final Lookups lookups;

    public EgressGuard(EgressPolicy policy, OwnAddresses own, Lookups lookups) {
        this.policy = policy;
        this.own = own;
        this.lookups = lookups;
    }

    /** Refuses what can be seen from the URL alone. */
    public void check(HttpUrl url) throws EgressBlocked {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw EgressBlocked.because("A URL holds no user name or password; send an Authorization header instead");
        }
        Optional<InetAddress> literal = AddressRange.literal(url.host());
        if (literal.isPresent()) {
            admit(url.host(), literal.get(), url.port());
            return;
        }
        String host = HostName.normal(url.host());
        if (CloudMetadata.isNamed(host)) {
            throw EgressBlocked.metadata(url.host());
        }
        if (HostName.endsInNumber(host)) {
            throw EgressBlocked.oddNumber(url.host());
        }
    }

    /** The addresses of a host, all of them allowed. */
    List<InetAddress> lookup(Caller caller, String host) throws UnknownHostException {
        List<InetAddress> allowed = new ArrayList<>();
        Optional<EgressBlocked> blocked = Optional.empty();
        for (InetAddress address : named(host, lookups.lookup(caller, host))) {
            Optional<EgressBlocked> why = blocked(host, address, Opening.ANY_PORT);
            if (why.isEmpty()) {
                allowed.add(address);
            } else if (blocked.isEmpty() || CloudMetadata.isAt(address)) {
                blocked = why;
            }
        }
        // "localhost" stands for two addresses, of which the operator may have opened one.
        boolean some = HostName.isLocalhost(HostName.normal(host)) && !allowed.isEmpty();
        if (blocked.isPresent() && !some) {
            throw blocked.get();
        }
        return allowed;
    }

    /** Refuses a connection that is about to be made. */
    void admit(InetSocketAddress endpoint) throws EgressBlocked {
        InetAddress address = endpoint.getAddress();
        if (address == null) {
            throw EgressBlocked.notPublic(endpoint.getHostString());
        }
        admit(endpoint.getHostString(), address, endpoint.getPort());
    }

    private void admit(String host, InetAddress address, int port) throws EgressBlocked {
        Optional<EgressBlocked> blocked = blocked(host, address, port);
        if (blocked.isPresent()) {
            throw blocked.get();
        }
    }

    /** Why that connection may not be made; asked for {@link Opening#ANY_PORT}, why on no port. */
    private Optional<EgressBlocked> blocked(String host, InetAddress address, int port) {
        if (policy.opens(host, address, port)) {
            return Optional.empty();
        }
        if (CloudMetadata.isAt(address)) {
            return Optional.of(EgressBlocked.metadata(host));
        }
        if (!PublicAddresses.include(address)) {
            return Optional.of(EgressBlocked.notPublic(host));
        }
        if (policy.closes(host, address, port)) {
            return Optional.of(EgressBlocked.denied(host));
        }
        return own.include(address) ? Optional.of(EgressBlocked.own(host)) : Optional.empty();
    }

    /** The same addresses, each knowing the name that it was found by: the socket asks the policy by that name. */
    private static List<InetAddress> named(String host, List<InetAddress> found) throws UnknownHostException {
        InetAddress[] named = new InetAddress[found.size()];
        for (int i = 0; i < named.length; i++) {
            named[i] = InetAddress.getByAddress(host, found.get(i).getAddress());
        }
        return List.of(named);
    }
}
