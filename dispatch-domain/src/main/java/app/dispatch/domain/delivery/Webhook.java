package app.dispatch.domain.delivery;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A user's wish that another system be told of ended runs, and of connections that have to be made anew.
 *
 * @param url where the messages go
 * @param events what is told; at least one
 * @param workflow whose runs alone are told of; null for all of the owner's
 * @param enabled whether anything is sent
 */
public record Webhook(
        WebhookId id,
        UserId owner,
        String url,
        Set<DeliveryEvent> events,
        @Nullable WorkflowId workflow,
        boolean enabled,
        Instant createdAt) {
    public Webhook {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a webhook is told of something");
        }
        events = Collections.unmodifiableSortedSet(new TreeSet<>(events));
    }

    /** Whether it is told of this event of this run. */
    public boolean wants(DeliveryEvent event, Run run) {
        return enabled
                && owner.equals(run.owner())
                && events.contains(event)
                && (workflow == null || run.order().workflowId().equals(Optional.of(workflow)));
    }

    /** Whether it is told of this event of a connection that these workflows use. */
    public boolean wants(DeliveryEvent event, UserId of, Set<WorkflowId> workflows) {
        return enabled
                && owner.equals(of)
                && events.contains(event)
                && (workflow == null || workflows.contains(workflow));
    }

    /** The same, sending nothing. */
    public Webhook disabled() {
        return new Webhook(id, owner, url, events, workflow, false, createdAt);
    }
}
