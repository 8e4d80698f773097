package app.dispatch.adapters.tools.egress;

import java.net.InetAddress;

/** One exception that the operator makes to "public addresses and no others": a host's name or a range, on one port or on all. */
sealed interface Opening {
    int ANY_PORT = -1;

    int port();

    /** Whether it speaks of that host, or of that address (no wrapped form). */
    boolean matches(String host, InetAddress address);

    /** Whether it names one address and nothing else. */
    boolean isSingleAddress();

    /** Whether it holds for that port; asked for {@link #ANY_PORT}, whether it holds for some port. */
    default boolean covers(int asked) {
        return port() == ANY_PORT || asked == ANY_PORT || port() == asked;
    }

    /** Whatever a name resolves to. */
    record Named(String name, int port) implements Opening {
        @Override
        public boolean matches(String host, InetAddress address) {
            return name.equals(host);
        }

        @Override
        public boolean isSingleAddress() {
            return false;
        }
    }

    /** The addresses of a range, by whatever name they were found. */
    record Within(AddressRange range, int port) implements Opening {
        @Override
        public boolean matches(String host, InetAddress address) {
            return range.contains(address);
        }

        @Override
        public boolean isSingleAddress() {
            return range.isSingle();
        }
    }
}
