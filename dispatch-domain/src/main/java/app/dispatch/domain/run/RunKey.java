package app.dispatch.domain.run;

import app.dispatch.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What makes a run happen once: of all runs of an owner with the same scope and name only the first begins, for as long as
 * the key is remembered.
 *
 * @param scope within which the name stands for one thing, such as {@code api} or {@code trigger:wf_1}
 * @param fingerprint of what was asked; a repetition with another one is a mistake
 */
public record RunKey(String scope, String name, String fingerprint) {
    /** How long a key is remembered. */
    public static final Duration LIFE = Duration.ofHours(24);

    /** The fingerprint of a request: SHA-256 of what it is for and of its body, in hexadecimal digits. */
    public static String fingerprint(String target, byte[] body) {
        return Sha256.hex(target.getBytes(StandardCharsets.UTF_8), new byte[1], body);
    }
}
