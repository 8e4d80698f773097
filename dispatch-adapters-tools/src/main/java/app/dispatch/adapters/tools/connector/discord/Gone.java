package app.dispatch.adapters.tools.connector.discord;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import java.util.Set;

/** Tells what Discord no longer has, which is as good as deleted (https://docs.discord.com/developers/topics/opcodes-and-status-codes#json). */
final class Gone {
    /** The channel or thread, the message. */
    private static final Set<String> CODES = Set.of("10003", "10008");

    private Gone() {}

    static boolean is(Answer answer) {
        return CODES.stream().anyMatch(answer::isRefused);
    }

    /** Deletes something that may be gone already. */
    static void delete(ApiCall call, ApiRequest request) {
        Answer answer = call.answer(request);
        if (answer.error().isPresent() && !is(answer)) {
            throw call.failure(answer, request);
        }
    }
}
