package app.dispatch.domain.error;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be served: what was asked is invalid, not allowed, unknown, too much, or not possible just now. Its text
 * repeats at most 200 characters of what was sent, which stands in backticks.
 */
public final class Refusal extends DispatchException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Fields details;
    private final transient @Nullable Duration retryAfter;

    private Refusal(
            ErrorCode code, String message, Fields details, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(ErrorText.message(message), cause);
        this.code = code;
        this.details = details;
        this.retryAfter = retryAfter;
    }

    /** A refusal that its message explains. */
    public static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, message, Fields.empty(), null, null);
    }

    /** A refusal with more to read for a program: {@code details} is shown to the caller as it is. */
    public static Refusal of(ErrorCode code, String message, Fields details) {
        return new Refusal(code, message, details, null, null);
    }

    /**
     * A refusal of data, with all that is wrong with it: {@code problems}, the first {@value Problem#MOST_LISTED} of them,
     * and {@code more}, how many there are besides.
     */
    public static Refusal of(ErrorCode code, String message, List<Problem> problems) {
        List<Fields> listed = problems.stream()
                .limit(Problem.MOST_LISTED)
                .map(problem -> Fields.builder()
                        .put("path", problem.path())
                        .put("message", problem.message())
                        .build())
                .toList();
        Fields details = Fields.of("problems", Value.of(listed));
        int more = problems.size() - listed.size();
        return of(code, message, more == 0 ? details : details.with("more", Value.of(more)));
    }

    /** A refusal that ends by itself: the caller may try again after {@code wait}. */
    public static Refusal retryLater(ErrorCode code, String message, Duration wait) {
        return new Refusal(code, message, Fields.empty(), wait, null);
    }

    /** What {@code failure} outside of the program makes impossible for now. */
    public static Refusal unavailable(String message, Throwable failure) {
        return new Refusal(ErrorCode.UNAVAILABLE, message, Fields.empty(), Duration.ofSeconds(1), failure);
    }

    /**
     * What does not exist, or is another user's: both read the same.
     *
     * @param kind what kind of thing it would be, such as {@code workflow}; nothing that was sent
     */
    public static Refusal notFound(String kind) {
        return of(ErrorCode.NOT_FOUND, "Not found", Fields.of("kind", Value.of(kind)));
    }

    public ErrorCode errorCode() {
        return code;
    }

    @Override
    public String code() {
        return code.id();
    }

    /** More to read for a program; often empty. Never holds a secret. */
    public Fields details() {
        return details;
    }

    /** How long to wait before the same request may be served. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
