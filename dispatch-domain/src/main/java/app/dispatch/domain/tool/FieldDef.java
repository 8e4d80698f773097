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
 */
public record FieldDef(
        String key,
        String label,
        boolean secret,
        boolean required,
        @Nullable String placeholder,
        @Nullable String help) {}
