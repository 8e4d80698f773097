package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.google.Content;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okio.ByteString;

/**
 * Reads what is in the files of a message
 * (https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages.attachments/get).
 */
final class Attachments {
    private static final String PATH = Messages.PATH + "/{message}/attachments/{id}";

    /** The names that an error tells at most. */
    private static final int MOST_NAMES = 10;

    /** The characters that the largest of them has as Base64. */
    private static final int LONGEST = Content.MOST_READ / 3 * 4 + 4;

    private final ApiCall call;
    private final String message;
    private final List<Attachment> all;

    private Attachments(ApiCall call, String message, List<Attachment> all) {
        this.call = call;
        this.message = message;
        this.all = all;
    }

    static Value get(ApiCall call) {
        String message = call.params().needed("messageId");
        Optional<String> id = call.params().text("attachmentId");
        Optional<String> name = call.params().text("filename");
        if (id.isEmpty() && name.isEmpty()) {
            throw call.invalid("One of the parameters /attachmentId and /filename must be there and not be blank");
        }
        Fields found = call.ask(ApiRequest.get(Messages.PATH + "/{id}", message).query("format", "full"));
        Attachments attachments = new Attachments(call, message, Attachment.in(found.fields("payload")));
        return id.isPresent() ? attachments.byId(id.get(), name) : attachments.byName(name.orElseThrow());
    }

    private Value byName(String name) {
        List<Attachment> named = named(name);
        if (named.isEmpty()) {
            throw none("attachment named “" + name + "”");
        }
        if (named.size() > 1) {
            throw call.invalid("/filename “" + name + "” stands for " + named.size()
                    + " attachments of the message: say by /attachmentId which one is meant");
        }
        return output(named.getFirst());
    }

    /**
     * An id of an earlier reading is none of those that the message has now, yet Gmail still gives its content: by how
     * long that is, and by its name where that is said too, it is told which one it is.
     */
    private Value byId(String id, Optional<String> name) {
        for (Attachment one : all) {
            if (one.id().filter(id::equals).isPresent()) {
                return output(one);
            }
        }
        List<Attachment> fitting = name.isPresent() ? named(name.get()) : all;
        if (fitting.isEmpty()) {
            throw none("attachment named “" + name.orElse("") + "”");
        }
        if (fitting.size() == 1) {
            refuseLarge(fitting.getFirst());
        }
        ByteString bytes = call.askIfThere(asked(id))
                .map(this::bytes)
                .orElseThrow(() -> none("attachment with that /attachmentId"));
        List<Attachment> same =
                fitting.stream().filter(one -> one.has(bytes.size())).toList();
        boolean told = same.size() == 1 || (name.isPresent() && !same.isEmpty());
        if (!told) {
            throw call.invalid("/attachmentId is of an earlier reading of the message and does not tell which of its"
                    + " attachments is meant: say its /filename, one of " + names());
        }
        return output(same.getFirst(), bytes);
    }

    /** Those of that name; where none is written so, those of that name in other letters. */
    private List<Attachment> named(String name) {
        List<Attachment> exact =
                all.stream().filter(one -> one.filename().equals(name)).toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(one -> one.filename().equalsIgnoreCase(name.strip()))
                        .toList()
                : exact;
    }

    private RuntimeException none(String what) {
        return call.missing(
                all.isEmpty()
                        ? what + ": nothing is attached to the message"
                        : what + " in the message, which has " + names());
    }

    private String names() {
        String names = all.stream()
                .limit(MOST_NAMES)
                .map(one -> "“" + one.filename() + "”")
                .collect(Collectors.joining(", "));
        return all.size() > MOST_NAMES ? names + " and " + (all.size() - MOST_NAMES) + " more" : names;
    }

    private ApiRequest asked(String id) {
        return ApiRequest.get(PATH, message, id).readingAtMost(2 * Content.MOST_READ);
    }

    private void refuseLarge(Attachment one) {
        one.size().filter(size -> size.value().longValue() > Content.MOST_READ).ifPresent(size -> {
            throw large(one.filename(), size.value().longValue());
        });
    }

    /** What is only a part of a file is no file any more: so it is refused, and not cut. */
    private RuntimeException large(String name, long bytes) {
        return call.invalid("The attachment “" + name + "” has " + bytes + " bytes; at most " + Content.MOST_READ + " ("
                + Content.MOST_READ / 1024 + " KiB) can be read");
    }

    private Value output(Attachment one) {
        refuseLarge(one);
        return output(
                one,
                one.data()
                        .map(this::decoded)
                        .orElseGet(() ->
                                one.id().map(id -> bytes(call.ask(asked(id)))).orElse(ByteString.EMPTY)));
    }

    private ByteString bytes(Fields body) {
        return decoded(body.text("data").orElse(""));
    }

    private ByteString decoded(String data) {
        return call.told(
                Optional.ofNullable(ByteString.decodeBase64(data)), "what is in the attachment, written as Base64");
    }

    private Value output(Attachment one, ByteString bytes) {
        if (bytes.size() > Content.MOST_READ) {
            throw large(one.filename(), bytes.size());
        }
        Optional<String> text = text(bytes);
        // The encoding stands behind the content: what is cut in the content lacks it, and is never taken for the
        // whole.
        return Fields.builder()
                .put("filename", one.filename())
                .put("mimeType", one.typeOrUnknown())
                .put("size", bytes.size())
                .put("content", text.orElseGet(bytes::base64))
                .put("encoding", text.isPresent() ? "text" : "base64")
                .build();
    }

    /** The text that has just these bytes in UTF-8, in which content is stored and sent; empty where there is none, or a longer one. */
    private static Optional<String> text(ByteString bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            boolean plain = text.indexOf('\0') < 0 && Json.write(Value.of(text)).length() <= LONGEST;
            return plain ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException otherBytes) {
            return Optional.empty();
        }
    }
}
