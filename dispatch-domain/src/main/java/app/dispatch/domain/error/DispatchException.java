package app.dispatch.domain.error;

import org.jspecify.annotations.Nullable;

/** The root of all that Dispatch throws on purpose: a refused request, a failed step, or a run that is lost to its driver. */
public abstract sealed class DispatchException extends RuntimeException permits Refusal, StepFailure, RunLost {
    private static final long serialVersionUID = 1L;

    DispatchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The stable, machine-readable code. */
    public abstract String code();

    /** The message; never null. */
    public final String text() {
        String message = getMessage();
        return message == null ? code() : message;
    }
}
