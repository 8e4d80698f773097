package app.dispatch.adapters.persistence.run;

import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Queues what is to be delivered of a run that waits for its owner, in the commit that lets it wait. */
final class RunWaiting {
    private static final String SINCE = """
            select max(asked_at) from run_approval
            where run_id = :id and decision is null and step_id in (<steps>)
            """;

    /** One row for each webhook that is told; a run that waits again for the same is told of once. */
    private static final String QUEUE = """
            insert into webhook_delivery (id, owner, webhook_id, event, run_id, status, created_at, queued_at, next_at,
                                          failed, claims, attempts)
            select :prefix || w.id || :key, w.owner, w.id, :event, r.id, 'pending', :at, :at, :at, 0, 0, ''
            from run r join webhook w on w.owner = r.owner
            where r.id = :id and w.enabled and w.events like :told
                and (w.workflow_id is null or w.workflow_id = r.workflow_id)
                and not exists (select 1 from webhook_delivery d where d.owner = w.owner and d.id = :prefix || w.id || :key)
            """;

    private RunWaiting() {}

    static void queue(Handle handle, RunId run, Set<StepId> steps) {
        Optional<Long> since = handle.createQuery(SINCE)
                .bind("id", run.value())
                .bindList("steps", steps.stream().map(StepId::value).toList())
                .mapTo(Long.class)
                .findOne(); // empty also for a null
        since.ifPresent(at -> handle.createUpdate(QUEUE)
                .bind("prefix", DeliveryId.PREFIX)
                .bind("key", "_" + run + DeliveryId.waiting(Instant.ofEpochMilli(at)))
                .bind("event", DeliveryEvent.RUN_WAITING.id())
                .bind("told", "%," + DeliveryEvent.RUN_WAITING.id() + ",%")
                .bind("id", run.value())
                .bind("at", at)
                .execute());
    }
}
