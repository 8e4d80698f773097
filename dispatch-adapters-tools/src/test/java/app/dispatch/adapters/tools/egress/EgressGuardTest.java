package app.dispatch.adapters.tools.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.application.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {

    private static final Caller CALLER = Caller.ofTool("http");

    private static EgressGuard guard(String entries, String... addresses) {
        InetAddress[] found = Stream.of(addresses).map(EgressGuardTest::address).toArray(InetAddress[]::new);
        return guard(EgressPolicy.parse(entries), List.of(), found);
    }

    /** @param own the machine's own addresses */
    static EgressGuard guard(EgressPolicy policy, List<InetAddress> own, InetAddress... found) {
        InstantSource clock = InstantSource.system();
        Lookups lookups = new Lookups(host -> List.of(found), Duration.ofSeconds(5), clock);
        return new EgressGuard(policy, new OwnAddresses(() -> own, clock), lookups);
    }

    private static InetAddress address(String text) {
        return AddressRange.literal(text).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.215.14/",
                "https://1.1.1.1:8443/x",
                "http://[2606:4700:4700::1111]/",
                "https://example.com/",
                "http://example.com:9200/",
                "http://metadata.example.com/",
                "http://1.example/"
            })
    void a_public_url_passes_the_check(String url) {
        assertThatCode(() -> guard("").check(HttpUrl.get(url))).doesNotThrowAnyException();
    }

    @Test
    void a_public_name_keeps_all_its_addresses() throws UnknownHostException {
        assertThat(guard("", "93.184.215.14", "2606:4700::1").lookup(CALLER, "example.com"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("93.184.215.14", "2606:4700:0:0:0:0:0:1");
    }

    @Test
    void one_private_address_among_public_ones_closes_the_name() {
        assertThatThrownBy(() -> guard("", "93.184.215.14", "10.0.0.1").lookup(CALLER, "mixed.test"))
                .isInstanceOf(EgressBlocked.class)
                .hasMessageContaining("mixed.test")
                .hasMessageContaining("DISPATCH_EGRESS_ALLOW")
                .hasMessageNotContaining("10.0.0.1");
    }

    @Test
    void localhost_has_the_address_that_is_allowed() throws UnknownHostException {
        assertThat(guard("127.0.0.1:80", "::1", "127.0.0.1").lookup(CALLER, "localhost"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("127.0.0.1");
    }

    @Test
    void the_sockets_refuse_by_themselves_even_if_the_resolver_was_not_asked() throws IOException {
        try (RecordingServer near = RecordingServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            OkHttpClient unguardedNames = new OkHttpClient.Builder()
                    .dns(host -> List.of(InetAddress.getLoopbackAddress()))
                    .socketFactory(new GuardedSockets(guard("")))
                    .build();
            for (String host : List.of("a.test", "127.0.0.1", "127.1", "2130706433", "[::ffff:127.0.0.1]")) {
                Request request = new Request.Builder()
                        .url("http://" + host + ":" + near.port() + "/")
                        .build();
                assertThatThrownBy(() -> unguardedNames.newCall(request).execute())
                        .as(host)
                        .isInstanceOf(EgressBlocked.class);
            }
            assertThat(near.connections()).isZero();
        }
    }

    @Test
    void every_way_to_make_a_socket_asks_the_guard() throws IOException {
        GuardedSockets sockets = new GuardedSockets(guard(""));
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (RecordingServer near = RecordingServer.answering("");
                Socket socket = sockets.createSocket();
                Socket other = sockets.createSocket()) {
            InetSocketAddress there = new InetSocketAddress(loopback, near.port());
            assertThatThrownBy(() -> socket.connect(there)).isInstanceOf(EgressBlocked.class);
            assertThatThrownBy(() -> socket.connect(there, 100)).isInstanceOf(EgressBlocked.class);
            assertThatThrownBy(() -> sockets.createSocket(loopback, near.port()))
                    .isInstanceOf(EgressBlocked.class);
            assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", near.port()))
                    .isInstanceOf(EgressBlocked.class);
            assertThatThrownBy(() -> sockets.createSocket(loopback, near.port(), loopback, 0))
                    .isInstanceOf(EgressBlocked.class);
            assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", near.port(), loopback, 0))
                    .isInstanceOf(EgressBlocked.class);
            assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("a.test", 80)))
                    .isInstanceOf(EgressBlocked.class);
            assertThatThrownBy(() -> other.connect(UnixDomainSocketAddress.of("/run/x.sock")))
                    .isInstanceOf(EgressBlocked.class);
            assertThat(near.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "44.55.66.77",
                "::ffff:44.55.66.77",
                "64:ff9b::2c37:424d",
                "2600:1234::1",
                "2600:1234::ffff:ffff:ffff:ffff"
            })
    void the_machine_itself_is_not_reached_however_public_its_address_is(String written) {
        List<InetAddress> own = List.of(address("127.0.0.1"), address("44.55.66.77"), address("2600:1234::1"));
        EgressGuard guard = guard(EgressPolicy.publicOnly(), own, address(written));
        HttpUrl url = new HttpUrl.Builder()
                .scheme("http")
                .host(address(written).getHostAddress())
                .build();

        assertThatThrownBy(() -> guard.check(url))
                .isInstanceOf(EgressBlocked.class)
                .hasMessageContaining("it is the machine that Dispatch runs on");
        assertThatThrownBy(() -> guard.lookup(CALLER, "self.example.com"))
                .isInstanceOf(EgressBlocked.class)
                .hasMessageContaining("self.example.com");
        assertThatThrownBy(() -> guard.admit(new InetSocketAddress(address(written), 80)))
                .isInstanceOf(EgressBlocked.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"44.55.66.78", "44.55.66.76", "2600:1234:0:1::1", "2600:1233:ffff:ffff:ffff:ffff:ffff:ffff"})
    void what_is_beside_its_address_and_its_link_is_reached(String written) {
        List<InetAddress> own = List.of(address("44.55.66.77"), address("2600:1234::1"));

        assertThatCode(() ->
                        guard(EgressPolicy.publicOnly(), own, address(written)).lookup(CALLER, "near.example"))
                .doesNotThrowAnyException();
    }

    @Test
    void the_operator_opens_a_port_of_the_machines_own_address() {
        EgressGuard guard = guard(EgressPolicy.parse("44.55.66.77:8443"), List.of(address("44.55.66.77")));

        assertThatCode(() -> guard.check(HttpUrl.get("https://44.55.66.77:8443/")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> guard.check(HttpUrl.get("https://44.55.66.77:8444/")))
                .isInstanceOf(EgressBlocked.class);
    }

    @Test
    void an_address_that_the_machine_gets_later_is_closed_within_a_minute() {
        SettableClock clock = new SettableClock();
        List<InetAddress> own = new CopyOnWriteArrayList<>();
        OwnAddresses addresses = new OwnAddresses(() -> own, clock);
        InetAddress later = address("44.55.66.77");
        assertThat(addresses.include(later)).isFalse();
        own.add(later);

        clock.advance(Duration.ofSeconds(59));
        assertThat(addresses.include(later)).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(addresses.include(later)).isTrue();
    }

    @Test
    void addresses_that_cannot_be_read_again_stay_closed() {
        SettableClock clock = new SettableClock();
        AtomicBoolean broken = new AtomicBoolean();
        InetAddress own = address("44.55.66.77");
        OwnAddresses addresses = new OwnAddresses(
                () -> {
                    if (broken.get()) {
                        throw new SocketException("no more");
                    }
                    return List.of(own);
                },
                clock);
        assertThat(addresses.include(own)).isTrue();
        broken.set(true);
        clock.advance(Duration.ofMinutes(2));

        assertThat(addresses.include(own)).isTrue();
    }

    @Test
    void the_machines_own_addresses_are_known() {
        assertThat(OwnAddresses.ofMachine(InstantSource.system()).include(address("127.0.0.1")))
                .isTrue();
    }

    @Test
    void a_call_tries_two_addresses_of_each_family_at_most() throws UnknownHostException {
        EgressGuard guard = guard("", "1.1.1.1", "1.1.1.2", "1.1.1.3", "2606:4700::1", "2606:4700::2", "2606:4700::3");

        assertThat(new GuardedDns(guard, CALLER).lookup("many.example"))
                .extracting(InetAddress::getHostAddress)
                .containsExactlyInAnyOrder("1.1.1.1", "1.1.1.2", "2606:4700:0:0:0:0:0:1", "2606:4700:0:0:0:0:0:2");
    }
}
