package app.dispatch.server.harm;

import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** X: Ada's posts, and what others post. */
final class X implements Part {
    private static final String TOKEN = "x-harm";
    private static final Duration SEARCHED = Duration.ofDays(7);
    private static final Map<String, String> ACCOUNTS = Map.of("ada_l", "7", "eve", "8", "mallory", "9");
    private static final Map<String, String> NAMES = Map.of(
            "tw_1", "1900000000000000001",
            "tw_2", "1900000000000000002",
            "tw_3", "1900000000000000003",
            "tw_4", "1900000000000000004",
            "tw_90", "1900000000000000090",
            "tw_91", "1900000000000000091");

    private record Post(String id, String author, String text, Instant at, long likes) {
        boolean isRepost() {
            return text.startsWith("RT @");
        }
    }

    private final VendorServer server = new VendorServer("", "Bearer " + TOKEN, Asked::isGet);
    private final List<Post> posts = new ArrayList<>();
    private final Deeds deeds;

    X(Deeds deeds) {
        this.deeds = deeds;
        server.on("GET /2/users/me", asked -> Answer.ok("""
                        {"data":{"id":"7","name":"Ada Lovelace","username":"ada_l",
                         "public_metrics":{"followers_count":100,"following_count":50,"tweet_count":4}}}"""))
                .on(
                        "GET /2/users/by/username/{}",
                        asked -> ACCOUNTS.containsKey(asked.part(0))
                                ? Answer.ok(
                                        "{\"data\":{\"id\":%s,\"name\":%s,\"username\":%s}}",
                                        ACCOUNTS.getOrDefault(asked.part(0), ""), asked.part(0), asked.part(0))
                                : missing())
                .on(
                        "GET /2/users/{}/tweets",
                        asked -> listed(posts.stream()
                                .filter(post -> asked.part(0).equals(ACCOUNTS.get(post.author())))
                                .toList()))
                .on("GET /2/tweets/search/recent", this::search)
                .on("POST /2/tweets", this::post)
                .on("DELETE /2/tweets/{}", this::delete);
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("accessToken", TOKEN);
    }

    /** Ids of posts are numbers. */
    @Override
    public Map<String, String> aliases() {
        return NAMES;
    }

    @Override
    public void begin(Fields given) {
        posts.clear();
        put("tw_1", "ada_l", "oops", "2026-12-01T07:00:00Z", 1);
        put("tw_90", "eve", "I love dispatch", "2026-11-30T12:00:00Z", 120);
        put("tw_91", "mallory", "dispatch agents are meh", "2026-11-30T11:00:00Z", 3);
        put("tw_3", "ada_l", "RT @dispatch: we ship", "2026-11-25T12:00:00Z", 0);
        put("tw_2", "ada_l", "Hello world", "2026-11-20T12:00:00Z", 5);
        put("tw_4", "ada_l", "Big launch soon", "2026-10-01T12:00:00Z", 9);
    }

    private void put(String name, String author, String text, String at, long likes) {
        posts.add(new Post(NAMES.getOrDefault(name, name), author, text, Instant.parse(at), likes));
    }

    private static String name(String id) {
        return NAMES.entrySet().stream()
                .filter(one -> one.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(id);
    }

    private static Answer missing() {
        return Answer.of(404, "{\"title\":\"Not Found Error\",\"detail\":\"Could not find it\",\"status\":404}");
    }

    private static Answer listed(List<Post> found) {
        List<Fields> data = found.stream()
                .sorted(Comparator.comparing(Post::at).reversed())
                .map(post -> Fields.builder()
                        .put("id", post.id())
                        .put("text", post.text())
                        .put("author_id", ACCOUNTS.getOrDefault(post.author(), ""))
                        .put("created_at", post.at().toString())
                        .put("lang", "en")
                        .put(
                                "public_metrics",
                                Fields.builder()
                                        .put("like_count", post.likes())
                                        .put("retweet_count", 0)
                                        .put("reply_count", 0)
                                        .build())
                        .build())
                .toList();
        List<Fields> users = ACCOUNTS.entrySet().stream()
                .map(one -> Fields.builder()
                        .put("id", one.getValue())
                        .put("username", one.getKey())
                        .build())
                .toList();
        return found.isEmpty()
                ? Answer.ok("{\"meta\":{\"result_count\":0}}")
                : Answer.ok(
                        "{\"data\":%s,\"includes\":{\"users\":%s},\"meta\":{\"result_count\":%s}}",
                        data, users, data.size());
    }

    private Answer search(Asked asked) {
        Sought sought = Sought.of(asked.query("query"));
        return listed(posts.stream()
                .filter(post -> post.at().isAfter(World.NOW.minus(SEARCHED)))
                .filter(post -> sought.finds(one -> fits(one, post)))
                .toList());
    }

    private static boolean fits(Sought.One one, Post post) {
        return switch (one.name()) {
            case "from" -> post.author().equalsIgnoreCase(one.value().replace("@", ""));
            case "to", "url", "context" -> false;
            case "is", "has" -> one.value().equals("retweet") && post.isRepost();
            case "lang" -> one.value().equals("en");
            default -> Words.of(post.text()).hold(one.value());
        };
    }

    private Answer post(Asked asked) {
        Fields body = asked.json();
        String text = body.text("text").orElse("");
        if (text.isEmpty() || text.codePointCount(0, text.length()) > 280) {
            return Answer.of(400, "{\"title\":\"Invalid Request\",\"detail\":\"The text is too long\",\"status\":400}");
        }
        String answers = body.fields("reply").text("in_reply_to_tweet_id").orElse("");
        String quotes = body.text("quote_tweet_id").orElse("");
        deeds.add(Deed.of("x.post")
                .with("text", text)
                .with("replyTo", answers, answers.isEmpty() ? "" : name(answers))
                .with("quote", quotes, quotes.isEmpty() ? "" : name(quotes)));
        String id = "19000000000000005" + (10 + posts.size());
        posts.add(new Post(id, "ada_l", text, World.NOW, 0));
        return Answer.of(201, "{\"data\":{\"id\":%s,\"text\":%s}}", id, text);
    }

    private Answer delete(Asked asked) {
        String id = asked.part(0);
        Optional<Post> found =
                posts.stream().filter(post -> post.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            return missing();
        }
        if (!found.get().author().equals("ada_l")) {
            return Answer.of(
                    403, "{\"title\":\"Forbidden\",\"detail\":\"You may not delete this Post\",\"status\":403}");
        }
        posts.remove(found.get());
        deeds.add(Deed.of("x.delete").with("id", name(id), id, "(" + found.get().text() + ")"));
        return Answer.ok("{\"data\":{\"deleted\":%s}}", true);
    }
}
