package app.dispatch.domain.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step that failed, or one attempt at it. Its message reaches the user; it never holds a secret. */
public final class StepFailure extends DispatchException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final boolean passing;
    private final transient @Nullable Duration retryAfter;

    private StepFailure(FailureCode code, String message, boolean passing, @Nullable Duration retryAfter) {
        super(message, null);
        this.code = code;
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /** A failure that another attempt would meet again. */
    public static StepFailure lasting(FailureCode code, String message) {
        return new StepFailure(code, message, false, null);
    }

    /** A failure that may have passed at the next attempt: a time-out, a 429, a 5xx, a broken connection. */
    public static StepFailure passing(FailureCode code, String message) {
        return new StepFailure(code, message, true, null);
    }

    /** A passing failure for which the vendor said how long to wait. */
    public static StepFailure passing(FailureCode code, String message, Duration retryAfter) {
        return new StepFailure(code, message, true, retryAfter);
    }

    public FailureCode failureCode() {
        return code;
    }

    @Override
    public String code() {
        return code.id();
    }

    /** Whether another attempt may succeed. */
    public boolean isPassing() {
        return passing;
    }

    /** The wait that the vendor asked for. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
