package app.dispatch.domain.delivery;

import app.dispatch.domain.workflow.Patch;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.Set;

/** A partial update of a webhook. */
public record WebhookPatch(
        Patch<String> url, Patch<Set<DeliveryEvent>> events, Patch<WorkflowId> workflow, Patch<Boolean> enabled) {

    /** The webhook after it. */
    public Webhook onto(Webhook present) {
        WorkflowId changed = switch (workflow) {
            case Patch.Keep<WorkflowId>() -> present.workflow();
            case Patch.Set<WorkflowId>(WorkflowId value) -> value;
            case Patch.Clear<WorkflowId>() -> null;
        };
        return new Webhook(
                present.id(),
                present.owner(),
                url.onto(present.url(), present.url()),
                events.onto(present.events(), present.events()),
                changed,
                enabled.onto(present.enabled(), present.enabled()),
                present.createdAt());
    }
}
