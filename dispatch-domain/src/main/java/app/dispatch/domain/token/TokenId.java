package app.dispatch.domain.token;

import java.util.regex.Pattern;

/** The id of a personal API token; it opens nothing. */
public record TokenId(String value) {
    private static final Pattern FORM = Pattern.compile("tok_[A-Za-z0-9]{1,60}");

    public TokenId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a token id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
