package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** The headers of a message, or of a part of one, as Gmail gives them. */
record MailHeaders(List<Value> headers) {
    static MailHeaders of(Fields part) {
        return new MailHeaders(part.items("headers"));
    }

    /** The first one of that name, as it was written. */
    Optional<String> value(String name) {
        return headers.stream()
                .filter(Fields.class::isInstance)
                .map(Fields.class::cast)
                .filter(header -> header.text("name").orElse("").equalsIgnoreCase(name))
                .flatMap(header -> header.text("value").stream())
                .findFirst();
    }

    /** The same as people read it: its encoded words (RFC 2047) are decoded. */
    Optional<String> text(String name) {
        return value(name).map(MailHeaders::decoded);
    }

    static String decoded(String written) {
        if (!written.contains("=?")) {
            return written;
        }
        try {
            return DecoderUtil.decodeEncodedWords(written, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unknownCharset) {
            return written;
        }
    }
}
