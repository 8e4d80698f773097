package app.dispatch.adapters.tools.connector.gmail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;

/** Reads the bytes of a message's text. */
final class Charsets {
    private static final Pattern NAMED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s;\"']{1,40})");

    private Charsets() {}

    /**
     * The text. Gmail has most of it in UTF-8 already, whatever the part's type still says, so that comes first, unless the
     * type names a charset whose bytes would pass for UTF-8.
     */
    static String decoded(ByteString bytes, String contentType) {
        Charset named = named(contentType).orElse(StandardCharsets.ISO_8859_1);
        boolean looksLikeUtf8 = named.name().startsWith("ISO-2022")
                ? bytes.indexOf(new byte[] {0x1b}) < 0
                : !named.name().startsWith("UTF-16") && !named.name().startsWith("UTF-32");
        Optional<String> utf8 = looksLikeUtf8 ? utf8(bytes) : Optional.empty();
        return utf8.orElseGet(() -> bytes.string(named));
    }

    private static Optional<String> utf8(ByteString bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> named(String contentType) {
        Matcher name = NAMED.matcher(contentType);
        try {
            return name.find() ? Optional.of(Charset.forName(name.group(1))) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
