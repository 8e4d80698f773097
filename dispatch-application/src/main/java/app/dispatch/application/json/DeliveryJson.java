package app.dispatch.application.json;

import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryAttempt;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliverySecret;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookPatch;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.workflow.WorkflowId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON forms of webhooks, of deliveries, and of what is delivered. */
public final class DeliveryJson {
    /** The longest message, in characters, that has inputs and outputs of steps in it. */
    public static final int MOST_WITH_VALUES = 1024 * 1024;

    private static final Set<String> VALUES = Set.of("input", "output");

    private DeliveryJson() {}

    /** The webhook as its owner sees it. */
    public static Fields write(Webhook webhook) {
        WorkflowId workflow = webhook.workflow();
        return Fields.builder()
                .put("id", webhook.id().value())
                .put("url", webhook.url())
                .put(
                        "events",
                        Value.texts(
                                webhook.events().stream().map(DeliveryEvent::id).toList()))
                .put("workflowId", workflow == null ? Value.NULL : Value.of(workflow.value()))
                .put("enabled", webhook.enabled())
                .put("createdAt", webhook.createdAt().toEpochMilli())
                .build();
    }

    /** A new webhook with its secret, to be shown this once. */
    public static Fields created(Webhook webhook, DeliverySecret secret) {
        return Fields.builder()
                .put("webhook", write(webhook))
                .put("secret", secret.text())
                .build();
    }

    /** The delivery as its owner sees it. */
    public static Fields write(Delivery delivery) {
        RunId run = delivery.run();
        return Fields.builder()
                .put("id", delivery.id().value())
                .put("event", delivery.event().id())
                .put("runId", run == null ? Value.NULL : Value.of(run.value()))
                .put("status", delivery.status().id())
                .put("createdAt", delivery.createdAt().toEpochMilli())
                .put("attempts", attempts(delivery.attempts()))
                .build();
    }

    private static Items attempts(List<DeliveryAttempt> attempts) {
        return Value.of(attempts.stream().map(DeliveryJson::write).toList());
    }

    private static Fields write(DeliveryAttempt attempt) {
        Integer status = attempt.status();
        return Fields.builder()
                .put("at", attempt.at().toEpochMilli())
                .putIfPresent("status", status == null ? null : Value.of(status))
                .putIfPresent("error", attempt.error())
                .put("durationMs", attempt.durationMs())
                .build();
    }

    /** Attempts as a store keeps them. */
    public static String writeAttempts(List<DeliveryAttempt> attempts) {
        return Json.write(Fields.of("attempts", attempts(attempts)));
    }

    /** Reads what {@link #writeAttempts} wrote. */
    public static List<DeliveryAttempt> readAttempts(String text) {
        return ((Fields) Json.readBack(text))
                .items("attempts").stream().map(item -> attempt((Fields) item)).toList();
    }

    private static DeliveryAttempt attempt(Fields from) {
        return new DeliveryAttempt(
                Instant.ofEpochMilli(number(from, "at").orElseThrow().longValueExact()),
                number(from, "status").map(BigDecimal::intValueExact).orElse(null),
                from.text("error").orElse(null),
                number(from, "durationMs").orElseThrow().longValueExact());
    }

    private static Optional<BigDecimal> number(Fields from, String key) {
        return from.get(key).filter(Num.class::isInstance).map(value -> ((Num) value).value());
    }

    /**
     * The message that a run has ended or waits. Past {@link #MOST_WITH_VALUES} its steps, and what it asks, come without inputs and
     * outputs, and it says so.
     */
    public static String body(Delivery delivery, RunRecord record) {
        Fields run = RunJson.write(record);
        Fields whole = Fields.builder()
                .put("id", delivery.id().value())
                .put("timestamp", delivery.createdAt().toEpochMilli())
                .put("event", delivery.event().id())
                .put("run", run)
                .build();
        String text = Json.write(whole);
        return text.length() <= MOST_WITH_VALUES
                ? text
                : Json.write(whole.with("run", withoutValues(run)).with("truncated", Value.of(true)));
    }

    /**
     * A message that is about no run, the same for each attempt.
     *
     * @param message its own part, as JSON text
     */
    public static String body(Delivery delivery, String message) {
        Fields whole = Fields.builder()
                .put("id", delivery.id().value())
                .put("timestamp", delivery.createdAt().toEpochMilli())
                .put("event", delivery.event().id())
                .build();
        for (Map.Entry<String, Value> member :
                ((Fields) Json.readBack(message)).values().entrySet()) {
            whole = whole.with(member.getKey(), member.getValue());
        }
        return Json.write(whole);
    }

    private static Fields withoutValues(Fields run) {
        Fields without = run.with("steps", withoutValues(run.items("steps")));
        return run.get("approvals").isEmpty()
                ? without
                : without.with("approvals", withoutValues(run.items("approvals")));
    }

    private static Value withoutValues(List<Value> all) {
        return Value.of(all.stream()
                .map(each -> {
                    Map<String, Value> kept = new LinkedHashMap<>(((Fields) each).values());
                    kept.keySet().removeAll(VALUES);
                    return new Fields(kept);
                })
                .toList());
    }

    /** The events that are named; none at all, or a name that is none, is a problem. */
    public static Optional<Set<DeliveryEvent>> readEvents(Reading from) {
        return from.texts("events").map(names -> {
            if (names.isEmpty()) {
                from.problem("events", "must name at least one event");
            }
            Set<DeliveryEvent> events = EnumSet.noneOf(DeliveryEvent.class);
            names.forEach(name -> Arrays.stream(DeliveryEvent.values())
                    .filter(event -> event.id().equals(name))
                    .findFirst()
                    .ifPresentOrElse(events::add, () -> from.problem("events", "must hold only " + known())));
            return events;
        });
    }

    private static String known() {
        return Arrays.stream(DeliveryEvent.values()).map(DeliveryEvent::id).collect(Collectors.joining(", "));
    }

    /** A workflow by its id; one that can be none is a problem. */
    public static Optional<WorkflowId> readWorkflow(Reading from) {
        return from.text("workflowId").flatMap(id -> {
            try {
                return Optional.of(new WorkflowId(id));
            } catch (IllegalArgumentException notAnId) {
                from.problem("workflowId", "must be one of your workflows");
                return Optional.empty();
            }
        });
    }

    /** Reads a partial update. */
    public static WebhookPatch readPatch(Reading from) {
        return new WebhookPatch(
                WorkflowJson.replaced(from.text("url")),
                WorkflowJson.replaced(readEvents(from)),
                WorkflowJson.patch(from, "workflowId", key -> readWorkflow(from)),
                WorkflowJson.replaced(from.bool("enabled")));
    }
}
