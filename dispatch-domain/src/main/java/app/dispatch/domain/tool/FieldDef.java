package app.dispatch.domain.tool;

import org.jspecify.annotations.Nullable;

/**
 * One field of a tool's connection, such as its token.
 *
 * @param key the field's name
 * @param label the name for people
 * @param secret whether its value must never be shown
 * @param required whether the tool cannot be connected without it
 * @param placeholder an example of its form
 * @param help where to find its value
 * @param multiline whether its value may have several lines; any other value has one
 */
public record FieldDef(
        String key,
        String label,
        boolean secret,
        boolean required,
        @Nullable String placeholder,
        @Nullable String help,
        boolean multiline) {

    /** A field of one line. */
    public FieldDef(
            String key,
            String label,
            boolean secret,
            boolean required,
            @Nullable String placeholder,
            @Nullable String help) {
        this(key, label, secret, required, placeholder, help, false);
    }

    /** A secret that must be there. */
    public static FieldDef secret(String key, String label) {
        return new FieldDef(key, label, true, true, null, null);
    }

    /** What may be left out and may be shown. */
    public static FieldDef plain(String key, String label) {
        return new FieldDef(key, label, false, false, null, null);
    }
}
