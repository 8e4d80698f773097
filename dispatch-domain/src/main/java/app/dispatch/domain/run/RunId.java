package app.dispatch.domain.run;

import java.util.regex.Pattern;

/** The id of a run. */
public record RunId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a run id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
