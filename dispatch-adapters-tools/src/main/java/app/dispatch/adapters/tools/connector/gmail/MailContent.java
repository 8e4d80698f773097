package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.ByteString;

/**
 * What is in a message.
 *
 * @param text its text; made from the HTML when it has no other
 * @param html its HTML
 * @param attachments the files in it, as the output has them
 */
record MailContent(String text, Optional<String> html, List<Value> attachments) {
    /** A text that is larger is left out. */
    private static final int LARGEST_TEXT = 5 * 1024 * 1024;

    /** The content of a message that was asked for in full; large parts are asked for here. */
    static MailContent of(ApiCall call, Fields message) {
        String id = call.told(message, "id");
        Words words = new Reader(call, id).read(message.fields("payload"));
        return new MailContent(words.plain().orElse(""), words.html(), attachments(message, id));
    }

    /** The files in a message that was asked for in full, as the output has them. */
    static List<Value> attachments(Fields message, String id) {
        return Attachment.in(message.fields("payload")).stream()
                .map(one -> one.told(id))
                .toList();
    }

    /** The words of a part: as text, as HTML, or as both. */
    private record Words(Optional<String> text, Optional<String> html) {
        static final Words NONE = new Words(Optional.empty(), Optional.empty());

        Optional<String> plain() {
            return text.or(() -> html.map(HtmlText::of));
        }

        /** Of parts that follow each other. */
        static Words joined(List<Words> parts) {
            Optional<String> html = join(parts.stream().flatMap(part -> part.html().stream()));
            boolean hasText = parts.stream().anyMatch(part -> part.text().isPresent());
            return new Words(
                    hasText ? join(parts.stream().flatMap(part -> part.plain().stream())) : Optional.empty(), html);
        }

        /** Of parts that say the same: the last one of each kind, as it is the richest (RFC 2046, 5.1.4). */
        static Words best(List<Words> parts) {
            return new Words(
                    parts.stream().flatMap(part -> part.text().stream()).findFirst(),
                    parts.stream().flatMap(part -> part.html().stream()).reduce((one, other) -> other));
        }

        private static Optional<String> join(Stream<String> texts) {
            String joined = texts.collect(Collectors.joining("\n"));
            return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
        }
    }

    /** Walks through the parts of a message. */
    private record Reader(ApiCall call, String message) {
        Words read(Fields part) {
            List<Words> inner = new ArrayList<>();
            String type = Attachment.type(part);
            if (Attachment.isMultipart(part)) {
                for (Value one : part.items("parts")) {
                    inner.add(one instanceof Fields fields ? read(fields) : Words.NONE);
                }
                return type.equals("multipart/alternative") ? Words.best(inner) : Words.joined(inner);
            }
            if (Attachment.isOne(part)) {
                return Words.NONE;
            }
            Optional<String> text = text(part);
            return type.equals("text/html") ? new Words(Optional.empty(), text) : new Words(text, Optional.empty());
        }

        private Optional<String> text(Fields part) {
            Fields body = part.fields("body");
            Optional<String> data = body.text("data")
                    .or(() -> body.text("attachmentId")
                            .filter(id -> isReadable(body))
                            .flatMap(id -> call.ask(
                                            ApiRequest.get(Messages.PATH + "/{message}/attachments/{id}", message, id)
                                                    .readingAtMost(2 * LARGEST_TEXT))
                                    .text("data")));
            String type = MailHeaders.of(part).value("Content-Type").orElse("");
            return data.map(ByteString::decodeBase64)
                    .filter(Objects::nonNull)
                    .map(bytes ->
                            Charsets.decoded(bytes, type).replace("\r\n", "\n").strip());
        }

        private boolean isReadable(Fields body) {
            boolean readable = !(body.get("size").orElse(Value.NULL) instanceof Num(BigDecimal size))
                    || size.compareTo(BigDecimal.valueOf(LARGEST_TEXT)) <= 0;
            if (!readable) {
                call.log("a text of more than 5 MiB is left out");
            }
            return readable;
        }
    }
}
