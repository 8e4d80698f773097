package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import java.util.Set;

/** Asks the methods of Slack's Web API (https://docs.slack.dev/reference/methods). */
final class Methods {
    private Methods() {}

    /** What a method answers when it has done what was asked. */
    static Fields ask(ApiCall call, ApiRequest request) {
        Fields answer = call.ask(request);
        if (!answer.get("ok").equals(Optional.of(Value.of(true)))) {
            throw call.strange("JSON that does not say ok");
        }
        return answer;
    }

    /** The same, where an error of one of those words means that it was done before; tells whether it was done now. */
    static boolean done(ApiCall call, ApiRequest request, Set<String> before) {
        Answer answer = call.answer(request);
        if (before.stream().anyMatch(answer::isRefused)) {
            return false;
        }
        if (answer.error().isPresent()) {
            throw call.failure(answer, request);
        }
        if (!answer.object().get("ok").equals(Optional.of(Value.of(true)))) {
            throw call.strange("JSON that does not say ok");
        }
        return true;
    }

    /** A method that writes takes JSON; one that reads takes no more than a query. */
    static ApiRequest write(String method, Fields body) {
        return ApiRequest.post("/" + method).json(body);
    }

    static Optional<String> next(Fields answer) {
        return answer.fields("response_metadata").text("next_cursor");
    }
}
