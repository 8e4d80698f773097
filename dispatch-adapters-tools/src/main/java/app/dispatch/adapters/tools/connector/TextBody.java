package app.dispatch.adapters.tools.connector;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;

/** Reads bytes as text, when they are text. */
public final class TextBody {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]+)");

    private TextBody() {}

    /**
     * The text of an answer's body in the charset that its type names, else in UTF-8, else (for a type that is text
     * anyhow) in ISO-8859-1; empty when the bytes are no text.
     */
    public static Optional<String> of(UpstreamReply reply) {
        String type = contentType(reply).toLowerCase(Locale.ROOT);
        Charset charset = charset(type);
        Optional<String> text = decoded(reply.body(), charset, reply.truncated());
        if (text.isEmpty() && type.startsWith("text/")) {
            text = decoded(reply.body(), StandardCharsets.ISO_8859_1, false);
        }
        return text.filter(TextBody::isText);
    }

    /** The answer's Content-Type; empty text when there is none. */
    public static String contentType(UpstreamReply reply) {
        String type = reply.headers().get("Content-Type");
        return type == null ? "" : type.trim();
    }

    /** Control characters are tolerated as a stray one in a hundred, not as what the body is made of; NUL never. */
    private static boolean isText(String text) {
        int strays = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            strays += c < ' ' && !isLayout(c) ? 1 : 0;
        }
        return strays <= text.length() / 100;
    }

    /** Tab, line ends, form feed, and the escape that colours terminals. */
    private static boolean isLayout(char c) {
        return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u001b';
    }

    private static Charset charset(String type) {
        if (!type.contains("charset")) {
            return StandardCharsets.UTF_8;
        }
        Matcher named = CHARSET.matcher(type);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static Optional<String> decoded(ByteString body, Charset charset, boolean cut) {
        int length = cut && charset.equals(StandardCharsets.UTF_8) ? wholeUtf8(body) : body.size();
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body.toByteArray(), 0, length))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException otherBytes) {
            return Optional.empty();
        } catch (UnsupportedOperationException encodesOnly) {
            return Optional.empty();
        }
    }

    /** How many bytes make whole characters: the last one may have been cut. */
    private static int wholeUtf8(ByteString body) {
        int start = body.size();
        while (start > 0 && body.size() - start < 3 && (body.getByte(start - 1) & 0xC0) == 0x80) {
            start--;
        }
        if (start == 0) {
            return body.size();
        }
        int lead = body.getByte(start - 1) & 0xff;
        int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        return body.size() - start + 1 < needed ? start - 1 : body.size();
    }
}
