package app.dispatch.application.webhook;

import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a delivery and its repetitions have in common, and no other has. */
final class DeliveryIds {
    private static final List<String> HEADERS =
            List.of("X-GitHub-Delivery", "Linear-Delivery", "webhook-id", "svix-id");

    /** Senders' ids are short; a long one is no id, and would not fit into an index. */
    private static final int LONGEST = 255;

    private DeliveryIds() {}

    /**
     * The key of the run that the delivery starts: its idempotency key, else the id that its sender gave it. Bodies are
     * compared for the former alone, since senders may repeat a delivery with other words around the same event.
     *
     * @param idempotencyKey null when none came
     */
    static Optional<RunKey> key(Delivery delivery, WorkflowId workflow, @Nullable String idempotencyKey) {
        String scope = "trigger:" + workflow;
        if (idempotencyKey != null) {
            String target = delivery.isPosted() ? "POST" : "GET?" + delivery.query();
            return Optional.of(new RunKey(scope, "key:" + idempotencyKey, RunKey.fingerprint(target, delivery.body())));
        }
        return delivery.isPosted()
                ? Stream.concat(byHeader(delivery), byBody(delivery))
                        .findFirst()
                        .map(id -> new RunKey(scope, id, ""))
                : Optional.empty();
    }

    private static Stream<String> byHeader(Delivery delivery) {
        return HEADERS.stream()
                .flatMap(header -> delivery.header(header).stream()
                        .filter(DeliveryIds::isId)
                        .map(id -> header + ":" + id));
    }

    private static Stream<String> byBody(Delivery delivery) {
        if (delivery.header("Stripe-Signature").isPresent()) {
            return member(delivery, "id");
        }
        if (delivery.header("X-Slack-Signature").isPresent()) {
            return member(delivery, "event_id");
        }
        return Stream.empty();
    }

    private static Stream<String> member(Delivery delivery, String name) {
        return Bodies.fields(delivery).text(name).stream()
                .filter(DeliveryIds::isId)
                .map(id -> name + ":" + id);
    }

    private static boolean isId(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(letter -> letter > ' ' && letter < 0x7F);
    }
}
