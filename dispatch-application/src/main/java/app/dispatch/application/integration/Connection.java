package app.dispatch.application.integration;

import app.dispatch.application.vault.Secrets;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user's steps have to work with at one tool; secrets in clear.
 *
 * @param fields what was entered; empty when the tool is not connected
 * @param secrets those among the fields
 * @param lacking why a call cannot be made with it; null when it can
 * @param missing whether that is because the user has not connected the tool
 * @param saved when it was entered; null when there is none
 * @param keys the language model providers of which the user has a key; empty for a tool that makes no use of them
 */
public record Connection(
        Fields fields,
        Secrets secrets,
        @Nullable StepFailure lacking,
        boolean missing,
        @Nullable Instant saved,
        Set<Provider> keys) {
    /** That of a tool that needs none and has none. */
    public static final Connection NONE = new Connection(Fields.empty(), Secrets.NONE, null, false, null, Set.of());

    /** One that works, as far as is known. */
    static Connection of(Fields fields, Secrets secrets, Instant saved) {
        return new Connection(fields, secrets, null, false, saved, Set.of());
    }

    /** One that the user has yet to make. */
    static Connection missing(StepFailure why) {
        return new Connection(Fields.empty(), Secrets.NONE, why, true, null, Set.of());
    }

    /** One that cannot be read. */
    static Connection unreadable(StepFailure why) {
        return new Connection(Fields.empty(), Secrets.NONE, why, false, null, Set.of());
    }

    /** The same for a user who has keys of these providers. */
    Connection with(Set<Provider> others) {
        return new Connection(fields, secrets, lacking, missing, saved, Set.copyOf(others));
    }

    @Override
    public String toString() {
        return "Connection[" + fields.values().keySet() + "]";
    }
}
