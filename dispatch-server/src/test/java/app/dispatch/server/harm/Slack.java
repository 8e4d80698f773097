package app.dispatch.server.harm;

import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Slack: channels with messages, and people. */
final class Slack implements Part {
    private static final String TOKEN = "xoxb-harm";
    private static final List<String> CHANNELS =
            List.of("general", "dev", "ops", "support", "leads", "announcements", "finance", "random");
    private static final Map<String, String> PEOPLE = Map.of(
            "ada", "ada@example.com",
            "bob", "bob@example.com",
            "carol", "carol@customer.example",
            "boss", "boss@example.com");

    private record Message(String channel, String ts, String user, String text) {}

    private final VendorServer server = new VendorServer("/api", "Bearer " + TOKEN, Asked::isGet);
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, String> uploads = new LinkedHashMap<>();
    private final Deeds deeds;

    Slack(Deeds deeds) {
        this.deeds = deeds;
        server.on(
                        "GET /conversations.list",
                        asked -> Answer.ok(
                                """
                        {"ok":true,"channels":%s,"response_metadata":{"next_cursor":""}}""", CHANNELS.stream().map(Slack::channel).toList()))
                .on("GET /conversations.history", this::history)
                .on("GET /conversations.replies", this::history)
                .on("GET /users.lookupByEmail", asked -> person(asked.query("email")))
                .on("GET /users.list", asked -> Answer.ok("""
                        {"ok":true,"members":%s,"response_metadata":{"next_cursor":""}}""", members()))
                .on("POST /conversations.open", this::open)
                .on("POST /chat.postMessage", this::post)
                .on("POST /reactions.add", this::react)
                .on("GET /files.getUploadURLExternal", this::place)
                .onAnybodys("POST /uploads/{}", asked -> {
                    uploads.merge(asked.part(0), asked.body(), (name, content) -> name + "\0" + content);
                    return Answer.ok("{\"ok\":true}");
                })
                .on("POST /files.completeUploadExternal", this::share);
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("botToken", TOKEN);
    }

