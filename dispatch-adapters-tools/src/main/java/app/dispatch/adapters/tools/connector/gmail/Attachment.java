package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.google.MediaTypes;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that a message brings, as the message tells of it.
 *
 * @param mimeType its media type; where the message knows none, the one that its name tells
 * @param size its bytes, which the message may not tell
 * @param id by which its content is asked for; Gmail gives it another one each time that the message is read
 * @param data its content as Base64, where the message holds that too
 */
record Attachment(
        String filename, Optional<String> mimeType, Optional<Num> size, Optional<String> id, Optional<String> data) {
    private static final String UNKNOWN = "application/octet-stream";

    /** All that a part of a message, or the whole of it, brings. */
    static List<Attachment> in(Fields part) {
        List<Attachment> all = new ArrayList<>();
        collect(part, all);
        return List.copyOf(all);
    }

    private static void collect(Fields part, List<Attachment> all) {
        if (isMultipart(part)) {
            for (Value one : part.items("parts")) {
                if (one instanceof Fields inner) {
                    collect(inner, all);
                }
            }
        } else if (isOne(part)) {
            all.add(of(part));
        }
    }

    static boolean isMultipart(Fields part) {
        return type(part).startsWith("multipart/");
    }

    /** Whether a part is a file, and none of the message's own texts. */
    static boolean isOne(Fields part) {
        String type = type(part);
        boolean text = type.equals("text/html") || type.equals("text/plain") || type.isEmpty();
        return !text
                || part.text("filename").filter(name -> !name.isBlank()).isPresent()
                || MailHeaders.of(part)
                        .value("Content-Disposition")
                        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("attachment"))
                        .isPresent();
    }

    /** A part's media type; "" where it tells none. */
    static String type(Fields part) {
        return part.text("mimeType").orElse("").toLowerCase(Locale.ROOT);
    }

    private static Attachment of(Fields part) {
        Fields body = part.fields("body");
        String name = part.text("filename")
                .filter(text -> !text.isBlank())
                .map(MailHeaders::decoded)
                .orElseGet(() -> "part-" + part.text("partId").orElse("0"));
        String type = type(part);
        Optional<String> told = type.isEmpty() || type.equals(UNKNOWN)
                ? MediaTypes.ofName(name).or(() -> Optional.of(type).filter(one -> !one.isEmpty()))
                : Optional.of(type);
        return new Attachment(
                name,
                told,
                body.get("size").filter(Num.class::isInstance).map(Num.class::cast),
                body.text("attachmentId"),
                body.text("data"));
    }

    /** Whether it has that many bytes. */
    boolean has(int bytes) {
        return size.filter(told -> told.value().intValue() == bytes).isPresent();
    }

    /** The media type that whoever stores it is told. */
    String typeOrUnknown() {
        return mimeType.orElse(UNKNOWN);
    }

    /** How a message's output tells of it: with all that {@code get_attachment} takes. */
    Value told(String message) {
        return Fields.builder()
                .put("filename", filename)
                .putIfPresent("mimeType", mimeType.map(Value::of).orElse(null))
                .putIfPresent("size", size.orElse(null))
                .putIfPresent("id", id.map(Value::of).orElse(null))
                .put("messageId", message)
                .build();
    }
}
