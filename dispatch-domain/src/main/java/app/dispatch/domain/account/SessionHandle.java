package app.dispatch.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of a session that may be shown: it follows from the session's id, which cannot be found out from it. */
public record SessionHandle(String value) {
    private static final Pattern FORM = Pattern.compile("ses_[0-9a-f]{32}");
    private static final int BYTES = 16;

    public SessionHandle {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the handle of a session");
        }
    }

    /** The handle of the session with that id: the first half of its SHA-256. */
    public static SessionHandle of(SessionId id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.value().getBytes(StandardCharsets.UTF_8));
            return new SessionHandle("ses_" + HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
