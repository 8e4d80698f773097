package app.dispatch.application.integration;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.integration.Integration;
import app.dispatch.domain.tool.ConnectionTest;
import app.dispatch.domain.tool.ToolDef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a user may ask of their connections of tools. */
public interface Integrations {
    /** What was saved, and how it went to try it before, when that was wished. */
    record Saved(Integration integration, Optional<ConnectionTest> test) {}

    /** What was connected on a vendor's page, and how it went to try it: it is saved either way. */
    record Connected(String label, ConnectionTest test) {}

    /** All of the owner's, secrets masked, the oldest first. */
    List<Integration> list(UserId owner);

    /** All tools that there are. */
    List<ToolDef> available();

    /**
     * Saves what connects a tool, in place of all that was there.
     *
     * @param fields by the keys of the tool's fields
     * @param test whether it is tried before: when it does not work, nothing is saved
     * @throws app.dispatch.domain.error.Refusal {@code not_found} for an unknown tool; {@code bad_request} for fields that
     *     are unknown, missing, or cannot be, and when the test fails
     */
    Saved save(UserId owner, String tool, Map<String, String> fields, boolean test);

    /**
     * Removes the owner's connection of a tool, if there is one.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found} for a tool that there neither is nor was
     */
    void delete(UserId owner, String tool);

    /**
     * Tries a connection; how it went with the saved one is kept with it.
     *
     * @param fields empty for the saved ones
     * @throws app.dispatch.domain.error.Refusal {@code not_found}, {@code bad_request} as {@link #save} does
     */
    ConnectionTest test(UserId owner, String tool, Optional<Map<String, String>> fields);

    /** Whether a tool can be connected on its vendor's page: the operator has registered an app there. */
    boolean isConnectable(String tool);

    /**
     * Begins to connect a tool on its vendor's page.
     *
     * @param callback where the vendor sends the owner's browser back to
     * @return the address of that page
     * @throws app.dispatch.domain.error.Refusal {@code not_found} for an unknown tool; {@code conflict}, with what the
     *     operator must set, when it cannot be connected so
     */
    String connect(UserId owner, String tool, String callback);

    /** Whether the owner was sent there with that state, and is not back yet. */
    boolean awaits(UserId owner, String state);

    /**
     * Ends it when the owner comes back from there: saves what the vendor gives, in place of all that was there.
     *
     * @param state what came back
     * @param code the same; empty when there is none
     * @param denied whether the vendor says that it gives no access
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} when the owner was not sent there, not in the last ten
     *     minutes or came back before, and when the vendor gives no access
     */
    Connected connected(UserId owner, String state, Optional<String> code, boolean denied);
}
