package app.dispatch.application.integration;

import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/** What the engine and the composer ask of users' connections. Safe for use by several threads. */
public interface Connections {
    /**
     * The owner's connection of a tool, read anew at each call; never throws for what is stored.
     *
     * @throws app.dispatch.domain.error.Refusal {@code unavailable} when the store is away
     */
    Connection of(UserId owner, String tool);

    /**
     * The fields of the owner's connection with an access token that works for a while yet: as they are kept, or renewed, and
     * then kept before anybody uses them.
     *
     * @throws app.dispatch.domain.error.StepFailure when they cannot be renewed
     */
    default Fields renewed(UserId owner, String tool, Renewal renewal) {
        return renewal.renewed(of(owner, tool).fields());
    }

    /**
     * The owner's key of a language model provider.
     *
     * @param provider empty for the owner's default one
     */
    default Optional<ApiKey> modelKey(UserId owner, Optional<Provider> provider) {
        return Optional.empty();
    }

    /** Whether this operation of the tool is carried out at all, and not only declared. */
    default boolean isCarriedOut(String tool, OpDef op) {
        return true;
    }

    /**
     * The connection as it is for one call: one that is missing or cannot be read lacks nothing where a key that the owner has
     * does in its place, and one that is there lacks what the call takes beside it.
     *
     * @param connection the owner's connection of the tool
     * @param params the call's parameters; texts may still be templates
     */
    default Connection forCall(Connection connection, String tool, OpDef op, Fields params) {
        return connection;
    }

    /** Whether the owner has what the call takes: connected, or in no need of it. */
    default boolean isUsable(UserId owner, String tool, OpDef op, Fields params) {
        return !forCall(of(owner, tool), tool, op, params).missing();
    }
}
