package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.util.Locale;

/** The failures of an answer that is none. */
final class NoAnswer {
    private static final int LONGEST = 500;

    private NoAnswer() {}

    /** The model will not answer that. */
    static StepFailure refused(String label, String why) {
        return failure("The model of " + label + " refused to answer" + (why.isBlank() ? "" : ": " + begin(why)));
    }

    /** The provider kept the answer, or the question, back. */
    static StepFailure blocked(String label, String reason) {
        return failure(label + " blocked "
                + (reason.isBlank()
                        ? "the answer"
                        : "it: " + begin(reason.toLowerCase(Locale.ROOT).replace('_', ' '))));
    }

    /** The bound was reached before the first word, or within an answer that is of no use in part. */
    static StepFailure cut(String label) {
        return failure("The answer of " + label + "'s model was cut at the most tokens that it may write");
    }

    static StepFailure empty(String label) {
        return failure("The model of " + label + " answered nothing");
    }

    static StepFailure strange(String label) {
        return failure(label + " answered with something that holds no answer of a model; is its address right?");
    }

    static StepFailure failure(String message) {
        return StepFailure.lasting(FailureCode.TOOL_ERROR, message);
    }

    static String begin(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
