package app.dispatch.adapters.http.web;

import static app.dispatch.adapters.http.web.OpenConnections.Room.ENOUGH;
import static app.dispatch.adapters.http.web.OpenConnections.Room.NONE;
import static app.dispatch.adapters.http.web.OpenConnections.Room.NONE_FOR_THE_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {
    private static final InetAddress ONE = address("192.0.2.1");
    private static final InetAddress OTHER = address("192.0.2.2");
    private static final InetAddress PROXY = address("10.0.0.7");

    private final OpenConnections open =
            new OpenConnections(4, 2, new TrustedProxies(List.of(Cidr.parse("10.0.0.0/8"))));

    private static InetAddress address(String text) {
        return Address.parse(text).orElseThrow();
    }

    @Test
    void a_client_has_as_many_as_it_may_and_no_more_until_one_is_closed() {
        assertThat(open.opened(ONE)).isEqualTo(ENOUGH);
        assertThat(open.opened(ONE)).isEqualTo(ENOUGH);
        assertThat(open.opened(ONE)).isEqualTo(NONE_FOR_THE_CLIENT);
        open.closed(ONE);
        assertThat(open.opened(OTHER)).isEqualTo(ENOUGH);
        open.closed(ONE);
        assertThat(open.opened(ONE)).isEqualTo(ENOUGH);
    }

    @Test
    void a_network_of_ipv6_is_one_client() {
        open.opened(address("2001:db8::1"));
        open.opened(address("2001:db8::2"));
        assertThat(open.opened(address("2001:db8::3"))).isEqualTo(NONE_FOR_THE_CLIENT);
        open.closed(address("2001:db8::3"));
        assertThat(open.opened(address("2001:db8:0:1::1"))).isEqualTo(ENOUGH);
    }

    @Test
    void a_trusted_proxy_has_as_many_as_there_are_at_all() {
        for (int i = 0; i < 4; i++) {
            assertThat(open.opened(PROXY)).isEqualTo(ENOUGH);
        }
        assertThat(open.opened(PROXY)).isEqualTo(NONE);
        open.closed(PROXY);
        assertThat(open.opened(ONE)).isEqualTo(NONE);
        open.closed(ONE);
        open.closed(PROXY);
        assertThat(open.opened(ONE)).isEqualTo(ENOUGH);
    }
}
