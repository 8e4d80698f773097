package app.dispatch.adapters.tools.connector;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its name, or by its looks, that a value is one that no log line may show. */
public final class SecretNames {
    private static final Pattern PART = Pattern.compile(
            "token|secret|password|passwd|passphrase|signature|credential|apikey|api[-_]key|accesskey|access[-_]key"
                    + "|authorization|cookie|session|jwt");

    private static final Set<String> WHOLE = Set.of("key", "sig", "auth", "pwd", "pass", "code", "assertion", "x-auth");

    /** Long, and of small and capital letters and digits mixed: what a generator makes, rarely what a person writes. */
    private static final Pattern GENERATED =
            Pattern.compile("(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[A-Za-z0-9_:+/=.~-]+");

    private static final int SHORTEST_GENERATED = 20;

    private SecretNames() {}

    /** Whether a value of that name is taken for a secret. */
    public static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WHOLE.contains(lower) || PART.matcher(lower).find();
    }

    /** Whether the text looks like a generated secret, such as the last part of a webhook's address. */
    static boolean looksSecret(String text) {
        return text.length() >= SHORTEST_GENERATED && GENERATED.matcher(text).matches();
    }
}
