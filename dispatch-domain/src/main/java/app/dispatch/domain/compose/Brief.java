package app.dispatch.domain.compose;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.tool.Catalogue;
import java.util.Optional;

/**
 * What someone wants done, in plain words, and with what.
 *
 * @param input the text
 * @param catalogue the tools that the plan may use
 * @param user whose keys and connections a planner may use; empty for someone who is not signed in
 * @param client the network address that it came from, for limits; empty when it came from no network
 * @param current the plan that the text wants to be changed; empty when it wants a new one
 * @param written the text as it came in, of which {@code input} may be a part: what a plan is held against
 */
public record Brief(
        String input,
        Catalogue catalogue,
        Optional<UserId> user,
        Optional<String> client,
        Optional<Plan> current,
        String written) {
    /** The longest text of a brief, in UTF-8 bytes: 8 KiB. */
    public static final int MOST_BYTES = 8 * 1024;

    /** What is read as it came in. */
    public Brief(
            String input, Catalogue catalogue, Optional<UserId> user, Optional<String> client, Optional<Plan> current) {
        this(input, catalogue, user, client, current, input);
    }

    /** What nobody in particular wants planned anew. */
    public Brief(String input, Catalogue catalogue) {
        this(input, catalogue, Optional.empty(), Optional.empty());
    }

    /** What came from no network. */
    public Brief(String input, Catalogue catalogue, Optional<UserId> user, Optional<Plan> current) {
        this(input, catalogue, user, Optional.empty(), current);
    }

    /** The same, read in other words. */
    public Brief withInput(String other) {
        return new Brief(other, catalogue, user, client, current, written);
    }
}
