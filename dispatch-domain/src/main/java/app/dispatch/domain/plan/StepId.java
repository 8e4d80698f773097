package app.dispatch.domain.plan;

import java.util.regex.Pattern;

/** The name of a step, unique in its plan; usable as an identifier in expressions. */
public record StepId(String value) {
    /** What a step's id looks like. */
    public static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    public StepId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a step id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
