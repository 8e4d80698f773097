package app.dispatch.domain.account;

import app.dispatch.domain.Sha256;
import java.util.regex.Pattern;

/** The name of a session that may be shown: it follows from the session's id, which cannot be found out from it. */
public record SessionHandle(String value) {
    private static final Pattern FORM = Pattern.compile("ses_[0-9a-f]{32}");
    private static final int DIGITS = 32;

    public SessionHandle {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the handle of a session");
        }
    }

    /** The handle of the session with that id: the first half of its SHA-256. */
    public static SessionHandle of(SessionId id) {
        return new SessionHandle("ses_" + Sha256.hex(id.value()).substring(0, DIGITS));
    }

    @Override
    public String toString() {
        return value;
    }
}
