package app.dispatch.server;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.terminal.Words;
import java.util.List;

/** A refusal as lines for people: what is wrong, then a line for each problem. */
final class RefusalText {
    private static final int WIDEST = 1_000;

    private RefusalText() {}

    /** What is wrong. */
    static String firstLine(Refusal refusal) {
        int count = refusal.details().items("problems").size();
        return refusal.errorCode() == ErrorCode.PLAN_INVALID && count > 0
                ? "The plan is not valid: " + (count == 1 ? "1 problem" : count + " problems")
                : Words.cut(refusal.text(), WIDEST);
    }

    /** A line for each problem: where it stands and what it is. */
    static List<String> problems(Refusal refusal) {
        return refusal.details().items("problems").stream()
                .map(problem -> "  " + problem(problem))
                .toList();
    }

    private static String problem(Value problem) {
        return problem instanceof Fields fields
                ? Words.cut(
                        fields.text("path").orElse("") + " "
                                + fields.text("message").orElse(""),
                        WIDEST)
                : "";
    }
}
