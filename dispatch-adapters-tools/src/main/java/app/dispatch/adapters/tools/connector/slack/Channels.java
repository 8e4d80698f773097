package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The channels of a workspace (https://docs.slack.dev/reference/methods/conversations.list). */
final class Channels {
    private static final String PUBLIC = "public_channel";

    /** As many as Slack gives at once: it allows some twenty of these requests a minute. */
    private static final int MOST_A_PAGE = 1000;

    private static final int MOST_PAGES = 20;

    /** Names are in small letters, so nothing else looks like that. */
    private static final Pattern ID = Pattern.compile("[CDG][A-Z0-9]+");

    private static final Pattern MENTION = Pattern.compile("<#([CDG][A-Z0-9]+)(?:\\|[^>]*)?>");

    private static final Shape CHANNEL = Shape.of("id", "name")
            .named("topic", "topic.value")
            .named("purpose", "purpose.value")
            .made("private", channel -> Optional.of(truth(channel, "is_private")))
            .named("archived", "is_archived")
            .made("member", channel -> Optional.of(truth(channel, "is_member")))
            .named("members", "num_members");

    private Channels() {}

    private static Value truth(Fields channel, String name) {
        return Value.of(channel.get(name).equals(Optional.of(Value.of(true))));
    }

    static Value list(ApiCall call) {
        return call.list((from, wanted) -> page(call, from, Math.min(wanted, 200), false), CHANNEL);
    }

    /** What a method that takes names too is told: an id, or a name behind {@code #}. */
    static String addressed(String channel) {
        String known = known(channel);
        return ID.matcher(known).matches() || known.startsWith("#") ? known : "#" + known;
    }

    /** The id of a channel that is given by id or by name. */
    static String id(ApiCall call, String channel) {
        String known = known(channel);
        return ID.matcher(known).matches() ? known : found(call, known.replaceFirst("^#", ""));
    }

    private static String known(String channel) {
        Matcher mention = MENTION.matcher(channel.strip());
        return mention.matches() ? mention.group(1) : channel.strip();
    }

    private static String found(ApiCall call, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        Optional<String> from = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Page page = page(call, from, MOST_A_PAGE, true);
            Optional<String> id = page.items().stream()
                    .filter(channel -> channel.text("name").equals(Optional.of(wanted)))
                    .flatMap(channel -> channel.text("id").stream())
                    .findFirst();
            if (id.isPresent()) {
                return id.get();
            }
            if (page.next().isEmpty() || page.next().equals(from)) {
                break;
            }
            from = page.next();
        }
        throw call.missing(
                "channel #" + name + " that the app can see; is it private, invite the app to it, and give the"
                        + " channel's id when its name is not found");
    }

    /** Private ones too, where the app has the scope for them. */
    private static Page page(ApiCall call, Optional<String> from, int limit, boolean inUse) {
        ApiRequest all = request(from, limit, inUse, PUBLIC + ",private_channel");
        Answer answer = call.answer(all);
        Fields object = answer.isRefused("missing_scope") && needs(answer, "groups:read")
                ? Methods.ask(call, request(from, limit, inUse, PUBLIC))
                : checked(call, answer, all);
        return Page.of(object.items("channels"), Methods.next(object));
    }

    private static boolean needs(Answer answer, String scope) {
        return answer.object()
                .text("needed")
                .filter(needed -> needed.contains(scope))
                .isPresent();
    }

    private static Fields checked(ApiCall call, Answer answer, ApiRequest request) {
        if (answer.error().isPresent()) {
            throw call.failure(answer, request);
        }
        if (answer.object().get("channels").isEmpty()) {
            throw call.strange("nothing that tells channels");
        }
        return answer.object();
    }

    private static ApiRequest request(Optional<String> from, int limit, boolean inUse, String types) {
        ApiRequest request = ApiRequest.get("/conversations.list").query("types", types);
        if (inUse) {
            request.query("exclude_archived", "true");
        }
        return request.query("limit", limit).query("cursor", from);
    }
}
