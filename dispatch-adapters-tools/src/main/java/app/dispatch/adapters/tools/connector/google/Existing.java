package app.dispatch.adapters.tools.connector.google;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/** Asks for what may be gone. */
public final class Existing {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private Existing() {}

    /** The object that is answered; empty when Google says that it is not there, or no longer. */
    public static Optional<Fields> ask(ApiCall call, ApiRequest request) {
        Answer answer = call.answer(request);
        if (answer.status() == NOT_FOUND || answer.status() == GONE) {
            return Optional.empty();
        }
        if (answer.error().isPresent()) {
            throw call.failure(answer, request);
        }
        return Optional.of(answer.object());
    }
}
