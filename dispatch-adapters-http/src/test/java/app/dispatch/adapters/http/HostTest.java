package app.dispatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that somebody else makes lead here is not this server's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostTest {
    private RunningServer local;
    private RunningServer known;

    @BeforeAll
    void start() {
        local = RunningServer.start();
        known = RunningServer.at("https://Dispatch.example.com:8443");
    }

    @AfterAll
    void stop() {
        local.close();
        known.close();
    }

    private static String ask(RunningServer server, String path, String host) {
        try (RawSocket socket = new RawSocket(server.port())) {
            return socket.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .readAll();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "localhost.",
                "console.localhost:1",
                "127.0.0.1",
                "127.0.0.1:8080",
                "10.1.2.3:80",
                "[::1]",
                "[::1]:8080"
            })
    void an_address_and_localhost_are_always_right(String host) {
        assertThat(ask(local, "/api/auth/me", host)).startsWith("HTTP/1.1 200");
        assertThat(ask(known, "/api/auth/me", host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "notlocalhost",
                "dispatch.example.com.evil.example",
                "1.2.3"
            })
    void any_other_name_is_refused(String host) {
        for (RunningServer server : new RunningServer[] {local, known}) {
            for (String path : new String[] {"/api/auth/me", "/healthz", "/metrics", "/nowhere"}) {
                assertThat(ask(server, path, host))
                        .startsWith("HTTP/1.1 421")
                        .contains("\"code\":\"bad_request\"", "DISPATCH_PUBLIC_URL");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dispatch.example.com",
                "DISPATCH.example.com:8443",
                "dispatch.example.com.",
                "dispatch.example.com:80"
            })
    void the_public_urls_name_is_the_servers_own(String host) {
        assertThat(ask(known, "/api/auth/me", host)).startsWith("HTTP/1.1 200");
        assertThat(ask(local, "/api/auth/me", host)).startsWith("HTTP/1.1 421");
    }

    @Test
    void a_client_of_http_1_0_need_not_say_it() {
        try (RawSocket socket = new RawSocket(known.port())) {
            assertThat(socket.send("GET /healthz HTTP/1.0\r\n\r\n").readAll()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void browsers_are_told_to_come_by_https_alone_where_users_do() {
        String header = "strict-transport-security: max-age=31536000\r\n";
        assertThat(ask(known, "/healthz", "localhost").toLowerCase(Locale.ROOT)).contains(header);
        assertThat(ask(known, "/%zz", "localhost").toLowerCase(Locale.ROOT)).contains(header);
        assertThat(ask(local, "/healthz", "localhost").toLowerCase(Locale.ROOT))
                .doesNotContain("strict-transport-security");
    }
}
