package app.dispatch.adapters.tools.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where mails are handed over, and as whom.
 *
 * @param tls whether the connection is encrypted from its first byte; else it is by STARTTLS, but to this very machine
 * @param login null for none
 */
public record SmtpServer(
        String host, int port, boolean tls, @Nullable Login login) {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    /** Who hands them over. */
    public record Login(String user, String password) {
        /** Not the password. */
        @Override
        public String toString() {
            return "Login";
        }
    }

    /**
     * Reads a URL such as {@code smtps://user:password@mail.example.com:465}, with what is special in it encoded (RFC 3986).
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SmtpServer parse(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme();
        boolean tls = "smtps".equals(scheme);
        boolean rest = uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && (uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/"));
        if ((!tls && !"smtp".equals(scheme)) || uri.getHost() == null || !rest) {
            throw new IllegalArgumentException("no URL of an SMTP server");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? SUBMISSIONS : SUBMISSION;
        return new SmtpServer(uri.getHost().replaceAll("^\\[|]$", ""), port, tls, login(uri.getRawUserInfo()));
    }

    private static @Nullable Login login(@Nullable String userInfo) {
        if (userInfo == null || userInfo.isEmpty()) {
            return null;
        }
        String[] parts = userInfo.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("a user without a password");
        }
        return new Login(decoded(parts[0]), decoded(parts[1]));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Whether it is on this very machine, where nobody listens in. */
    boolean isLocal() {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    /** Not the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
