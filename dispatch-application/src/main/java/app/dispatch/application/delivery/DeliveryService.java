package app.dispatch.application.delivery;

import app.dispatch.application.Ids;
import app.dispatch.application.account.UserQuotas;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.delivery.DeliverySecret;
import app.dispatch.domain.delivery.DeliveryStatus;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.delivery.WebhookPatch;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.workflow.Patch;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a user's webhooks valid. */
public final class DeliveryService implements Deliveries {
    private static final int LONGEST_URL = 2048;

    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final WorkflowStore workflows;
    private final DeliverySender sender;
    private final SecretBox box;
    private final UserQuotas quotas;
    private final Ids ids;
    private final InstantSource clock;

    public DeliveryService(
            WebhookStore webhooks,
            DeliveryStore deliveries,
            WorkflowStore workflows,
            DeliverySender sender,
            SecretBox box,
            UserQuotas quotas,
            Ids ids,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.workflows = workflows;
        this.sender = sender;
        this.box = box;
        this.quotas = quotas;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Webhook> webhooks(UserId owner) {
        return webhooks.list(owner);
    }

    @Override
    public Created create(Actor by, String url, Set<DeliveryEvent> events, @Nullable WorkflowId workflow) {
        UserId owner = by.owner();
        check(owner, url, events, workflow);
        DeliverySecret secret = DeliverySecret.of(Base64.getUrlDecoder().decode(ids.secret()));
        Webhook webhook =
                new Webhook(new WebhookId(ids.next("hook_")), owner, url, events, workflow, true, clock.instant());
        requireOnly(webhook);
        Quotas theirs = quotas.of(owner);
        if (!webhooks.add(
                webhook, box.seal(owner, purpose(webhook.id()), secret.text()), by.token(), theirs.webhooks())) {
            box.forget(owner, purpose(webhook.id()));
            throw theirs.tooManyWebhooks();
        }
        return new Created(webhook, secret);
    }

    /** Each webhook gets a delivery of each run: several at one address would be a flood to whoever is there. */
    private void requireOnly(Webhook webhook) {
        webhooks.list(webhook.owner()).stream()
                .filter(other -> !other.id().equals(webhook.id())
                        && other.url().equals(webhook.url())
                        && Objects.equals(other.workflow(), webhook.workflow()))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.of(
                            ErrorCode.CONFLICT,
                            "Your webhook " + other.id().value()
                                    + " has this URL for the same workflows already; change that one");
                });
    }

    /** What the secret of a webhook is sealed for. */
    public static String purpose(WebhookId webhook) {
        return "webhook/" + webhook.value();
    }

    private void check(UserId owner, String url, Set<DeliveryEvent> events, @Nullable WorkflowId workflow) {
        List<Problem> problems = new ArrayList<>();
        if (url.length() > LONGEST_URL) {
            problems.add(new Problem("/url", "must be at most " + LONGEST_URL + " characters long"));
        } else {
            sender.problem(url).ifPresent(problem -> problems.add(new Problem("/url", problem)));
        }
        if (events.isEmpty()) {
            problems.add(new Problem("/events", "must name at least one event"));
        }
        if (workflow != null && workflows.find(owner, workflow).isEmpty()) {
            problems.add(new Problem("/workflowId", "must be one of your workflows"));
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "Nothing can be delivered like this", problems);
        }
    }

    @Override
    public Webhook change(UserId owner, WebhookId id, WebhookPatch patch) {
        Webhook present = find(owner, id);
        Webhook changed = patch.onto(present);
        // Its workflow may be gone by now: a webhook that stays as it is must still be possible to disable.
        boolean sameWorkflow = patch.workflow() instanceof Patch.Keep<WorkflowId>;
        check(owner, changed.url(), changed.events(), sameWorkflow ? null : changed.workflow());
        boolean moves = !changed.url().equals(present.url()) || !Objects.equals(changed.workflow(), present.workflow());
        if (moves) {
            requireOnly(changed);
        }
        if (!webhooks.replace(owner, changed)) {
            throw Refusal.notFound("webhook");
        }
        return changed;
    }

    private Webhook find(UserId owner, WebhookId id) {
        return webhooks.find(owner, id).orElseThrow(() -> Refusal.notFound("webhook"));
    }

    @Override
    public void delete(UserId owner, WebhookId id) {
        if (!webhooks.delete(owner, id)) {
            throw Refusal.notFound("webhook");
        }
    }

    @Override
    public List<Delivery> deliveries(UserId owner, WebhookId id, int most, Optional<DeliveryStore.Place> after) {
        find(owner, id);
        return deliveries.list(owner, id, most, after);
    }

    @Override
    public Delivery redeliver(UserId owner, WebhookId id, DeliveryId delivery) {
        Webhook webhook = find(owner, id);
        Delivery present = deliveries.find(owner, id, delivery).orElseThrow(() -> Refusal.notFound("delivery"));
        if (!webhook.enabled()) {
            throw Refusal.of(ErrorCode.CONFLICT, "The webhook is disabled; enable it first");
        }
        if (present.status() == DeliveryStatus.PENDING || !deliveries.again(owner, id, delivery, clock.instant())) {
            throw Refusal.of(ErrorCode.CONFLICT, "The delivery is still on its way");
        }
        return deliveries.find(owner, id, delivery).orElseThrow(() -> Refusal.notFound("delivery"));
    }
}
