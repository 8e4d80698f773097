package app.dispatch.adapters.tools.connector;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.time.Instant;
import okhttp3.Request;

/** Tells what an answer with an error status means for the step. */
final class StatusFailures {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private StatusFailures() {}

    /**
     * The failure: passing for 408, 429 and 5xx, with the wait that the answer asks for; lasting for the others. Its
     * message holds the status and the vendor's words, without the secrets that were sent.
     */
    static StepFailure of(UpstreamReply reply, Instant now) {
        String message = message(reply);
        FailureCode code = reply.status() == TOO_MANY_REQUESTS ? FailureCode.TOOL_RATE_LIMITED : FailureCode.TOOL_ERROR;
        if (!isPassing(reply.status())) {
            return StepFailure.lasting(code, message);
        }
        return reply.retryAfter(now)
                .map(wait -> StepFailure.passing(code, message, wait))
                .orElseGet(() -> StepFailure.passing(code, message));
    }

    private static boolean isPassing(int status) {
        return status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= 500;
    }

    private static String message(UpstreamReply reply) {
        Request request = reply.request();
        String said = VendorMessage.of(reply);
        String why = said.isEmpty() ? reply.reason() : said;
        String head = request.method() + " " + ShownUrl.withoutQuery(request.url()) + " answered " + reply.status();
        return SentSecrets.of(request).hiddenIn(why.isBlank() ? head : head + ": " + why);
    }
}
