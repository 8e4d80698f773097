package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.adapters.tools.connector.google.Related;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.ByteString;

/** Sends messages, and keeps drafts (https://developers.google.com/workspace/gmail/api/guides/sending). */
final class Sending {
    private static final String SEND = "/gmail/v1/users/me/messages/send";
    private static final String DRAFTS = "/gmail/v1/users/me/drafts";
    private static final String RFC822 = "message/rfc822";

    /** Larger messages are uploaded as they are, not within JSON. */
    private static final int LARGEST_IN_JSON = 3 * 1024 * 1024;

    /** Gmail takes no larger ones (https://developers.google.com/workspace/gmail/api/guides/uploads). */
    private static final int LARGEST = 35 * 1024 * 1024;

    private Sending() {}

    static Value send(ApiCall call) {
        Optional<String> thread = call.params().text("threadId");
        Fields metadata = inThread(thread);
        ByteString mime = mime(call, thread);
        Fields sent = call.ask(
                isLarge(mime)
                        ? uploaded("/upload" + SEND, metadata, mime)
                        : ApiRequest.post(SEND).json(metadata.with("raw", raw(mime))));
        LabelNames labels = new LabelNames(call);
        return call.output(
                sent,
                Shape.of("id", "threadId")
                        .made("labels", message -> Optional.of(Value.texts(labels.of(Messages.ids(message))))));
    }

    static Value draft(ApiCall call) {
        Optional<String> thread = call.params().text("threadId");
        Fields message = inThread(thread);
        ByteString mime = mime(call, thread);
        Fields draft = call.ask(
                isLarge(mime)
                        ? uploaded(
                                "/upload" + DRAFTS, message.isEmpty() ? message : Fields.of("message", message), mime)
                        : ApiRequest.post(DRAFTS).json(Fields.of("message", message.with("raw", raw(mime)))));
        return call.output(
                draft, Shape.of("id").named("messageId", "message.id").named("threadId", "message.threadId"));
    }

    /** A draft that is changed gets another message. */
    static UndoOutcome deleteDraft(ApiCall call, Fields output) {
        String id = output.text("id").orElse("");
        Optional<Fields> draft =
                call.askIfThere(ApiRequest.get(DRAFTS + "/{id}", id).query("format", "minimal"));
        if (draft.isEmpty()) {
            return UndoOutcome.undone("The draft is no longer there");
        }
        if (!Shape.text(draft.get(), "message.id").equals(output.text("messageId"))) {
            return UndoOutcome.changedSince("The draft was changed since it was made");
        }
        call.askIfThere(ApiRequest.delete(DRAFTS + "/{id}", id));
        return UndoOutcome.undone("The draft is deleted");
    }

    private static ByteString mime(ApiCall call, Optional<String> thread) {
        ByteString mime = Mime.of(call, thread);
        if (mime.size() > LARGEST) {
            throw call.invalid("The message has more than 35 MiB with its attachments, which Gmail does not take");
        }
        return mime;
    }

    private static boolean isLarge(ByteString mime) {
        return mime.size() > LARGEST_IN_JSON;
    }

    private static Fields inThread(Optional<String> thread) {
        return thread.map(id -> Fields.of("threadId", Value.of(id))).orElse(Fields.empty());
    }

    private static Value raw(ByteString mime) {
        return Value.of(mime.base64Url());
    }

    private static ApiRequest uploaded(String path, Fields metadata, ByteString mime) {
        return metadata.isEmpty()
                ? ApiRequest.post(path)
                        .query("uploadType", "media")
                        .body(RequestBody.create(mime, MediaType.get(RFC822)))
                : ApiRequest.post(path).query("uploadType", "multipart").body(Related.of(metadata, mime, RFC822));
    }
}
