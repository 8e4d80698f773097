package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.SentSecrets;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells what a vendor's error means for the step. */
final class Failures {
    private Failures() {}

    /** @param asked what was asked, for people; empty when a connection is tried: then any error refuses it */
    static StepFailure of(String vendor, ApiError error, int status, String asked, SentSecrets secrets) {
        String words = secrets.hiddenIn(error.words());
        return switch (error.kind()) {
            case REJECTED -> rejected(vendor, withStatus(words, status));
            case EXPIRED ->
                StepFailure.lasting(
                        FailureCode.INTEGRATION_EXPIRED,
                        vendor + " gives no access any more: " + withStatus(words, status) + "; connect it anew");
            case LIMITED ->
                passing(
                        FailureCode.TOOL_RATE_LIMITED,
                        vendor + " was asked too often" + (words.isBlank() ? "" : ": " + words),
                        error.retryAfter());
            case PASSING -> passing(FailureCode.TOOL_ERROR, answered(vendor, status, asked, words), error.retryAfter());
            case LASTING ->
                asked.isEmpty()
                        ? rejected(vendor, withStatus(words, status))
                        : StepFailure.lasting(FailureCode.TOOL_ERROR, answered(vendor, status, asked, words));
        };
    }

    static StepFailure rejected(String vendor, String why) {
        return StepFailure.lasting(FailureCode.INTEGRATION_REJECTED, vendor + " refused the connection: " + why);
    }

    /** A message that repeats what it was given, without what would break its line. */
    static String oneLine(String message) {
        return message.replaceAll("\\p{Cntrl}", "?");
    }

    private static StepFailure passing(FailureCode code, String message, @Nullable Duration wait) {
        return wait == null ? StepFailure.passing(code, message) : StepFailure.passing(code, message, wait);
    }

    private static String answered(String vendor, int status, String asked, String words) {
        String head = vendor + " answered " + status + (asked.isEmpty() ? "" : " to " + asked);
        return words.isBlank() ? head : head + ": " + words;
    }

    private static String withStatus(String words, int status) {
        String why = words.isBlank() ? "it gives no reason" : words;
        return status >= 400 ? why + " (" + status + ")" : why;
    }
}
