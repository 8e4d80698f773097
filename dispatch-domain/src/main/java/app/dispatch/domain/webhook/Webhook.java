package app.dispatch.domain.webhook;

import app.dispatch.domain.workflow.SavedWorkflow;
import org.jspecify.annotations.Nullable;

/**
 * A workflow's webhook.
 *
 * @param verifier null when anyone who knows its secret may fire it
 */
public record Webhook(SavedWorkflow workflow, @Nullable Verifier verifier) {}
