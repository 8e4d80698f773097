package app.dispatch.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** What lets somebody create an account, once. */
public record InvitationCode(String text) {
    /** What every one begins with. */
    public static final String PREFIX = "dsp_invite_";

    /** How long it does. */
    public static final Duration LIFE = Duration.ofDays(7);

    /** What is kept in its place: its SHA-256 in hex. Its 131 random bits cannot be tried out, so a fast hash does. */
    public String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Not the code. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