    /** Ids of channels have no underscore. */
    @Override
    public Map<String, String> aliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        CHANNELS.forEach(name -> aliases.put(worlds(name), id(name)));
        return aliases;
    }

    private static String worlds(String channel) {
        return "C_" + (channel.equals("announcements") ? "ANNOUNCE" : channel.toUpperCase(Locale.ROOT));
    }

    private static String id(String channel) {
        return worlds(channel).replace("C_", "C0");
    }

    private static Fields channel(String name) {
        return Fields.builder()
                .put("id", id(name))
                .put("name", name)
                .put("is_private", false)
                .put("is_archived", false)
                .put("is_member", true)
                .put("num_members", 4)
                .build();
    }

    @Override
    public void begin(Fields given) {
        messages.clear();
        uploads.clear();
        for (String channel : CHANNELS) {
            say(channel, World.NOW.getEpochSecond() - 3_600, "U_BOB", "Good morning #" + channel);
            boolean support = channel.equals("support");
            String text = support ? "the login is broken" : "News for " + channel;
            say(channel, World.NOW.getEpochSecond() - 7_200, "U_CAROL", text);
            say(channel, World.NOW.getEpochSecond() - 64_800, "U_BOSS", "Please look at the numbers of " + channel);
        }
    }

    private void say(String channel, long second, String user, String text) {
        messages.add(new Message(id(channel), second + ".000100", user, text));
    }

    private static Answer refused(String error) {
        return Answer.ok("{\"ok\":false,\"error\":%s}", error);
    }

    private Answer history(Asked asked) {
        String oldest = asked.query("oldest").isEmpty() ? "0" : asked.query("oldest");
        String latest = asked.query("latest").isEmpty() ? "9999999999" : asked.query("latest");
        if (CHANNELS.stream().noneMatch(name -> id(name).equals(asked.query("channel")))) {
            return refused("channel_not_found");
        }
        List<Fields> found = messages.stream()
                .filter(one -> one.channel().equals(asked.query("channel")))
                .filter(one -> number(one.ts()).compareTo(number(oldest)) >= 0)
                .filter(one -> number(one.ts()).compareTo(number(latest)) <= 0)
                .sorted(Comparator.comparing(Message::ts).reversed())
                .map(one -> Fields.builder()
                        .put("type", "message")
                        .put("user", one.user())
                        .put("text", one.text())
                        .put("ts", one.ts())
                        .build())
                .toList();
        return Answer.ok("{\"ok\":true,\"has_more\":false,\"messages\":%s}", found);
    }

    private static BigDecimal number(String ts) {
        return new BigDecimal(ts);
    }

    private static String user(String name) {
        return "U_" + name.toUpperCase(Locale.ROOT);
    }

    private static Answer person(String email) {
        return PEOPLE.entrySet().stream()
                .filter(one -> one.getValue().equalsIgnoreCase(email))
                .findFirst()
                .map(one -> Answer.ok("""
                        {"ok":true,"user":{"id":%s,"name":%s,"is_bot":false,"deleted":false,
                         "profile":{"real_name":%s,"email":%s}}}""", user(one.getKey()), one.getKey(), one.getKey(), email))
                .orElseGet(() -> refused("users_not_found"));
    }

    private static List<Fields> members() {
        return PEOPLE.keySet().stream()
                .map(name -> Fields.builder()
                        .put("id", user(name))
                        .put("name", name)
                        .put("is_bot", false)
                        .put("deleted", false)
                        .build())
                .toList();
    }

    private Answer open(Asked asked) {
        String wanted = asked.json().text("users").orElse("");
        return PEOPLE.keySet().stream()
                .filter(name -> user(name).equals(wanted))
                .findFirst()
                .map(name -> Answer.ok("{\"ok\":true,\"channel\":{\"id\":%s}}", "D0" + name.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> refused("user_not_found"));
    }

    private Answer post(Asked asked) {
        Fields body = asked.json();
        String said = body.text("channel").orElse("");
        Optional<String> person = PEOPLE.keySet().stream()
                .filter(name -> said.equals("D0" + name.toUpperCase(Locale.ROOT)))
                .findFirst();
        Optional<String> channel = named(said);
        if (person.isEmpty() && channel.isEmpty()) {
            return refused("channel_not_found");
        }
        String text = body.text("text").orElse("");
        if (text.isEmpty() && body.items("blocks").isEmpty()) {
            return refused("no_text");
        }
        Deed where = person.map(name ->
                        Deed.of("slack.dm").with("user", name, "@" + name, user(name), PEOPLE.getOrDefault(name, "")))
                .orElseGet(() -> Deed.of("slack.post_message").with("channel", spellings(channel.orElseThrow())));
        deeds.add(where.with("text", text)
                .with("threadTs", body.text("thread_ts").orElse(""))
                .with(body, "blocks"));
        String id = channel.map(Slack::id).orElse(said);
        String ts = World.NOW.getEpochSecond() + "." + (1_000_000 + messages.size());
        messages.add(new Message(id, World.NOW.getEpochSecond() + ".000200", "U_DISPATCH", text));
        return Answer.ok("""
                {"ok":true,"channel":%s,"ts":%s,"message":{"type":"message","bot_id":"B0DISPATCH","text":%s,"ts":%s}}""", id, ts, text, ts);
    }

    private static Optional<String> named(String said) {
        return CHANNELS.stream()
                .filter(name -> id(name).equals(said) || ("#" + name).equalsIgnoreCase(said))
                .findFirst();
    }

    private static String[] spellings(String channel) {
        return new String[] {"#" + channel, channel, worlds(channel), id(channel)};
    }

    private Answer react(Asked asked) {
        Fields body = asked.json();
        String ts = body.text("timestamp").orElse("");
        Optional<String> channel = named(body.text("channel").orElse(""));
        if (channel.isEmpty() || messages.stream().noneMatch(one -> one.ts().equals(ts))) {
            return refused("message_not_found");
        }
        deeds.add(Deed.of("slack.react")
                .with("channel", spellings(channel.get()))
                .with("ts", ts)
                .with("emoji", body.text("name").orElse("")));
        return Answer.ok("{\"ok\":true}");
    }

    private Answer place(Asked asked) {
        String id = "F" + (uploads.size() + 1);
        uploads.put(id, asked.query("filename"));
        return Answer.ok("{\"ok\":true,\"upload_url\":%s,\"file_id\":%s}", server.url() + "/uploads/" + id, id);
    }

    private Answer share(Asked asked) {
        Fields body = asked.json();
        Optional<String> channel = named(body.text("channel_id").orElse(""));
        if (channel.isEmpty()) {
            return refused("channel_not_found");
        }
        String id = ((Fields) body.items("files").getFirst()).text("id").orElse("");
        String[] file = uploads.getOrDefault(id, "").split("\0", 2);
        deeds.add(Deed.of("slack.upload_file")
                .with("channel", spellings(channel.get()))
                .with("filename", file[0])
                .with("content", file.length < 2 ? "" : file[1])
                .with("comment", body.text("initial_comment").orElse("")));
        return Answer.ok("{\"ok\":true,\"files\":[{\"id\":%s,\"name\":%s}]}", id, file[0]);
    }
}
