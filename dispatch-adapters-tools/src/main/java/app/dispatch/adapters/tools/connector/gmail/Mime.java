package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.google.Content;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.BodyPart;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;

/**
 * Writes a message (RFC 5322, RFC 2045) of what the parameters say. Gmail itself adds who sends it, when, and its id; it
 * takes the hidden recipients out.
 */
final class Mime {
    private Mime() {}

    /** @param thread the one to answer in; empty to begin one */
    static ByteString of(ApiCall call, Optional<String> thread) {
        Params params = call.params();
        String subject = params.fields().text("subject").orElse("");
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw call.invalid("The parameter /subject holds a line end or another control character");
        }
        var to = Recipients.of(call, "to");
        if (to.isEmpty()) {
            throw call.invalid("The parameter /to must hold an e-mail address");
        }
        Message.Builder message = Message.Builder.of()
                .setTo(to)
                .setCc(Recipients.of(call, "cc"))
                .setBcc(Recipients.of(call, "bcc"))
                .setSubject(subject);
        try {
            BodyPart content = content(call);
            Reply reply = thread.map(id -> Reply.in(call, id)).orElse(Reply.NONE);
            reply.headers().forEach((name, value) -> message.addField(new RawField(name, value)));
            message.setBody(content.getBody());
            content.getHeader().getFields().forEach(message::setField);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new DefaultMessageWriter().writeMessage(message.build(), bytes);
            return ByteString.of(bytes.toByteArray());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static BodyPart content(ApiCall call) throws IOException {
        BodyPart words = words(call.params());
        List<BodyPart> parts = new ArrayList<>();
        for (Value attachment : call.params().fields().items("attachments")) {
            if (attachment instanceof Fields file) {
                parts.add(file(call, file));
            }
        }
        if (parts.isEmpty()) {
            return words;
        }
        parts.addFirst(words);
        return multipart("mixed", parts, seed(call));
    }

    private static BodyPart words(Params params) throws IOException {
        String text = params.fields().text("body").orElse("");
        BodyPart plain = text(text, "plain");
        Optional<String> html = params.text("html");
        return html.isEmpty()
                ? plain
                : multipart("alternative", List.of(plain, text(html.get(), "html")), text + html.get());
    }

    private static BodyPart text(String text, String subtype) throws IOException {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
        return BodyPartBuilder.create()
                .setBody(lines, subtype, StandardCharsets.UTF_8)
                .setContentTransferEncoding("quoted-printable")
                .build();
    }

    private static BodyPart file(ApiCall call, Fields file) throws IOException {
        String name = file.text("filename").orElse("").strip();
        if (name.isEmpty() || name.length() > 250 || name.chars().anyMatch(Character::isISOControl)) {
            throw call.invalid(
                    "The parameter /attachments holds a filename that is empty, has more than 250 characters,"
                            + " or a control character");
        }
        Content content = Content.of(call, file, name);
        BodyPart part = BodyPartBuilder.create()
                .setBody(content.bytes().toByteArray(), "application/octet-stream")
                .setContentTransferEncoding("base64")
                .build();
        part.getHeader().setField(new RawField("Content-Type", content.sentType()));
        part.getHeader().addField(new RawField("Content-Disposition", "attachment;" + FileNames.parameters(name)));
        return part;
    }

    /** The boundary is made of a hash of what is between, so that it does not stand there. */
    private static BodyPart multipart(String subtype, List<BodyPart> parts, String content) {
        String hash = ByteString.encodeUtf8(subtype + content).sha256().hex();
        MultipartBuilder multipart = MultipartBuilder.create(subtype);
        parts.forEach(multipart::addBodyPart);
        BodyPart part = BodyPartBuilder.create().setBody(multipart.build()).build();
        NameValuePair boundary = new NameValuePair("boundary", "=_" + hash.substring(0, 40));
        part.getHeader().setField(org.apache.james.mime4j.field.Fields.contentType("multipart/" + subtype, boundary));
        return part;
    }

    private static String seed(ApiCall call) {
        return call.params().fields().toString();
    }
}
