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
}
