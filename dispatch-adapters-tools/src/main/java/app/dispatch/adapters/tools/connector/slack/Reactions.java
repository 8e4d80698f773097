package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import java.util.Set;

/** Emoji under messages (https://docs.slack.dev/reference/methods/reactions.add). */
final class Reactions {
    private Reactions() {}

    static Value add(ApiCall call) {
        String channel = Channels.id(call, call.params().needed("channel"));
        String ts = call.params().needed("ts");
        String emoji = call.params().needed("emoji").strip().replaceAll("^:|:$", "");
        boolean added =
                Methods.done(call, Methods.write("reactions.add", body(channel, ts, emoji)), Set.of("already_reacted"));
        return Fields.builder()
                .put("channel", channel)
                .put("ts", ts)
                .put("emoji", emoji)
                .put("added", added)
                .build();
    }

    private static Fields body(String channel, String ts, String emoji) {
        return Fields.builder()
                .put("channel", channel)
                .put("timestamp", ts)
                .put("name", emoji)
                .build();
    }

    static UndoOutcome remove(ApiCall call, Fields output) {
        if (output.get("added").equals(Optional.of(Value.of(false)))) {
            return UndoOutcome.cannot("The reaction was there before, so it is left");
        }
        Fields body = body(call.told(output, "channel"), call.told(output, "ts"), call.told(output, "emoji"));
        Methods.done(call, Methods.write("reactions.remove", body), Set.of("no_reaction", "message_not_found"));
        return UndoOutcome.undone("The reaction is removed");
    }
}
