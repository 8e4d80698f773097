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
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells an owner's webhooks of connections that scheduled workflows need and that have to be made anew. */
public record ExpiryDeliveries(WorkflowStore workflows, DeliveryStore deliveries) implements ExpiryNotice {
    @Override
    public boolean matters(UserId owner, String tool) {
        return !concerned(owner, tool).isEmpty();
    }

    /** The names of the workflows that need the tool, by their ids; their plans are looked at page by page. */
    private Map<WorkflowId, String> concerned(UserId owner, String tool) {
        Map<WorkflowId, String> concerned = new LinkedHashMap<>();
        WorkflowPage page;
        WorkflowQuery query = WorkflowQuery.FIRST;
        do {
            page = workflows.list(owner, query);
            page.workflows().stream()
                    .filter(workflow -> needs(workflow, tool))
                    .forEach(workflow ->
                            concerned.put(workflow.id(), workflow.plan().name()));
            query = new WorkflowQuery(WorkflowQuery.MOST, page.next());
        } while (page.next() != null);
        return concerned;
    }

    private static boolean needs(SavedWorkflow workflow, String tool) {
        return workflow.enabled()
                && workflow.schedule() == Schedule.SCHEDULED
                && workflow.plan().steps().stream().anyMatch(step -> step.tool().equals(tool));
    }

    @Override
    public void expired(UserId owner, String tool, String label, String error, String grant, Instant now) {
        Map<WorkflowId, String> concerned = concerned(owner, tool);
        if (concerned.isEmpty()) {
            return;
        }
        Fields integration = Fields.builder()
                .put("tool", tool)
                .put("label", label)
                .put("error", error)
                .put(
                        "workflows",
                        Value.of(concerned.entrySet().stream()
                                .map(workflow -> Fields.builder()
                                        .put("id", workflow.getKey().value())
                                        .put("name", workflow.getValue())
                                        .build())
                                .toList()))
                .build();
        deliveries.queue(
                owner,
                DeliveryEvent.INTEGRATION_EXPIRED,
                concerned.keySet(),
                grant,
                Json.write(Fields.of("integration", integration)),
                now);
    }
}
