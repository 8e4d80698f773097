package app.dispatch.application.vault;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its name, or by its looks, that a value is one that may not be shown: the one list of such names. */
public final class SecretNames {
    /** What is in a name that is never anything else. */
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?<![a-z])auth(?![a-z])|authorization|(?<!page|next|sync|continuation)(?<!(?:page|next|sync|continuation)[-_])token(?!s)"
                    + "|secret|passw|passphrase|credential|(?:api|access|private|subscription|function)s?[-_]?key"
                    + "|cookie|jwt|(?<![a-z])pwd(?![a-z])");

    /** What is in a name that may be something else in a text, and seldom is in a header or a query. */
    private static final Pattern PART = Pattern.compile("token|session|signature|^x-.*-key$");

    private static final Set<String> WHOLE = Set.of("key", "sig", "pass", "code", "assertion");

    /** Long, and of small and capital letters and digits mixed: what a generator makes, rarely what a person writes. */
    private static final Pattern GENERATED =
            Pattern.compile("(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[A-Za-z0-9_:+/=.~-]+");

    private static final int SHORTEST_GENERATED = 20;

    private SecretNames() {}

    /** Whether the value of a header or a parameter of a query is taken for a secret that has this name. */
    public static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WHOLE.contains(lower) || PART.matcher(lower).find() || isCredential(name);
    }

    /** Whether the value of any member is taken for a secret that has this name. */
    public static boolean isCredential(String name) {
        // accessToken is access_token
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return CREDENTIAL.matcher(words).find();
    }

    /** Whether the text looks like a generated secret, such as the last part of a webhook's address. */
    public static boolean looksSecret(String text) {
        return text.length() >= SHORTEST_GENERATED && GENERATED.matcher(text).matches();
    }
}
