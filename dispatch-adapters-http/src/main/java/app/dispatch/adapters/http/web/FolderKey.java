package app.dispatch.adapters.http.web;

import app.dispatch.domain.account.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A secret that stands only in files which the server's own user can read: whoever knows it has the machine's data anyway.
 *
 * @param owner who it lets in
 */
public record FolderKey(String secret, User owner) {
    /** Whether that is it; takes as long for a wrong one. */
    public boolean is(String said) {
        return MessageDigest.isEqual(bytes(secret), bytes(said));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "FolderKey[" + owner.id() + "]";
    }
}
