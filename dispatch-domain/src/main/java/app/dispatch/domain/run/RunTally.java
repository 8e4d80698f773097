package app.dispatch.domain.run;

import app.dispatch.domain.workflow.WorkflowId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many runs of a workflow, or of none, were started on a day and ended so.
 *
 * @param workflow null for runs that count for no workflow
 * @param day of their start
 */
public record RunTally(@Nullable WorkflowId workflow, RunEnd.How how, LocalDate day, long runs) {}
