package app.dispatch.domain.error;

/**
 * One thing wrong with what a caller sent, and where it stands. What was sent is repeated by 200 characters at most: what stands
 * in backticks in the message, and each name in the path.
 *
 * @param path a JSON pointer (RFC 6901) into the request's body, such as {@code /plan/steps/1/op}; empty for the whole
 * @param message what is wrong and, where that is plain, how to mend it
 */
public record Problem(String path, String message) {
    /** The most problems that one refusal lists; the rest is counted. */
    public static final int MOST_LISTED = 100;

    public Problem {
        path = ErrorText.pointer(path);
        message = ErrorText.message(message);
    }

    /** The same problem seen from a document that holds this one at {@code prefix}. */
    public Problem under(String prefix) {
        return new Problem(prefix + path, message);
    }

    /** A pointer to a member: {@code parent} followed by {@code key}, escaped as RFC 6901 section 3 says. */
    public static String pointer(String parent, String key) {
        return parent + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
