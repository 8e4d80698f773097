package app.dispatch.adapters.tools.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The endpoints at which clouds hand credentials to the machines that run there. No range and no name opens them, only an
 * entry that is the address itself.
 */
final class CloudMetadata {
    private static final List<AddressRange> ADDRESSES = Stream.of(
                    "169.254.169.254/32", // AWS, Azure, Google, Oracle, DigitalOcean, Hetzner, ...
                    "169.254.170.2/32", // AWS ECS task credentials
                    "169.254.170.23/32", // AWS EKS pod identity
                    "fd00:ec2::254/128", // AWS
                    "fd00:ec2::23/128", // AWS EKS pod identity
                    "fd20:ce::254/128", // Google
                    "100.100.100.200/32", // Alibaba
                    "192.0.0.192/32", // Oracle, classic
                    "168.63.129.16/32") // Azure's host endpoint
            .map(AddressRange::parse)
            .toList();

    private static final Set<String> NAMES = Set.of(
            "metadata", "metadata.goog", "metadata.google.internal", "instance-data", "instance-data.ec2.internal");

    private CloudMetadata() {}

    static boolean isAt(InetAddress address) {
        InetAddress real = PublicAddresses.unwrapped(address);
        return ADDRESSES.stream().anyMatch(range -> range.contains(real));
    }

    static boolean isNamed(String host) {
        return NAMES.contains(host);
    }
}
