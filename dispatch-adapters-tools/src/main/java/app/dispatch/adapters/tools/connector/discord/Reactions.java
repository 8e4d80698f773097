package app.dispatch.adapters.tools.connector.discord;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Emoji under messages (https://docs.discord.com/developers/resources/message#create-reaction). */
final class Reactions {
    /** One of the server's own, as a text has it. */
    private static final Pattern OWN = Pattern.compile("<?(?:a?:)?(\\w{1,32}:\\d{1,20})>?");

    private static final String UNKNOWN_EMOJI = "10014";

    private Reactions() {}

    static Value add(ApiCall call) {
        Params params = call.params();
        Fields reaction = Fields.builder()
                .put("channelId", Channels.id(call, params.needed("channelId")))
                .put("messageId", params.needed("messageId"))
                .put("emoji", emoji(params.needed("emoji").strip()))
                .build();
        call.accepted(request(call, "PUT", reaction));
        return reaction;
    }

    private static String emoji(String given) {
        Matcher own = OWN.matcher(given);
        return own.matches() ? own.group(1) : given;
    }

    private static ApiRequest request(ApiCall call, String method, Fields reaction) {
        return ApiRequest.of(
                method,
                "/channels/{channel}/messages/{message}/reactions/{emoji}/@me",
                call.told(reaction, "channelId"),
                call.told(reaction, "messageId"),
                call.told(reaction, "emoji"));
    }

    static UndoOutcome remove(ApiCall call, Fields output) {
        ApiRequest request = request(call, "DELETE", output);
        Answer answer = call.answer(request);
        if (answer.error().isPresent() && !Gone.is(answer) && !answer.isRefused(UNKNOWN_EMOJI)) {
            throw call.failure(answer, request);
        }
        return UndoOutcome.undone("The reaction is removed");
    }
}
