package app.dispatch.adapters.tools.connector;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/** Tells why a connection could not be made secure. */
final class TlsFailures {
    private TlsFailures() {}

    static String text(SSLException failure, HttpUrl url) {
        String host = url.host();
        if (failure instanceof SSLPeerUnverifiedException) {
            return "The certificate of " + host + " is not for that name";
        }
        if (has(failure, CertificateExpiredException.class)) {
            return "The certificate of " + host + " has expired";
        }
        if (has(failure, CertificateNotYetValidException.class)) {
            return "The certificate of " + host + " is not valid yet";
        }
        if (has(failure, CertPathBuilderException.class)) {
            return "The certificate of " + host + " was not issued by an authority that is trusted here";
        }
        return String.valueOf(failure.getMessage()).contains("SSL message")
                ? host + " does not speak TLS on port " + url.port() + "; should the URL begin with http://?"
                : "No secure connection to " + host + " could be made";
    }

    private static boolean has(Throwable failure, Class<? extends Exception> cause) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(cause::isInstance);
    }
}
