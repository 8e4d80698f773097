package app.dispatch.application.delivery;

import app.dispatch.application.integration.ExpiryNotice;
import app.dispatch.application.json.Json;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells an owner's webhooks of connections that scheduled workflows need and that have to be made anew. */
public record ExpiryDeliveries(WorkflowStore workflows, DeliveryStore deliveries) implements ExpiryNotice {
    @Override
    public boolean matters(UserId owner, String tool) {
        return !concerned(owner, tool).isEmpty();
    }

    private List<SavedWorkflow> concerned(UserId owner, String tool) {
        return workflows.list(owner).stream()
                .filter(workflow -> workflow.enabled() && workflow.schedule() == Schedule.SCHEDULED)
                .filter(workflow -> workflow.plan().steps().stream()
                        .anyMatch(step -> step.tool().equals(tool)))
                .toList();
    }

    @Override
    public void expired(UserId owner, String tool, String label, String error, String grant, Instant now) {
        List<SavedWorkflow> concerned = concerned(owner, tool);
        if (concerned.isEmpty()) {
            return;
        }
        Set<WorkflowId> ids = concerned.stream().map(SavedWorkflow::id).collect(Collectors.toSet());
        Fields integration = Fields.builder()
                .put("tool", tool)
                .put("label", label)
                .put("error", error)
                .put(
                        "workflows",
                        Value.of(concerned.stream()
                                .map(workflow -> Fields.builder()
                                        .put("id", workflow.id().value())
                                        .put("name", workflow.plan().name())
                                        .build())
                                .toList()))
                .build();
        deliveries.queue(
                owner,
                DeliveryEvent.INTEGRATION_EXPIRED,
                ids,
                grant,
                Json.write(Fields.of("integration", integration)),
                now);
    }
}
