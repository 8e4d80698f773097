package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages as they are read (https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages). */
final class Messages {
    static final String PATH = "/gmail/v1/users/me/messages";

    /** What a list needs of a message; the rest is not asked for. */
    private static final List<String> HEADERS = List.of("From", "To", "Cc", "Subject");

    private static final int LARGEST_PAGE = 500;

    private Messages() {}

    static Value search(ApiCall call) {
        Params params = call.params();
        boolean withBody = params.is("includeBody");
        LabelNames labels = new LabelNames(call);
        Shape summary = summary(labels);
        Shape withBodies = withBody
                ? summary.made(
                        "body",
                        hit -> Optional.of(Value.of(MailContent.of(call, hit).text())))
                : summary;
        return call.list(
                (from, wanted) -> hits(call, from, wanted),
                params.is("includeAttachments")
                        ? withBodies.made("attachments", hit -> Optional.of(attachments(call, hit)))
                        : withBodies);
    }

    private static Value attachments(ApiCall call, Fields hit) {
        return Value.of(MailContent.attachments(hit, call.told(hit, "id")));
    }

    private static Page hits(ApiCall call, Optional<String> from, int wanted) {
        Fields page = call.ask(ApiRequest.get(PATH)
                .query("q", call.params().needed("query"))
                .query("maxResults", Math.min(wanted, LARGEST_PAGE))
                .query("pageToken", from));
        List<Value> found = new ArrayList<>();
        for (Value hit : page.items("messages")) {
            if (hit instanceof Fields fields) {
                // One that was deleted meanwhile is no hit any more.
                call.askIfThere(hit(call, call.told(fields, "id"))).ifPresent(found::add);
            }
        }
        return Page.of(found, page.text("nextPageToken"));
    }

    private static ApiRequest hit(ApiCall call, String id) {
        ApiRequest request = ApiRequest.get(PATH + "/{id}", id);
        Params params = call.params();
        if (params.is("includeBody") || params.is("includeAttachments") || params.is("includeRaw")) {
            return request.query("format", "full");
        }
        request.query("format", "metadata");
        HEADERS.forEach(name -> request.query("metadataHeaders", name));
        return request;
    }

    static Value get(ApiCall call) {
        Fields message = call.ask(
                ApiRequest.get(PATH + "/{id}", call.params().needed("id")).query("format", "full"));
        return whole(call, message, new LabelNames(call), call.params().is("includeRaw"));
    }

    static Value thread(ApiCall call) {
        Fields thread = call.ask(
                ApiRequest.get("/gmail/v1/users/me/threads/{id}", call.params().needed("id"))
                        .query("format", "full"));
        LabelNames labels = new LabelNames(call);
        List<Value> messages = new ArrayList<>();
        for (Value message : thread.items("messages")) {
            if (message instanceof Fields fields) {
                messages.add(whole(call, fields, labels, false));
            }
        }
        return call.output(
                thread,
                Shape.of("id")
                        .made(
                                "subject",
                                found ->
                                        messages.stream().findFirst().flatMap(first -> ((Fields) first).get("subject")))
                        .made("messages", found -> Optional.of(Value.of(messages))));
    }

    private static Fields whole(ApiCall call, Fields message, LabelNames labels, boolean withRaw) {
        MailContent content = MailContent.of(call, message);
        return summary(labels)
                .made("body", found -> Optional.of(Value.of(content.text())))
                .made("html", found -> content.html().map(Value::of))
                .made("attachments", found -> Optional.of(Value.of(content.attachments())))
                .output(message, withRaw);
    }

    private static Shape summary(LabelNames labels) {
        return Shape.of("id", "threadId")
                .made("from", message -> header(message, "From").map(Value::of))
                .made("to", message -> addresses(message, "To"))
                .made("cc", message -> addresses(message, "Cc"))
                .made(
                        "subject",
                        message ->
                                Optional.of(Value.of(header(message, "Subject").orElse(""))))
                .made("date", Messages::date)
                .made("snippet", message -> message.text("snippet").map(text -> Value.of(HtmlText.unescaped(text))))
                .made("labels", message -> Optional.of(Value.texts(labels.of(ids(message)))))
                .made("unread", message -> Optional.of(Value.of(ids(message).contains("UNREAD"))));
    }

    /** The ids of a message's labels. */
    static List<String> ids(Fields message) {
        return new Params(message, IllegalStateException::new).texts("labelIds");
    }

    private static Optional<String> header(Fields message, String name) {
        return MailHeaders.of(message.fields("payload")).text(name);
    }

    private static Optional<Value> addresses(Fields message, String name) {
        return header(message, name).map(list -> Value.texts(Recipients.shown(list)));
    }

    /** When Gmail got it: what the message itself says may be anything. */
    private static Optional<Value> date(Fields message) {
        return message.text("internalDate")
                .filter(text -> text.matches("\\d{1,15}"))
                .map(text -> Value.of(Instant.ofEpochMilli(Long.parseLong(text)).toString()));
    }
}
