package app.dispatch.domain.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as it was typed, trimmed. Two addresses are the same account when their {@link #key} is equal.
 */
public record Email(String value) {
    private static final int LONGEST = 254;
    /** What stands in no part: spaces, signs with a meaning in mail headers, and characters that cannot be seen. */
    private static final String NOT = "\\s\\p{Cc}\\p{Cf}@<>(),;:\"\\[\\]\\\\";

    private static final String LABEL = "[^." + NOT + "]{1,63}";
    private static final Pattern FORM = Pattern.compile("[^" + NOT + "]{1,64}@" + LABEL + "(\\." + LABEL + ")+");

    public Email {
        value = value.strip();
        if (value.length() > LONGEST
                || key(value).length() > LONGEST
                || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** The form in which addresses are compared: NFKC, lower case. */
    public String key() {
        return key(value);
    }

    /** One character may become eighteen: a store's index has room for {@value #LONGEST}. */
    private static String key(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
