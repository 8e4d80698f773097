package app.dispatch.domain.trigger;

import app.dispatch.domain.workflow.SavedWorkflow;
import org.jspecify.annotations.Nullable;

/**
 * A workflow's trigger.
 *
 * @param verifier null when anyone who knows its secret may fire it
 */
public record Trigger(SavedWorkflow workflow, @Nullable Verifier verifier) {}
