package app.dispatch.adapters.http.web;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The proxies whose {@code X-Forwarded-For} is believed; by default none. */
public record TrustedProxies(List<Cidr> ranges) {
    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    /**
     * Where a request comes from: the socket's other end or, while that is a trusted proxy, the address from which that
     * proxy says it was reached. What stands further left in the header was written by someone who is not trusted.
     *
     * @param forwarded the values of {@code X-Forwarded-For}, in their order
     */
    InetAddress client(InetAddress peer, List<String> forwarded) {
        List<String> hops = new ArrayList<>();
        forwarded.forEach(header -> hops.addAll(Arrays.asList(header.split(",", -1))));
        InetAddress client = peer;
        for (int i = hops.size() - 1; i >= 0 && trusts(client); i--) {
            Optional<InetAddress> hop = Address.parse(hops.get(i).strip());
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get();
        }
        return client;
    }

    /** Whether that address is one of them. */
    boolean trusts(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
