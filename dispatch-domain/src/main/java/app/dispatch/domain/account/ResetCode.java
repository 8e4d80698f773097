package app.dispatch.domain.account;

import app.dispatch.domain.Sha256;
import java.time.Duration;

/** What lets somebody choose another password for an account, once. */
public record ResetCode(String text) {
    /** What every one begins with. */
    public static final String PREFIX = "dsp_reset_";

    /** How long it does. */
    public static final Duration LIFE = Duration.ofHours(1);

    /** What is kept in its place: its SHA-256 in hex. Its 131 random bits cannot be tried out, so a fast hash does. */
    public String hash() {
        return Sha256.hex(text);
    }

    /** Not the code. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
