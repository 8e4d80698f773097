package app.dispatch.domain.token;

import app.dispatch.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret of a personal API token: {@code dsp_live_}, 22 random letters and digits, and six more that check them.
 *
 * <p>The check is the CRC-32 of all before it, in base 62: a scanner that finds such a text knows without asking anyone that
 * it is a token, and a mistyped one is refused without a look into the store.
 */
public final class TokenSecret {
    /** What every token begins with, and what ids are made with. */
    public static final String PREFIX = "dsp_live_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECK_LENGTH = 6;
    private static final int SHOWN = PREFIX.length() + 4;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9A-Za-z]{28}");

    private final String text;

    private TokenSecret(String text) {
        this.text = text;
    }

    /**
     * The secret that begins with this.
     *
     * @param random {@link #PREFIX} and 22 letters and digits, drawn from a secure source: 131 bits
     */
    public static TokenSecret of(String random) {
        return parse(random + check(random)).orElseThrow(() -> new IllegalArgumentException("not of a token's form"));
    }

    /** The secret with this text; empty for a text that no token has. */
    public static Optional<TokenSecret> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECK_LENGTH;
        return text.substring(end).equals(check(text.substring(0, end)))
                ? Optional.of(new TokenSecret(text))
                : Optional.empty();
    }

    private static String check(String random) {
        CRC32 crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < CHECK_LENGTH; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }

    /** The whole secret, to be shown once. */
    public String text() {
        return text;
    }

    /** Its beginning, which may be shown: too short to guess the rest from. */
    public String prefix() {
        return text.substring(0, SHOWN);
    }

    /**
     * What is kept in its place: its SHA-256 in hex. A slow, salted hash protects what people make up and use twice; 131
     * random bits cannot be tried out, so a fast one does, at every request.
     */
    public String hash() {
        return Sha256.hex(text);
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return prefix() + "…";
    }
}
