package app.dispatch.domain.vault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be seen of a secret, so that its owner knows which one it is. */
public final class Mask {
    /** What stands for a secret of which nothing may be seen. */
    public static final String WHOLE = "••••";

    private static final int SHOWN = 4;

    /** Of a shorter one the shown characters would be too large a part. */
    private static final int SHORTEST = 16;

    /** What vendors put before all of their keys, such as {@code sk-} and {@code xoxb-}. */
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z]{2,4}[-_]");

    private Mask() {}

    /** Such as {@code sk-…abcd}: the vendor's prefix and the last four characters; of a short secret nothing. */
    public static String of(String secret) {
        if (secret.length() < SHORTEST) {
            return WHOLE;
        }
        Matcher prefix = PREFIX.matcher(secret);
        return (prefix.lookingAt() ? prefix.group() : "") + "…" + secret.substring(secret.length() - SHOWN);
    }
}
