package app.dispatch.adapters.tools.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.RecordingServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {

    private static EgressGuard guard(String entries, String... addresses) {
        return new EgressGuard(EgressPolicy.parse(entries), host -> {
            List<InetAddress> found = new ArrayList<>();
            for (String address : addresses) {
                found.add(InetAddress.getByName(address));
            }
            return found;
        });
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
        assertThat(guard("", "93.184.215.14", "2606:4700::1").lookup("example.com"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("93.184.215.14", "2606:4700:0:0:0:0:0:1");
    }

    @Test
    void one_private_address_among_public_ones_closes_the_name() {
        assertThatThrownBy(() -> guard("", "93.184.215.14", "10.0.0.1").lookup("mixed.test"))
                .isInstanceOf(EgressBlocked.class)
                .hasMessageContaining("mixed.test")
                .hasMessageContaining("DISPATCH_EGRESS_ALLOW")
                .hasMessageNotContaining("10.0.0.1");
    }

    @Test
    void localhost_has_the_address_that_is_allowed() throws UnknownHostException {
        assertThat(guard("127.0.0.1:80", "::1", "127.0.0.1").lookup("localhost"))
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

    @Test
    void a_look_up_that_takes_too_long_is_given_up() {
        CountDownLatch never = new CountDownLatch(1);
        SystemResolver slow = new SystemResolver(Duration.ofMillis(20), host -> {
            try {
                never.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });

        assertThatThrownBy(() -> slow.lookup("slow.test"))
                .isInstanceOf(UnknownHostException.class)
                .hasCauseInstanceOf(java.net.SocketTimeoutException.class);
        never.countDown();
    }
}
