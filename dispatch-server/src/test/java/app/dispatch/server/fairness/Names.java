package app.dispatch.server.fairness;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In the server's process: {@code *.slow.example} has a name server that does not answer, {@code *.good.example} is here. */
public final class Names extends InetAddressResolverProvider implements InetAddressResolver {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final @Nullable InetAddressResolver builtin;

    public Names() {
        this(null);
    }

    private Names(@Nullable InetAddressResolver builtin) {
        this.builtin = builtin;
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Names(configuration.builtinResolver());
    }

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
        if (host.endsWith(".good.example")) {
            return Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
        }
        if (host.endsWith(".slow.example")) {
            silence();
            throw new UnknownHostException(host);
        }
        return Objects.requireNonNull(builtin).lookupByName(host, policy);
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
        return Objects.requireNonNull(builtin).lookupByAddress(address);
    }

    private static void silence() {
        try {
            Thread.sleep(SILENCE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String name() {
        return "names of the fairness tests";
    }
}
