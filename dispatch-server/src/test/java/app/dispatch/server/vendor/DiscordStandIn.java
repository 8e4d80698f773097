package app.dispatch.server.vendor;

import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;

/** Discord: a channel with messages, and emoji under them. */
public final class DiscordStandIn {
    final VendorServer server = new VendorServer("/api/v10", "Bot discord-live", Asked::isGet);
    private final List<Fields> posted = new ArrayList<>();
    private final List<String> reactions = new ArrayList<>();

    DiscordStandIn() {
        server.on("GET /users/@me", asked -> Answer.ok("{\"id\":\"900\",\"username\":\"dispatch\",\"bot\":true}"))
                .on("POST /channels/{}/messages", this::post)
                .on("PUT /channels/{}/messages/{}/reactions/{}/@me", asked -> {
                    reactions.add(asked.part(2) + " " + asked.part(1) + " in " + asked.part(0));
                    return Answer.nothing();
                });
    }

    private Answer post(Asked asked) {
        posted.add(asked.json());
        return Answer.ok(
                """
                {"id":%s,"type":0,"channel_id":%s,"content":%s,"author":{"id":"900","username":"dispatch","bot":true},
                 "timestamp":"2026-11-25T08:00:00.000000+00:00","edited_timestamp":null,"attachments":[],"embeds":[]}""",
                "90000000000000000" + posted.size(),
                asked.part(0),
                asked.json().text("content").orElse(""));
    }

    /** The bodies of what was posted. */
    public List<Fields> posted() {
        synchronized (server) {
            return List.copyOf(posted);
        }
    }

    /** Each emoji with the message and the channel. */
    public List<String> reactions() {
        synchronized (server) {
            return List.copyOf(reactions);
        }
    }
}
