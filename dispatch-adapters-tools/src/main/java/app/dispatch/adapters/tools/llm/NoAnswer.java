package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.util.Locale;

/** The failures of an answer that is none. */
final class NoAnswer {
    private static final int LONGEST = 500;

    private NoAnswer() {}

    /** The model will not answer that. */
    static StepFailure refused(Provider provider, String why) {
        return failure(
                "The model of " + provider.label() + " refused to answer" + (why.isBlank() ? "" : ": " + begin(why)));
    }

    /** The provider kept the answer, or the question, back. */
    static StepFailure blocked(Provider provider, String reason) {
        return failure(provider.label() + " blocked "
                + (reason.isBlank()
                        ? "the answer"
                        : "it: " + begin(reason.toLowerCase(Locale.ROOT).replace('_', ' '))));
    }

    /** The bound was reached before the first word, or within an answer that is of no use in part. */
    static StepFailure cut(Provider provider) {
        return failure("The answer of " + provider.label() + "'s model was cut at the most tokens that it may write");
    }

    static StepFailure empty(Provider provider) {
        return failure("The model of " + provider.label() + " answered nothing");
    }

    static StepFailure strange(Provider provider) {
        return failure(
                provider.label() + " answered with something that holds no answer of a model; is its address right?");
    }

    static StepFailure failure(String message) {
        return StepFailure.lasting(FailureCode.TOOL_ERROR, message);
    }

    static String begin(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
