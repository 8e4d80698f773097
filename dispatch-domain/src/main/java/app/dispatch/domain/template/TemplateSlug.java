package app.dispatch.domain.template;

import app.dispatch.domain.plan.PlanId;
import java.util.regex.Pattern;

/** The name of a template in URLs, such as {@code morning-inbox-digest}. */
public record TemplateSlug(String value) {
    /** The longest slug, in characters. */
    public static final int LONGEST = 64;

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public TemplateSlug {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a slug is lower-case words joined by single hyphens: " + value);
        }
    }

    /** The id of the template's own plan; a clone of it gets a fresh one. */
    public PlanId planId() {
        return new PlanId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
