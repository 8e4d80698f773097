package app.dispatch.adapters.http;

/** The server cannot listen where it was told to: the port is in use, or the address is not this machine's. */
public final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListen(String message, Throwable cause) {
        super(message, cause);
    }
}
