package app.dispatch.adapters.tools.egress;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells why a connection could not be made secure, and never with the exception's own words. */
public final class TlsFailures {
    private TlsFailures() {}

    /** @param without what to say instead where the other side speaks no TLS, such as {@code should the URL begin with http://?} */
    public static String text(SSLException failure, String host, int port, String without) {
        if (failure instanceof SSLPeerUnverifiedException || isForAnother(failure)) {
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
                ? host + " does not speak TLS on port " + port + "; " + without
                : "No secure connection to " + host + " could be made";
    }

    /** The JDK has no type for it: a certificate for another name, where the socket itself looks. */
    private static boolean isForAnother(SSLException failure) {
        return causes(failure)
                .filter(CertificateException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(text -> text.startsWith("No subject alternative") || text.startsWith("No name matching"));
    }

    private static boolean has(Throwable failure, Class<? extends Exception> cause) {
        return causes(failure).anyMatch(cause::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10);
    }
}
