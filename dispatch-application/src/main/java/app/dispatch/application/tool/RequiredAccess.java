package app.dispatch.application.tool;

import app.dispatch.domain.credential.Provider;
import java.util.Set;

/**
 * What lets a call of an operation be made: a connection of its tool, a key of a language model provider, or either.
 *
 * @param connection whether the tool's connection does
 * @param keys the providers of which a key of the run's owner does
 */
public record RequiredAccess(boolean connection, Set<Provider> keys) {
    /** The tool's connection, where it needs one, and nothing in its place. */
    public static final RequiredAccess CONNECTION = new RequiredAccess(true, Set.of());

    public RequiredAccess {
        keys = Set.copyOf(keys);
    }
}
