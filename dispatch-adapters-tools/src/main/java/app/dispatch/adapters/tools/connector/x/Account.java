package app.dispatch.adapters.tools.connector.x;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;

/** The account that is connected (https://docs.x.com/x-api/users/user-lookup-me). */
final class Account {
    private static final Shape ACCOUNT = Shape.of("id", "username", "name")
            .made(
                    "description",
                    user -> Shape.text(user, "description")
                            .filter(text -> !text.isEmpty())
                            .map(Value::of))
            .made("url", user -> Shape.text(user, "username").map(name -> Value.of("https://x.com/" + name)))
            .named("followers", "public_metrics.followers_count")
            .named("following", "public_metrics.following_count")
            .made(
                    "posts",
                    user -> Shape.at(user, "public_metrics.tweet_count")
                            .or(() -> Shape.at(user, "public_metrics.post_count")))
            .named("createdAt", "created_at");

    private Account() {}

    static String who(ApiCall call) {
        Fields me = call.told(Shape.at(call.ask(ApiRequest.get("/2/users/me")), "data"), "whose account it is")
                        instanceof Fields user
                ? user
                : Fields.empty();
        String username = "@" + call.told(me, "username");
        return me.text("name").map(name -> username + " (" + name + ")").orElse(username);
    }

    static ApiRequest me(ApiCall call) {
        return ApiRequest.get("/2/users/me").query("user.fields", "created_at,description,public_metrics");
    }

    static Value output(ApiCall call, Fields answer) {
        Fields user = answer.fields("data");
        call.told(user, "username");
        return call.output(user, ACCOUNT);
    }
}
