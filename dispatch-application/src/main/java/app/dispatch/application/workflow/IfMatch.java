package app.dispatch.application.workflow;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.Sha256;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.workflow.SavedWorkflow;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * The state in which somebody saw a workflow and wants to change it, so that a change that came between is not lost (RFC 9110,
 * 13.1.1).
 *
 * @param tags as {@link #tag} makes them; empty for whatever the state is
 */
public record IfMatch(Optional<Set<String>> tags) {
    /** Whatever the state is. */
    public static final IfMatch ANYTHING = new IfMatch(Optional.empty());

    /** The tag that every workflow matches. */
    public static final String ANY_TAG = "*";

    private static final int BYTES = 16;

    public IfMatch {
        tags = tags.map(Set::copyOf);
    }

    /**
     * What tells one state of a workflow from another: of all that its owner changes, its plan and what starts it. Its runs change
     * nothing of it, nor does a fresh secret.
     */
    public static String tag(SavedWorkflow workflow) {
        FieldsBuilder state = Fields.builder()
                .put("plan", PlanJson.write(workflow.plan()))
                .put("version", workflow.version())
                .put("schedule", workflow.schedule().id())
                .put("enabled", workflow.enabled())
                .put("allowGet", workflow.firing().allowGet());
        if (!workflow.keepRuns().isAsServer()) { // left out else: tags from before it could be said stay as they are
            state.put("keepRuns", workflow.keepRuns().toString());
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(Sha256.of(Json.write(state.build())), BYTES));
    }

    /** Whether there is a condition at all. */
    public boolean isSaid() {
        return tags.isPresent();
    }

    /**
     * Goes on only when the workflow is as it was seen.
     *
     * @throws Refusal {@code precondition_failed}
     */
    void check(SavedWorkflow present) {
        if (tags.filter(seen -> !seen.contains(ANY_TAG) && !seen.contains(tag(present)))
                .isPresent()) {
            throw Refusal.of(
                    ErrorCode.PRECONDITION_FAILED,
                    "The workflow is not as If-Match says: it was changed since; look at what is there now, and try again");
        }
    }

    /** The refusal of a change to what is not there. */
    static Refusal nothingThere() {
        return Refusal.of(ErrorCode.PRECONDITION_FAILED, "There is no workflow that is as If-Match says");
    }
}
