package app.dispatch.server.vendor;

import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Slack: channels with messages, and emoji under them. */
public final class SlackStandIn {
    private static final String PERSONS = "Somebody says that the export takes ten minutes";

    /** What was posted; {@code thread} is empty outside of threads. */
    public record Message(String channel, String ts, String thread, String text) {}

    final VendorServer server = new VendorServer(
            "/api", "Bearer xoxb-live", asked -> asked.isGet() || asked.path().equals("/auth.test"));
    private final Map<String, String> channels = Map.of(
            "general",
            "C0GENERAL",
            "incidents",
            "C0INCIDENTS",
            "engineering",
            "C0ENGINEERING",
            "reviews",
            "C0REVIEWS",
            "support",
            "C0SUPPORT",
            "sales",
            "C0SALES");
    private final List<Message> posted = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<String> reactions = new ArrayList<>();

    SlackStandIn() {
        server.on("POST /auth.test", asked -> Answer.ok("{\"ok\":true,\"user\":\"dispatch\",\"team\":\"Acme\"}"))
                .on("GET /conversations.list", asked -> Answer.ok("""
                        {"ok":true,"channels":%s,"response_metadata":{"next_cursor":""}}""", list()))
                .on("GET /conversations.history", asked -> messages(asked, ""))
                .on("GET /conversations.replies", asked -> messages(asked, asked.query("ts")))
                .on("POST /chat.postMessage", this::post)
                .on("POST /chat.delete", this::delete)
                .on("POST /reactions.add", asked -> react(asked, "add"))
                .on("POST /reactions.remove", asked -> react(asked, "remove"));
    }

    private List<Fields> list() {
        return channels.keySet().stream()
                .map(name -> Fields.builder()
                        .put("id", channels.getOrDefault(name, ""))
                        .put("name", name)
                        .put("is_member", true)
                        .build())
                .toList();
    }

    private Answer post(Asked asked) {
        Fields body = asked.json();
        String channel = body.text("channel").orElse("");
        String id = channels.getOrDefault(channel.replace("#", ""), channel);
        if (!channels.containsValue(id)) {
            return refused("channel_not_found");
        }
        String text = body.text("text").orElseThrow();
        String ts = "1795680000.%06d".formatted(posted.size() + 100);
        posted.add(new Message(id, ts, body.text("thread_ts").orElse(""), text));
        return Answer.ok("""
                {"ok":true,"channel":%s,"ts":%s,"message":{"type":"message","bot_id":"B0DISPATCH","text":%s,"ts":%s}}""", id, ts, text, ts);
    }

    private Answer messages(Asked asked, String thread) {
        String channel = asked.query("channel");
        if (asked.query("latest").isEmpty()) {
            return Answer.ok("""
                    {"ok":true,"has_more":false,"messages":[
                      {"type":"message","user":"U0ADA","text":%s,"ts":"1795679000.000200"},
                      {"type":"message","subtype":"bot_message","bot_id":"B0BUILD","text":"A bot says: build 7 is green","ts":"1795678000.000100"}]}""", PERSONS);
        }
        List<Fields> found = posted.stream()
                .filter(one -> one.channel().equals(channel) && one.ts().equals(asked.query("oldest")))
                .filter(one -> one.thread().equals(thread) && !deleted.contains(one.ts()))
                .map(one -> Fields.builder()
                        .put("type", "message")
                        .put("bot_id", "B0DISPATCH")
                        .put("text", one.text())
                        .put("ts", one.ts())
                        .build())
                .toList();
        return Answer.ok("{\"ok\":true,\"has_more\":false,\"messages\":%s}", found);
    }

    private boolean isThere(String channel, String ts) {
        return posted.stream()
                        .anyMatch(
                                one -> one.channel().equals(channel) && one.ts().equals(ts))
                && !deleted.contains(ts);
    }

    private Answer delete(Asked asked) {
        String ts = asked.json().text("ts").orElse("");
        if (!isThere(asked.json().text("channel").orElse(""), ts)) {
            return refused("message_not_found");
        }
        deleted.add(ts);
        return Answer.ok("{\"ok\":true,\"ts\":%s}", ts);
    }

    private Answer react(Asked asked, String what) {
        Fields body = asked.json();
        String ts = body.text("timestamp").orElse("");
        if (!isThere(body.text("channel").orElse(""), ts)) {
            return refused("message_not_found");
        }
        reactions.add(what + " " + body.text("name").orElse("") + " " + ts);
        return Answer.ok("{\"ok\":true}");
    }

    private static Answer refused(String error) {
        return Answer.ok("{\"ok\":false,\"error\":%s}", error);
    }

    /** What was ever posted to a channel, in order. */
    public List<Message> posted(String channel) {
        synchronized (server) {
            return posted.stream()
                    .filter(one -> one.channel().equals(channels.get(channel)))
                    .toList();
        }
    }

    /** The {@code ts} of what was deleted, in order. */
    public List<String> deleted() {
        synchronized (server) {
            return List.copyOf(deleted);
        }
    }

    /** Each emoji that was put on or taken off, such as {@code add eyes 1795680000.000100}. */
    public List<String> reactions() {
        synchronized (server) {
            return List.copyOf(reactions);
        }
    }
}
