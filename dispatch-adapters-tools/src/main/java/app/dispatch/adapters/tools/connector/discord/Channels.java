package app.dispatch.adapters.tools.connector.discord;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The channels of the servers that a bot is in (https://docs.discord.com/developers/resources/guild#get-guild-channels). */
final class Channels {
    private static final Pattern NAME = Pattern.compile("#?(?![0-9]+$)[\\p{L}\\p{N}\\p{So}_-]{1,100}");

    /** Those that have messages: of text, and of announcements. */
    private static final Set<Value> WRITTEN = Set.of(Value.of(0), Value.of(5));

    private Channels() {}

    /** The id of a channel that is given by id or by name: of that name there has to be one. */
    static String id(ApiCall call, String channel) {
        String known = channel.strip();
        return NAME.matcher(known).matches() ? found(call, known.replaceFirst("^#", "")) : known;
    }

    private static String found(ApiCall call, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<String> ids = new ArrayList<>();
        for (Fields server : list(call, ApiRequest.get("/users/@me/guilds"))) {
            list(call, ApiRequest.get("/guilds/{server}/channels", call.told(server, "id"))).stream()
                    .filter(channel -> channel.text("name").equals(Optional.of(wanted))
                            && channel.get("type").filter(WRITTEN::contains).isPresent())
                    .forEach(channel -> ids.add(call.told(channel, "id")));
        }
        if (ids.isEmpty()) {
            throw call.missing("channel #" + name
                    + " in the servers that the bot is in; give the channel's id when its name is not found");
        }
        if (ids.size() > 1) {
            throw call.invalid("There are several channels #" + name + " in the bot's servers: give the id of one");
        }
        return ids.getFirst();
    }

    private static List<Fields> list(ApiCall call, ApiRequest request) {
        Answer answer = call.accepted(request);
        if (!(answer.body() instanceof Value.Items(List<Value> items))) {
            throw call.strange("something that is no list");
        }
        return Page.of(items, Optional.empty()).items();
    }
}
