package app.dispatch.server.harm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/** A message as it is sent (RFC 5322), read. */
record Mime(Message message) {

    static Mime of(String base64) {
        try {
            return new Mime(new DefaultMessageBuilder()
                    .parseMessage(
                            new ByteArrayInputStream(Base64.getUrlDecoder().decode(base64))));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    String header(String name) {
        var field = message.getHeader().getField(name);
        return field == null
                ? ""
                : DecoderUtil.decodeEncodedWords(
                                field.getBody().replaceAll("\\s*\\r?\\n\\s*", " "), StandardCharsets.UTF_8)
                        .strip();
    }

    /** Its texts, without HTML. */
    String text() {
        List<String> texts = new ArrayList<>();
        read(message, texts, "text/plain");
        return String.join("\n", texts);
    }

    String html() {
        List<String> texts = new ArrayList<>();
        read(message, texts, "text/html");
        return String.join("\n", texts);
    }

    /** The names of the files in it. */
    String files() {
        List<String> names = new ArrayList<>();
        files(message, names);
        return String.join(", ", names);
    }

    private static void read(Entity entity, List<String> texts, String type) {
        Body body = entity.getBody();
        if (body instanceof Multipart parts) {
            parts.getBodyParts().forEach(part -> read(part, texts, type));
        } else if (body instanceof TextBody text && entity.getMimeType().equals(type) && entity.getFilename() == null) {
            try {
                texts.add(
                        new String(text.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
        }
    }

    private static void files(Entity entity, List<String> names) {
        if (entity.getBody() instanceof Multipart parts) {
            parts.getBodyParts().forEach(part -> files(part, names));
        } else if (entity.getFilename() != null) {
            names.add(entity.getFilename());
        }
    }
}
