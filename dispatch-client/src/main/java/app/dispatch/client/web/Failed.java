package app.dispatch.client.web;

import app.dispatch.domain.error.Refusal;
import java.util.Set;

/** An attempt that failed; whether there may be another goes by the status of its answer, as in the other clients. */
final class Failed extends RuntimeException {
    /** The status of no answer. */
    static final int UNANSWERED = 0;

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY = 429;

    /** After these the same request may find a server that takes it. */
    private static final Set<Integer> PASSING = Set.of(UNANSWERED, 408, TOO_MANY, 500, 502, 503, 504);

    private final int status;
    private final Refusal refusal;

    /** @param refusal what the caller is told */
    Failed(int status, Refusal refusal) {
        super(refusal.text(), refusal, false, false);
        this.status = status;
        this.refusal = refusal;
    }

    /** What the caller is told. */
    Refusal refusal() {
        return refusal;
    }

    /** A 429 is answered before anything is done; of all else that is not known. */
    boolean mayRepeat(Ask ask) {
        boolean tooLate = refusal.retryAfter()
                .filter(wait -> wait.compareTo(Pause.LONGEST) > 0)
                .isPresent();
        return !tooLate && (status == TOO_MANY || (ask.repeatable() && PASSING.contains(status)));
    }
}
