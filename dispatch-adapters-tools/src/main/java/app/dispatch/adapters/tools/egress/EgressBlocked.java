package app.dispatch.adapters.tools.egress;

import java.net.UnknownHostException;

/**
 * A connection that the guard refuses. Its message reaches the user: it names the host as it was asked for, never an
 * address that a name resolved to.
 *
 * <p>It is an {@link UnknownHostException} because that is all that okhttp lets a resolver throw.
 */
public final class EgressBlocked extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private EgressBlocked(String message) {
        super(message);
    }

    /** The host is, or resolves to, an address that is not public. */
    static EgressBlocked notPublic(String host) {
        return new EgressBlocked(
                "Dispatch does not connect to " + host + ": it is not on the public internet. Whoever runs"
                        + " Dispatch can allow it with " + EgressPolicy.SETTING + ", by host:port or address range");
    }

    /** The host hands out a machine's own credentials. */
    static EgressBlocked metadata(String host) {
        return new EgressBlocked(
                "Dispatch does not connect to " + host + ": it is a cloud's metadata service. Whoever runs"
                        + " Dispatch can allow it with " + EgressPolicy.SETTING + ", by its very address");
    }

    /** The host is, or resolves to, the machine that Dispatch runs on, or its link. */
    static EgressBlocked own(String host) {
        return new EgressBlocked("Dispatch does not connect to " + host
                + ": it is the machine that Dispatch runs on, or beside it. Whoever runs Dispatch can allow it with "
                + EgressPolicy.SETTING + ", by host:port or address range");
    }

    /** The operator has closed it. */
    static EgressBlocked denied(String host) {
        return new EgressBlocked("Dispatch does not connect to " + host
                + ": it is Dispatch's own address, or closed by whoever runs Dispatch, who can allow it with "
                + EgressPolicy.SETTING);
    }

    /** The host is a number in a form that readers disagree on. */
    static EgressBlocked oddNumber(String host) {
        return new EgressBlocked("Dispatch does not connect to " + host
                + ": write an IPv4 address as four decimal numbers, such as 93.184.215.14");
    }

    static EgressBlocked because(String why) {
        return new EgressBlocked(why);
    }
}
