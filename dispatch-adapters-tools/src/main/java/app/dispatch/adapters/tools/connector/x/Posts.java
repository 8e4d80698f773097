package app.dispatch.adapters.tools.connector.x;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Posts (https://docs.x.com/x-api/posts). */
final class Posts {
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_]{1,15}");

    /** The most that X gives on a page. */
    private static final int PAGE = 100;

    /** Where the author's name is put into a post, since X gives it apart from the posts. */
    private static final String AUTHOR = "$author";

    private static final Shape POST = Shape.of("id", "text")
            .made("url", Posts::url)
            .named("authorId", "author_id")
            .named("author", AUTHOR)
            .named("createdAt", "created_at")
            .named("likes", "public_metrics.like_count")
            .made(
                    "reposts",
                    post -> Shape.at(post, "public_metrics.retweet_count")
                            .or(() -> Shape.at(post, "public_metrics.repost_count")))
            .named("replies", "public_metrics.reply_count")
            .named("language", "lang");

    private static final Shape CREATED = Shape.of("id", "text").made("url", Posts::url);

    private Posts() {}

    private static Optional<Value> url(Fields post) {
        String author = post.text(AUTHOR).orElse("i");
        return post.text("id").map(id -> Value.of("https://x.com/" + author + "/status/" + id));
    }

    static ApiRequest create(ApiCall call) {
        Params params = call.params();
        Fields body = Fields.of("text", Value.of(params.needed("text")));
        Optional<String> replyTo = params.text("replyTo");
        if (replyTo.isPresent()) {
            body = body.with("reply", Fields.of("in_reply_to_tweet_id", Value.of(id(call, replyTo.get()))));
        }
        Optional<String> quote = params.text("quote");
        if (quote.isPresent()) {
            body = body.with("quote_tweet_id", Value.of(id(call, quote.get())));
        }
        return ApiRequest.post("/2/tweets").json(body);
    }

    static Value created(ApiCall call, Fields answer) {
        Fields post = answer.fields("data");
        call.told(post, "id");
        return call.output(post, CREATED);
    }

    static Value search(ApiCall call) {
        return list(
                call,
                wanted -> ApiRequest.get("/2/tweets/search/recent")
                        .query("query", call.params().needed("query"))
                        .query("max_results", Math.clamp(wanted, 10, PAGE)),
                "next_token");
    }

    static Value ofUser(ApiCall call) {
        String given = call.params().needed("username").strip();
        String username = given.startsWith("@") ? given.substring(1) : given;
        if (!USERNAME.matcher(username).matches()) {
            throw call.invalid("The parameter /username must be a user name of X: up to 15 letters, digits and _");
        }
        Fields user = call.ask(ApiRequest.get("/2/users/by/username/{username}", username))
                .fields("data");
        String id = call.told(user, "id");
        return list(
                call,
                wanted -> ApiRequest.get("/2/users/{id}/tweets", id).query("max_results", Math.clamp(wanted, 5, PAGE)),
                "pagination_token");
    }

    /** Asks for a page of at least that many. */
    @FunctionalInterface
    private interface Asking {
        ApiRequest of(int wanted);
    }

    private static Value list(ApiCall call, Asking asking, String cursor) {
        return call.list(
                (from, wanted) -> {
                    Fields answer = call.ask(asking.of(wanted)
                            .query("tweet.fields", "author_id,created_at,lang,public_metrics")
                            .query("expansions", "author_id")
                            .query("user.fields", "username")
                            .query(cursor, from));
                    return Page.of(
                            named(answer.items("data"), answer),
                            answer.fields("meta").text("next_token"));
                },
                POST);
    }

    private static List<Value> named(List<Value> posts, Fields answer) {
        Map<String, String> names = new HashMap<>();
        for (Value user : answer.fields("includes").items("users")) {
            if (user instanceof Fields fields) {
                fields.text("id").ifPresent(id -> fields.text("username").ifPresent(name -> names.put(id, name)));
            }
        }
        return posts.stream().map(post -> named(post, names)).toList();
    }

    private static Value named(Value post, Map<String, String> names) {
        if (!(post instanceof Fields fields)) {
            return post;
        }
        String name = names.getOrDefault(fields.text("author_id").orElse(""), "");
        return name.isEmpty() ? fields : fields.with(AUTHOR, Value.of(name));
    }

    static Value delete(ApiCall call) {
        String id = id(call, call.params().needed("id"));
        remove(call, id);
        return Fields.builder().put("id", id).put("deleted", true).build();
    }

    /** A post cannot be told from one that was edited since: an edit has an id of its own. */
    static UndoOutcome takeBack(ApiCall call, Fields output) {
        remove(call, id(call, output.text("id").orElse("")));
        return UndoOutcome.undone("The post is deleted");
    }

    /** One that is gone already counts as removed. */
    private static void remove(ApiCall call, String id) {
        ApiRequest request = ApiRequest.delete("/2/tweets/{id}", id);
        Answer answer = call.answer(request);
        boolean gone = answer.isRefused(XErrors.NOT_FOUND) || answer.status() == 404;
        if (answer.error().isPresent() && !gone) {
            throw call.failure(answer, request);
        }
    }

    private static String id(ApiCall call, String given) {
        if (!ID.matcher(given).matches()) {
            throw call.invalid("A post's id is a number of up to 19 digits");
        }
        return given;
    }
}
