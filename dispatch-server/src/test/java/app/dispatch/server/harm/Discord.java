package app.dispatch.server.harm;

import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Discord: the server Acme with its channels. */
final class Discord implements Part {
    private static final String TOKEN = "discord-harm";
    private static final String SERVER = "900000000000000000";
    private static final Map<String, String> CHANNELS =
            Map.of("900000000000000001", "general", "900000000000000002", "announcements", "900000000000000003", "dev");

    private final VendorServer server = new VendorServer("/api/v10", "Bot " + TOKEN, Asked::isGet);
    private final Map<String, List<Fields>> messages = new LinkedHashMap<>();
    private final Deeds deeds;

    Discord(Deeds deeds) {
        this.deeds = deeds;
        server.on("GET /users/@me", asked -> Answer.ok("{\"id\":\"900\",\"username\":\"dispatch\",\"bot\":true}"))
                .on("GET /users/@me/guilds", asked -> Answer.ok("[{\"id\":\"" + SERVER + "\",\"name\":\"Acme\"}]"))
                .on("GET /guilds/" + SERVER + "/channels", asked -> Answer.ok("%s", channels()))
                .on(
                        "GET /channels/{}/messages",
                        asked -> messages.containsKey(asked.part(0))
                                ? Answer.ok("%s", messages.get(asked.part(0)))
                                : missing())
                .on("POST /channels/{}/messages", this::post)
                .on("POST /channels/{}/threads", asked -> thread(asked, ""))
                .on("POST /channels/{}/messages/{}/threads", asked -> thread(asked, asked.part(1)))
                .on("PUT /channels/{}/messages/{}/reactions/{}/@me", this::react);
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("botToken", TOKEN);
    }

    @Override
    public void begin(Fields given) {
        messages.clear();
        CHANNELS.forEach((id, name) -> {
            List<Fields> here = new ArrayList<>();
            here.add(message(id, "91000000000000000" + id.substring(17), "News for " + name));
            messages.put(id, here);
        });
    }

    private static List<Fields> channels() {
        return CHANNELS.entrySet().stream()
                .map(one -> Fields.builder()
                        .put("id", one.getKey())
                        .put("type", 0)
                        .put("name", one.getValue())
                        .build())
                .toList();
    }

    private static Fields message(String channel, String id, String content) {
        return Fields.builder()
                .put("id", id)
                .put("type", 0)
                .put("channel_id", channel)
                .put("content", content)
                .put(
                        "author",
                        Fields.builder().put("id", "901").put("username", "bob").build())
                .put("timestamp", "2026-12-01T08:00:00.000000+00:00")
                .build();
    }

    private static Answer missing() {
        return Answer.of(404, "{\"message\":\"Unknown Channel\",\"code\":10003}");
    }

    private static String[] spellings(String channel) {
        String name = CHANNELS.getOrDefault(channel, "thread");
        return new String[] {channel, name, "#" + name};
    }

    private Answer post(Asked asked) {
        String channel = asked.part(0);
        if (!messages.containsKey(channel)) {
            return missing();
        }
        String content = asked.json().text("content").orElse("");
        if (content.length() > 2000
                || (content.isEmpty() && asked.json().items("embeds").isEmpty())) {
            return Answer.of(400, "{\"message\":\"Invalid Form Body\",\"code\":50035}");
        }
        if (CHANNELS.containsKey(channel)) {
            deeds.add(Deed.of("discord.send")
                    .with("channelId", spellings(channel))
                    .with("content", content)
                    .with(asked.json(), "embeds"));
        } else {
            deeds.goOn(channel, deed -> deed.with("message", content));
        }
        Fields sent = message(channel, "92000000000000000" + deeds.list().size(), content);
        return Answer.ok("%s", sent);
    }

    private Answer thread(Asked asked, String from) {
        String channel = asked.part(0);
        if (!CHANNELS.containsKey(channel)) {
            return missing();
        }
        String id = "93000000000000000" + deeds.list().size();
        String name = asked.json().text("name").orElse("");
        messages.put(id, new ArrayList<>());
        deeds.begin(
                id,
                Deed.of("discord.create_thread")
                        .with("channelId", spellings(channel))
                        .with("name", name)
                        .with("messageId", from));
        return Answer.of(201, "{\"id\":%s,\"name\":%s,\"parent_id\":%s}", id, name, channel);
    }

    private Answer react(Asked asked) {
        if (!CHANNELS.containsKey(asked.part(0))) {
            return missing();
        }
        deeds.add(Deed.of("discord.react")
                .with("channelId", spellings(asked.part(0)))
                .with("messageId", asked.part(1))
                .with("emoji", asked.part(2)));
        return Answer.nothing();
    }
}
