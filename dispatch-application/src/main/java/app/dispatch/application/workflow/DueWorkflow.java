package app.dispatch.application.workflow;

import app.dispatch.domain.workflow.SavedWorkflow;
import java.time.Instant;

/**
 * A workflow whose time has come.
 *
 * @param at the time for which it is due; {@link Instant#EPOCH} when its times were never worked out
 */
public record DueWorkflow(SavedWorkflow workflow, Instant at) {}
