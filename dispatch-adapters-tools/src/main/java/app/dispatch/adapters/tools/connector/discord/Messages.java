package app.dispatch.adapters.tools.connector.discord;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;

/**
 * Messages of channels (https://docs.discord.com/developers/resources/message).
 *
 * @param open the API for those who prove who they are by a webhook's address
 */
record Messages(VendorApi open) {
    private static final int MOST_A_PAGE = 100;

    private static final Shape SENT = Shape.of("id")
            .named("channelId", "channel_id")
            .named("content", "content")
            .named("createdAt", "timestamp")
            .named("webhookId", "webhook_id");

    private static final Shape ATTACHMENT = Shape.of().named("name", "filename").named("url", "url");

    private static final Shape MESSAGE = Shape.of("id")
            .made(
                    "content",
                    message -> Optional.of(Value.of(message.text("content").orElse(""))))
            .named("author", "author.username")
            .named("authorId", "author.id")
            .made("bot", message -> Shape.at(message, "author.bot").or(() -> Optional.of(Value.of(false))))
            .named("createdAt", "timestamp")
            .made("attachments", message -> Optional.of(attachments(message)));

    /** Named people are pinged; everybody, who is here, and roles never are (https://docs.discord.com/developers/resources/message#allowed-mentions-object). */
    private static final Fields PINGS = Fields.of("parse", Value.texts(List.of("users")));

    private static Value attachments(Fields message) {
        return Value.of(Page.of(message.items("attachments"), Optional.empty()).items().stream()
                .map(file -> ATTACHMENT.output(file, false))
                .toList());
    }

    /** By the bot where one is connected, and by the webhook where no channel is named or there is no bot. */
    Value send(ApiCall call) {
        Params params = call.params();
        Params connection = call.connection();
        boolean byWebhook = connection.text("webhookUrl").isPresent()
                && (connection.text("botToken").isEmpty()
                        || params.text("channelId").isEmpty());
        if (!byWebhook) {
            return call.output(posted(call, channel(call), body(params)), SENT);
        }
        if (params.text("channelId").isPresent()) {
            call.log("a webhook posts to its own channel, whatever channelId says");
        }
        ApiCall hooked = call.at(open);
        Fields sent = hooked.ask(
                Webhook.of(call).request("POST", "").query("wait", "true").json(body(params)));
        hooked.told(sent, "id");
        return hooked.output(sent, SENT);
    }

    private static String channel(ApiCall call) {
        return Channels.id(
                call,
                call.params()
                        .text("channelId")
                        .orElseThrow(() ->
                                call.invalid("The parameter /channelId must name the channel that the bot sends to")));
    }

    private static Fields body(Params params) {
        Fields body = content(params.fields().text("content").orElse(""));
        return params.has("embeds")
                ? body.with("embeds", Value.of(params.fields().items("embeds")))
                : body;
    }

    /** A message of that text. */
    static Fields content(String text) {
        return Fields.builder()
                .put("content", text)
                .put("allowed_mentions", PINGS)
                .build();
    }

    /** Posts a message as the bot. */
    static Fields posted(ApiCall call, String channel, Fields body) {
        Fields sent = call.ask(
                ApiRequest.post("/channels/{channel}/messages", channel).json(body));
        call.told(sent, "id");
        return sent;
    }

    static Value history(ApiCall call) {
        String channel = Channels.id(call, call.params().needed("channelId"));
        return call.list(
                (before, wanted) -> {
                    // One more than wanted shows whether there are more.
                    int limit = Math.min(MOST_A_PAGE, wanted + 1);
                    List<Fields> page = page(call, channel, before, limit);
                    return new Page(
                            page,
                            page.size() < limit
                                    ? Optional.empty()
                                    : page.getLast().text("id"));
                },
                MESSAGE);
    }

    /** As many messages of a channel, newest first. */
    static List<Fields> page(ApiCall call, String channel, Optional<String> before, int limit) {
        Answer answer = call.accepted(ApiRequest.get("/channels/{channel}/messages", channel)
                .query("limit", limit)
                .query("before", before));
        if (!(answer.body() instanceof Value.Items(List<Value> items))) {
            throw call.strange("something that is no list");
        }
        return Page.of(items, Optional.empty()).items();
    }

    UndoOutcome delete(ApiCall call, Fields output) {
        Optional<String> hook = output.text("webhookId");
        String id = call.told(output, "id");
        boolean isBots = hook.isEmpty() || !isConnected(call, hook.get());
        if (isBots && call.connection().text("botToken").isEmpty()) {
            return UndoOutcome.cannot("What posted the message is no longer connected");
        }
        ApiCall way = isBots ? call : call.at(open);
        if (isEdited(way, request(way, isBots, output, "GET", id))) {
            return UndoOutcome.changedSince("The message was edited since it was posted");
        }
        Gone.delete(way, request(way, isBots, output, "DELETE", id));
        return UndoOutcome.undone("The message is deleted");
    }

    private static boolean isConnected(ApiCall call, String hook) {
        return call.connection()
                .text("webhookUrl")
                .flatMap(Webhook::in)
                .filter(webhook -> webhook.id().equals(hook))
                .isPresent();
    }

    private static ApiRequest request(ApiCall call, boolean isBots, Fields output, String method, String id) {
        return isBots
                ? ApiRequest.of(method, "/channels/{channel}/messages/{message}", call.told(output, "channelId"), id)
                : Webhook.of(call).request(method, "/messages/{message}", id);
    }

    /** As far as the bot may read the channel; where it may not, nobody but the bot itself can edit the message anyway. */
    private static boolean isEdited(ApiCall call, ApiRequest request) {
        return call.answer(request).object().text("edited_timestamp").isPresent();
    }
}
