package app.dispatch.domain.credential;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All keys of a user.
 *
 * @param byDefault the provider that is used where none is named; null when there is no key
 * @param credentials the oldest first
 */
public record SavedCredentials(@Nullable Provider byDefault, List<Credential> credentials) {
    public SavedCredentials {
        credentials = List.copyOf(credentials);
    }
}
