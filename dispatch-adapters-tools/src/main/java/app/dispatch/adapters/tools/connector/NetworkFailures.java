package app.dispatch.adapters.tools.connector;

import app.dispatch.adapters.tools.egress.EgressBlocked;
import app.dispatch.adapters.tools.egress.TlsFailures;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Tells what went wrong on the network in words that help, and never with the exception's own: those name addresses that
 * a name resolved to.
 */
final class NetworkFailures {
    private NetworkFailures() {}

    /** @param why in words that may be shown */
    static StepFailure blocked(String why) {
        return StepFailure.lasting(FailureCode.EGRESS_BLOCKED, why);
    }

    static StepFailure cancelled() {
        return StepFailure.lasting(FailureCode.CANCELLED, "The call was cancelled");
    }

    /** @param waits what was in the way, such as "50 of the same user are under way" */
    static StepFailure noPlace(HttpUrl url, Duration time, String waits) {
        return timeout(url.host() + " was not called: there was no place for the call within " + LogLines.time(time)
                + ", " + waits);
    }

    /** @param answered whether the answer had begun */
    static StepFailure of(IOException broken, HttpUrl url, Duration time, boolean answered) {
        Optional<EgressBlocked> blocked = blockedIn(broken);
        if (blocked.isPresent()) {
            return blocked(String.valueOf(blocked.get().getMessage()));
        }
        String host = url.host();
        return switch (broken) {
            case UnknownHostException unknown -> unknown(unknown, host);
            case SocketTimeoutException connecting
            when !answered && isConnect(connecting) -> timeout(host + " did not accept a connection in 5 s");
            case InterruptedIOException late -> timeout(late(host, time, answered));
            case SSLException tls ->
                error(TlsFailures.text(tls, host, url.port(), "should the URL begin with http://?"));
            case ConnectException refused -> error(connect(refused, host, url.port()));
            case NoRouteToHostException none -> error("There is no way to reach " + host + " from here");
            case EOFException ended -> error(brokenOff(host, answered));
            case SocketException reset -> error(brokenOff(host, answered));
            case ProtocolException garbled when isEnd(garbled) -> error(brokenOff(host, answered));
            case ProtocolException garbled -> error(host + " did not answer in proper HTTP");
            default -> error(other(broken, host, answered));
        };
    }

    private static StepFailure error(String message) {
        return StepFailure.passing(FailureCode.TOOL_ERROR, message);
    }

    private static StepFailure timeout(String message) {
        return StepFailure.passing(FailureCode.TOOL_TIMEOUT, message);
    }

    private static StepFailure unknown(UnknownHostException unknown, String host) {
        return switch (unknown.getCause()) {
            case SocketTimeoutException late -> timeout("The address of " + host + " could not be looked up in time");
            case RejectedExecutionException full ->
                error("The address of " + host + " was not looked up: too many others are being looked up just now");
            case null, default -> error("No address is known for " + host + "; check the name");
        };
    }

    private static String late(String host, Duration time, boolean answered) {
        return host
                + (answered ? " did not finish its answer within " : " did not answer within ")
                + LogLines.time(time);
    }

    private static boolean isConnect(SocketTimeoutException timeout) {
        return message(timeout).toLowerCase(Locale.ROOT).contains("connect");
    }

    private static String connect(ConnectException refused, String host, int port) {
        return message(refused).contains("unreachable")
                        || message(refused.getCause()).contains("unreachable")
                ? "There is no way to reach " + host + " from here"
                : host + " refused the connection: nothing listens on port " + port;
    }

    private static String brokenOff(String host, boolean answered) {
        return host + (answered ? " broke off its answer" : " closed the connection without an answer");
    }

    /** Okhttp gives a message of its own to an answer that ends too early, and no type. */
    private static boolean isEnd(ProtocolException garbled) {
        return message(garbled).contains("unexpected end of stream");
    }

    private static String other(IOException broken, String host, boolean answered) {
        if (message(broken).contains("unexpected end of stream")) {
            return brokenOff(host, answered);
        }
        return answered ? host + " sent an answer whose compression is damaged" : "The call to " + host + " failed";
    }

    private static Optional<EgressBlocked> blockedIn(Throwable failure) {
        return Stream.concat(
                        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                                .limit(5),
                        Stream.of(failure.getSuppressed()))
                .filter(EgressBlocked.class::isInstance)
                .map(EgressBlocked.class::cast)
                .findFirst();
    }

    private static String message(@Nullable Throwable failure) {
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }
}
