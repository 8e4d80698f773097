package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import java.util.Set;

/** Messages in channels and to people (https://docs.slack.dev/messaging). */
final class Messages {
    private static final Shape POSTED = Shape.of("channel", "ts").named("text", "message.text");
    private static final Shape SENT = Shape.of("channel", "user", "ts");

    private static final Shape MESSAGE = Shape.of("ts")
            .made("at", message -> message.text("ts").flatMap(Ts::at).map(Value::of))
            .named("user", "user")
            .made("text", message -> Optional.of(Value.of(message.text("text").orElse(""))))
            .named("threadTs", "thread_ts")
            .named("replies", "reply_count")
            .made("reactions", Messages::reactions)
            .made("bot", message -> Optional.of(Value.of(isBots(message))));

    private static final Set<String> NOT_DELETED = Set.of("cant_delete_message", "compliance_exports_prevent_deletion");

    private Messages() {}

    static Value post(ApiCall call) {
        Params params = call.params();
        Fields body = message(call, Channels.addressed(params.needed("channel")));
        if (params.has("blocks")) {
            body = body.with(
                    "blocks", Broadcasts.escaped(Value.of(params.fields().items("blocks"))));
        }
        Optional<String> thread = params.text("threadTs");
        if (thread.isPresent()) {
            body = body.with("thread_ts", Value.of(thread.get()));
        }
        return call.output(posted(call, body), POSTED);
    }

    static Value direct(ApiCall call) {
        String user = Users.id(call, call.params().needed("user"));
        Fields opened = Methods.ask(
                call,
                Methods.write(
                        "conversations.open",
                        Fields.builder().put("users", user).build()));
        Fields message = message(call, call.told(opened.fields("channel"), "id"));
        return call.output(posted(call, message).with("user", Value.of(user)), SENT);
    }

    /** Names in it are not looked up: only who is written as {@code <@U…>} is mentioned. */
    private static Fields message(ApiCall call, String channel) {
        return Fields.builder()
                .put("channel", channel)
                .put(
                        "text",
                        Broadcasts.escaped(call.params().fields().text("text").orElse("")))
                .put("link_names", false)
                .build();
    }

    private static Fields posted(ApiCall call, Fields body) {
        Fields answer = Methods.ask(call, Methods.write("chat.postMessage", body));
        call.told(answer, "channel");
        call.told(answer, "ts");
        return answer;
    }

    static Value history(ApiCall call) {
        String channel = Channels.id(call, call.params().needed("channel"));
        Optional<String> since = call.params().text("since").map(time -> Ts.of(call, time));
        return call.list(
                (from, wanted) -> {
                    ApiRequest request = ApiRequest.get("/conversations.history")
                            .query("channel", channel)
                            .query("oldest", since)
                            .query("inclusive", since.map(given -> "true"))
                            .query("limit", Math.min(wanted, 200))
                            .query("cursor", from);
                    Fields answer = Methods.ask(call, request);
                    return Page.of(answer.items("messages"), Methods.next(answer));
                },
                MESSAGE);
    }

    private static Optional<Value> reactions(Fields message) {
        Shape reaction = Shape.of().named("emoji", "name").named("count", "count");
        return message.get("reactions")
                .map(there -> Value.of(Page.of(message.items("reactions"), Optional.empty()).items().stream()
                        .map(one -> reaction.output(one, false))
                        .toList()));
    }

    private static boolean isBots(Fields message) {
        return message.text("bot_id").isPresent() || message.text("subtype").equals(Optional.of("bot_message"));
    }

    static UndoOutcome delete(ApiCall call, Fields output) {
        Fields message = Fields.builder()
                .put("channel", call.told(output, "channel"))
                .put("ts", call.told(output, "ts"))
                .build();
        if (isEdited(call, message)) {
            return UndoOutcome.changedSince("The message was edited since it was posted");
        }
        ApiRequest request = Methods.write("chat.delete", message);
        Answer answer = call.answer(request);
        if (NOT_DELETED.stream().anyMatch(answer::isRefused)) {
            return UndoOutcome.cannot("Slack does not let the app delete the message");
        }
        if (answer.error().isPresent() && !answer.isRefused("message_not_found")) {
            throw call.failure(answer, request);
        }
        return UndoOutcome.undone("The message is deleted");
    }

    /** As far as the app may read the channel; where it may not, nobody but the app itself can edit the message anyway. */
    private static boolean isEdited(ApiCall call, Fields message) {
        String ts = call.told(message, "ts");
        Optional<String> thread = call.params().text("threadTs");
        ApiRequest request = ApiRequest.get(thread.isPresent() ? "/conversations.replies" : "/conversations.history")
                .query("channel", call.told(message, "channel"))
                .query("ts", thread)
                .query("oldest", ts)
                .query("latest", ts)
                .query("inclusive", "true")
                .query("limit", 2);
        return call.answer(request).object().items("messages").stream()
                .anyMatch(found -> found instanceof Fields fields
                        && fields.text("ts").equals(Optional.of(ts))
                        && !fields.fields("edited").isEmpty());
    }
}
