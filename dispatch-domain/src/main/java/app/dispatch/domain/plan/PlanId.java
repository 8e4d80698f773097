package app.dispatch.domain.plan;

import java.util.regex.Pattern;

/** The id of a plan; a saved plan's workflow has the same. Callers may choose it. */
public record PlanId(String value) {
    /** What a plan's id looks like. */
    public static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.:-]{0,127}");

    public PlanId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a plan id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
