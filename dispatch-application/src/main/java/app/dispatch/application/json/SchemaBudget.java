package app.dispatch.application.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import java.util.List;

/**
 * What one check by a schema may still cost. The validator tells its context of each keyword before it looks at a value by it.
 * Not for use by several threads.
 */
final class SchemaBudget {
    /** The end of a check that costs too much; an {@link java.lang.Error}, since the validator catches exceptions. */
    static final class Spent extends java.lang.Error {
        private static final long serialVersionUID = 1L;

        Spent() {
            super("the check costs too much", null, false, false);
        }
    }

    /** The whole budget: some tenths of a second. A keyword looked at costs 1. */
    private static final long WHOLE = 2_000_000;

    /** Characters that a pattern of size 1 looks at for 1. */
    private static final int MATCHED = 16;

    /** What counts as one, of what was seen before, where a keyword goes by that: the {@code unevaluated} ones. */
    private static final int SEEN = 16;

    /** What an error takes: an alternative that does not fit makes one, which is kept for a while. */
    private static final int ERROR = 40;

    /** The deepest keyword; a schema that refers to itself without end comes there. */
    private static final int MOST_DEPTH = 600;

    private long left = WHOLE;

    /** The errors that the validator finds. */
    List<Error> errors(Schema schema, JsonNode value) {
        left = WHOLE;
        Context context = new Context();
        schema.validate(context, value);
        return context.getErrors();
    }

    void match(long work) {
        spend(work / MATCHED);
    }

    private void spend(long units) {
        left -= units;
        if (left < 0) {
            throw new Spent();
        }
    }

    private final class Context extends ExecutionContext {
        private int depth;

        Context() {
            super(ExecutionConfig.builder().annotationCollectionEnabled(false).build());
        }

        @Override
        public void evaluationPathAddLast(String keyword) {
            spend(keyword.startsWith("unevaluated") ? 1 + (WHOLE - left) / SEEN : 1);
            deeper();
            super.evaluationPathAddLast(keyword);
        }

        @Override
        public void evaluationPathAddLast(int index) {
            deeper();
            super.evaluationPathAddLast(index);
        }

        private void deeper() {
            if (++depth > MOST_DEPTH) {
                throw new Spent();
            }
        }

        @Override
        public void evaluationPathRemoveLast() {
            depth--;
            super.evaluationPathRemoveLast();
        }

        @Override
        public void addError(Error error) {
            spend(ERROR);
            super.addError(error);
        }
    }
}
