package app.dispatch.domain.tool;

import app.dispatch.domain.value.Value.Fields;
import java.util.Arrays;
import java.util.Optional;

/**
 * What became of taking back a call.
 *
 * @param message the same for people, in one sentence
 */
public record UndoOutcome(Kind kind, String message) {

    /** The outcomes there are. */
    public enum Kind {
        /** What the call did is gone, or as it was before. */
        UNDONE("undone"),
        /** What the call did was changed since, so it was left alone. */
        CHANGED_SINCE("changed_since"),
        /** It cannot be taken back. */
        CANNOT("cannot");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The name as clients see it. */
        public String id() {
            return id;
        }

        /** The outcome of that name. */
        public static Optional<Kind> of(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
        }
    }

    public static UndoOutcome undone(String message) {
        return new UndoOutcome(Kind.UNDONE, message);
    }

    public static UndoOutcome changedSince(String message) {
        return new UndoOutcome(Kind.CHANGED_SINCE, message);
    }

    public static UndoOutcome cannot(String message) {
        return new UndoOutcome(Kind.CANNOT, message);
    }

    /** The output of an {@link UndoOp}. */
    public Fields output() {
        return Fields.builder()
                .put("outcome", kind.id())
                .put("message", message)
                .build();
    }
}
