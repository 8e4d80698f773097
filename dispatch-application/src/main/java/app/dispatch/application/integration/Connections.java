package app.dispatch.application.integration;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.tool.OpDef;

/** What the engine and the composer ask of users' connections. Safe for use by several threads. */
public interface Connections {
    /**
     * The owner's connection of a tool, read anew at each call; never throws for what is stored.
     *
     * @throws app.dispatch.domain.error.Refusal {@code unavailable} when the store is away
     */
    Connection of(UserId owner, String tool);

    /** Whether this operation of the tool is carried out at all, and not only declared. */
    default boolean isCarriedOut(String tool, OpDef op) {
        return true;
    }

    /** Whether the owner can use the tool as it is: connected, or in no need of it. */
    default boolean isUsable(UserId owner, String tool) {
        return !of(owner, tool).missing();
    }
}
