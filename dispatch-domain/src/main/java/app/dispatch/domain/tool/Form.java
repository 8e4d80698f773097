package app.dispatch.domain.tool;

import java.util.Arrays;
import java.util.Optional;

/**
 * How people write a value, where the JSON Schema's own {@code format} and {@code pattern} do not say. A parameter, or a member
 * of an output, declares it under {@code x-form}: one, or a list of those that it takes.
 */
public enum Form {
    /** A channel with its sign, {@code #dev}; a parameter takes it with the sign. */
    CHANNEL("#x"),
    /** A user name with its sign, {@code @ada}; a parameter takes it with the sign and without. */
    HANDLE("@x"),
    /** A user name, {@code ada}. People write {@code @ada} too, which a parameter does not take. */
    USER("user"),
    /** A name under its owner's, {@code acme/api}. */
    OWNED("a/b"),
    /** A number, {@code 42}. People write {@code #42} too, which a parameter does not take. */
    NUMBERED("#1"),
    /** A number under the key of its place, {@code ENG-42}. */
    KEYED("KEY-1"),
    /** An e-mail address. */
    EMAIL("email"),
    /** Any name, as people write it. */
    NAME("name"),
    /** An opaque id; what one looks like stands under {@code x-pattern}. */
    ID("id"),
    /** Where people look at it: a parameter takes that address in place of the id. */
    LINK("link"),
    /** A time zone, {@code Europe/Berlin}. */
    TIMEZONE("timezone");

    private final String id;

    Form(String id) {
        this.id = id;
    }

    /** As it stands in a schema: {@code a/b}. */
    public String id() {
        return id;
    }

    /** The form of that id; empty when there is none. */
    public static Optional<Form> of(String id) {
        return Arrays.stream(values()).filter(form -> form.id.equals(id)).findFirst();
    }
}
