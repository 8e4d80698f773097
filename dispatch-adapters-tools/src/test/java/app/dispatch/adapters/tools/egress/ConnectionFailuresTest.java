package app.dispatch.adapters.tools.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFailuresTest {
    private static final ConnectionFailures FAILURES =
            new ConnectionFailures("mail.example.com", 25, Duration.ofSeconds(5), "it may want TLS", "use smtp://");

    static Stream<Arguments> failures() {
        String late = "mail.example.com did not answer on port 25 within 5 s; it may want TLS";
        String closed = "mail.example.com did not accept a connection on port 25 within 5 s: a firewall may be between";
        String refused = "mail.example.com refused the connection: nothing listens on port 25";
        String unknown = "No address is known for mail.example.com; check the name";
        String noWay = "There is no way to reach mail.example.com from here";
        return Stream.of(
                Arguments.of(new UnknownHostException("hush"), unknown),
                Arguments.of(because(new ConnectException(), new UnresolvedAddressException()), unknown),
                Arguments.of(new ConnectException("Connection refused"), refused),
                Arguments.of(new ConnectException(), refused),
                Arguments.of(new ConnectException("Network is unreachable"), noWay),
                Arguments.of(new NoRouteToHostException("hush"), noWay),
                Arguments.of(new SocketTimeoutException("Connect timed out"), closed),
                Arguments.of(new HttpConnectTimeoutException("hush"), closed),
                Arguments.of(new SocketTimeoutException("Read timed out"), late),
                Arguments.of(new HttpTimeoutException("hush"), late),
                Arguments.of(new EOFException("hush"), "mail.example.com closed the connection"),
                Arguments.of(new SocketException("hush"), "The connection to mail.example.com broke off"),
                Arguments.of(
                        because(
                                new SSLHandshakeException("hush"),
                                new CertificateException("No name matching x found")),
                        "The certificate of mail.example.com is not for that name"),
                Arguments.of(
                        new SSLException("Unsupported or unrecognized SSL message"),
                        "mail.example.com does not speak TLS on port 25; use smtp://"),
                Arguments.of(new SSLException("hush"), "No secure connection to mail.example.com could be made"));
    }

    private static IOException because(IOException failure, Throwable cause) {
        failure.initCause(cause);
        return failure;
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_went_wrong_is_told_in_words_and_not_in_those_of_the_exception(IOException failure, String told) {
        assertThat(FAILURES.text(failure)).isEqualTo(told);
    }
}
