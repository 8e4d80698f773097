package app.dispatch.adapters.tools.egress;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Tells an operator why a server that a setting names was not reached, in words that hold nothing of what was said to it.
 *
 * @param patience how long it was waited for
 * @param withTls what else to try where the other side is silent, though it was reached: it may wait for TLS; empty for nothing
 * @param withoutTls what else to try where the other side speaks no TLS
 */
public record ConnectionFailures(String host, int port, Duration patience, String withTls, String withoutTls) {
    /** A sentence without its full stop. */
    public String text(IOException failure) {
        return switch (failure) {
            case UnknownHostException unknown -> unknown();
            case SSLException tls -> TlsFailures.text(tls, host, port, withoutTls);
            case SocketTimeoutException late -> late(isConnecting(late));
            case HttpConnectTimeoutException late -> late(true);
            case HttpTimeoutException late -> late(false);
            case ConnectException connecting when isUnresolved(connecting) -> unknown();
            case ConnectException connecting when isUnreachable(connecting) -> noWay();
            case ConnectException connecting -> host + " refused the connection: nothing listens on port " + port;
            case NoRouteToHostException none -> noWay();
            case EOFException ended -> host + " closed the connection";
            default -> "The connection to " + host + " broke off";
        };
    }

    private String unknown() {
        return "No address is known for " + host + "; check the name";
    }

    private String noWay() {
        return "There is no way to reach " + host + " from here";
    }

    private String late(boolean connecting) {
        return connecting
                ? host + " did not accept a connection on port " + port + " within " + time()
                        + ": a firewall may be between"
                : host + " did not answer on port " + port + " within " + time()
                        + (withTls.isEmpty() ? "" : "; " + withTls);
    }

    private String time() {
        return patience.toMillis() % 1000 == 0 ? patience.toSeconds() + " s" : patience.toMillis() + " ms";
    }

    private static boolean isConnecting(SocketTimeoutException late) {
        return String.valueOf(late.getMessage()).startsWith("Connect");
    }

    private static boolean isUnresolved(Throwable failure) {
        return causes(failure).anyMatch(UnresolvedAddressException.class::isInstance);
    }

    private static boolean isUnreachable(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("unreachable"));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10);
    }
}
