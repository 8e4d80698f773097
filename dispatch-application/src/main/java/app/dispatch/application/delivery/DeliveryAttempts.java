package app.dispatch.application.delivery;

import app.dispatch.application.Ids;
import app.dispatch.application.delivery.DeliverySender.Reply;
import app.dispatch.application.delivery.DeliveryStore.Claimed;
import app.dispatch.application.json.DeliveryJson;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryAttempt;
import app.dispatch.domain.delivery.DeliverySchedule;
import app.dispatch.domain.delivery.DeliverySecret;
import app.dispatch.domain.delivery.DeliveryStatus;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes one attempt to deliver, and notes what came of it. */
final class DeliveryAttempts {
    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final int GONE = 410;

    private final DeliveryStore store;
    private final RunStore runs;
    private final DeliverySender sender;
    private final SecretBox box;
    private final Ids ids;
    private final InstantSource clock;

    DeliveryAttempts(
            DeliveryStore store, RunStore runs, DeliverySender sender, SecretBox box, Ids ids, InstantSource clock) {
        this.store = store;
        this.runs = runs;
        this.sender = sender;
        this.box = box;
        this.ids = ids;
        this.clock = clock;
    }

    void make(Claimed claimed) {
        Optional<String> body = body(claimed);
        Instant begun = clock.instant();
        if (body.isEmpty()) {
            note(claimed, begun, new Reply(null, "The run is not there any more", Duration.ZERO), Optional.empty());
            return;
        }
        Reply reply = post(claimed, body.get(), begun);
        Optional<Instant> next = reply.isTaken() || isGone(reply)
                ? Optional.empty()
                : DeliverySchedule.next(
                        claimed.failed() + 1, claimed.since(), clock.instant(), reply.retryAfter(), ids.jitter());
        note(claimed, begun, reply, next);
        if (isGone(reply)) {
            store.disable(claimed);
        }
    }

    /** Empty when the run that it is about is gone. */
    private Optional<String> body(Claimed claimed) {
        Delivery delivery = claimed.delivery();
        RunId run = delivery.run();
        String message = claimed.message();
        return run == null
                ? Optional.of(DeliveryJson.body(delivery, message == null ? "{}" : message))
                : runs.find(delivery.owner(), run).map(found -> DeliveryJson.body(delivery, record(found)));
    }

    private RunRecord record(Run run) {
        return RunRecord.of(run, runs.journal(run.owner(), run.id(), 0))
                .with(runs.approvals().of(run.owner(), run.id()));
    }

    private Reply post(Claimed claimed, String body, Instant now) {
        Delivery delivery = claimed.delivery();
        DeliverySecret secret;
        try {
            secret = new DeliverySecret(
                    box.open(delivery.owner(), DeliveryService.purpose(delivery.webhook()), claimed.secret()));
        } catch (IllegalStateException closed) {
            return new Reply(null, "The webhook's secret cannot be read; make a new webhook", Duration.ZERO);
        }
        return sender.post(
                delivery.owner(),
                claimed.url(),
                new DeliverySignature(secret).headers(delivery, now, body),
                body,
                TIME_OUT);
    }

    private static boolean isGone(Reply reply) {
        Integer status = reply.status();
        return status != null && status == GONE;
    }

    private void note(Claimed claimed, Instant begun, Reply reply, Optional<Instant> next) {
        Instant now = clock.instant();
        DeliveryStatus status = reply.isTaken()
                ? DeliveryStatus.DELIVERED
                : next.isPresent() ? DeliveryStatus.PENDING : DeliveryStatus.FAILED;
        DeliveryAttempt attempt = new DeliveryAttempt(
                begun,
                reply.status(),
                reply.error(),
                Math.max(0, Duration.between(begun, now).toMillis()));
        store.attempted(claimed, attempt, status, next.orElse(now));
    }
}
