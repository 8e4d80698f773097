package app.dispatch.adapters.tools.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Decides, for every connection of every connector, whether it may be made: to public addresses, and to what the
 * operator's {@link EgressPolicy} opens.
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
    private final Resolver resolver;

    public EgressGuard(EgressPolicy policy, Resolver resolver) {
        this.policy = policy;
        this.resolver = resolver;
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
    List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> named = named(host, resolver.lookup(host));
        List<InetAddress> allowed =
                named.stream().filter(address -> policy.mayAllow(host, address)).toList();
        // "localhost" stands for two addresses, of which the operator may have opened one.
        boolean open =
                HostName.isLocalhost(HostName.normal(host)) ? !allowed.isEmpty() : allowed.size() == named.size();
        if (!open) {
            throw named.stream().anyMatch(CloudMetadata::isAt)
                    ? EgressBlocked.metadata(host)
                    : EgressBlocked.notPublic(host);
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
        if (!policy.allows(host, address, port)) {
            throw CloudMetadata.isAt(address) ? EgressBlocked.metadata(host) : EgressBlocked.notPublic(host);
        }
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
