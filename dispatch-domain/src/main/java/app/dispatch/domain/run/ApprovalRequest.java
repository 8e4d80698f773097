package app.dispatch.domain.run;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.value.Value;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run's question to its owner whether a step may be carried out.
 *
 * @param message what the owner is asked, in the plan's words; null when it has none
 * @param input the rendered parameters of the call with what the tool's connection puts to them, or a list of them for a step
 *     with {@code forEach}; secrets left out
 * @param connected when that connection was saved; null when there is none
 * @param expiresAt when it counts as refused
 * @param decision null while there is none
 */
public record ApprovalRequest(
        StepId step,
        @Nullable String message,
        Value input,
        @Nullable Instant connected,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Decision decision) {

    /** What may become of a request. */
    public enum Answer {
        APPROVED("approved"),
        REJECTED("rejected"),
        /** Nobody answered in time. */
        EXPIRED("expired");

        private final String id;

        Answer(String id) {
            this.id = id;
        }

        /** The name as clients see it. */
        public String id() {
            return id;
        }
    }

    /**
     * A request's end.
     *
     * @param by who decided, by the user's id; null when time did
     * @param byToken the token that said so for them; null when they were signed in
     * @param reason why, in the words of who decided, up to {@link #MOST_REASON} characters; null when they gave none
     */
    public record Decision(
            Answer answer,
            Instant at,
            @Nullable String by,
            @Nullable TokenId byToken,
            @Nullable String reason) {

        /** The longest reason, in characters. */
        public static final int MOST_REASON = 1000;

        /** A decision that no token made, and nobody gave a reason for. */
        public Decision(Answer answer, Instant at, @Nullable String by) {
            this(answer, at, by, null, null);
        }

        /** The decision in a sentence, with its reason behind it where there is one. */
        public String inWords(String sentence) {
            return reason == null ? sentence : sentence + ": " + reason;
        }
    }

    /** What became of it; empty while that is open. */
    public Optional<Answer> answer() {
        return Optional.ofNullable(decision).map(Decision::answer);
    }

    /** The same request, decided. */
    public ApprovalRequest decided(Decision how) {
        return new ApprovalRequest(step, message, input, connected, askedAt, expiresAt, how);
    }
}
