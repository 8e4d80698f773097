package app.dispatch.adapters.http.account;

import app.dispatch.adapters.http.web.Download;
import app.dispatch.application.DrivingPorts;
import app.dispatch.application.delivery.Deliveries;
import app.dispatch.application.delivery.DeliveryStore.Place;
import app.dispatch.application.json.DeliveryJson;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.json.TokenJson;
import app.dispatch.application.json.WorkflowJson;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunOrder;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Filter;
import app.dispatch.domain.run.RunQuery.Window;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes all that a user has as one JSON object, without secrets: a workflow, or a page of deliveries or runs, after the other. */
record AccountExport(DrivingPorts ports, Download to) {
    /** As many runs as are made into text at a time; fewer when they are large. */
    private static final int RUNS = 20;

    /**
     * Some of a list.
     *
     * @param items each as text, so that no more than one is there as a tree
     * @param next where the next page begins; null for nowhere
     */
    private record Page<C>(List<String> items, @Nullable C next) {}

    /**
     * Where a page of deliveries begins.
     *
     * @param webhooks the one that they went to, and those that come after it
     * @param after those that come after this one; null for the newest
     */
    private record Sent(List<Webhook> webhooks, @Nullable Place after) {}

    void write(User user, Instant now) {
        UserId owner = user.id();
        to.part(() -> start(user, now));
        list("deliveries", (@Nullable Sent at) -> deliveries(owner, at));
        list("workflows", (WorkflowQuery.@Nullable Cursor at) -> workflows(owner, at));
        list("runs", (RunQuery.@Nullable Cursor at) -> runs(owner, at));
        to.text("}\n");
    }

    /** What there is little of, and an object that is still open. */
    private String start(User user, Instant now) {
        UserId owner = user.id();
        String whole = Json.write(Fields.builder()
                .put("exportedAt", now.toEpochMilli())
                .put(
                        "user",
                        AccountRoutes.user(user)
                                .with("createdAt", Value.of(user.createdAt().toEpochMilli())))
                .put(
                        "tokens",
                        Value.of(ports.tokens().list(owner).stream()
                                .map(each -> TokenJson.write(
                                        each.token(),
                                        TokenJson.made(
                                                each.made().workflows(),
                                                each.made().webhooks())))
                                .toList()))
                .put(
                        "webhooks",
                        Value.of(ports.deliveries().webhooks(owner).stream()
                                .map(DeliveryJson::write)
                                .toList()))
                .put(
                        "integrations",
                        Value.of(ports.integrations().list(owner).stream()
                                .map(each -> connected(each.tool(), each.createdAt()))
                                .toList()))
                .put(
                        "credentials",
                        Value.of(ports.credentials().list(owner).credentials().stream()
                                .map(each -> connected(each.provider().id(), each.createdAt()))
                                .toList()))
                .build());
        return whole.substring(0, whole.length() - 1);
    }

    /** What it is connected with is no part of an export: not even masked. */
    private static Fields connected(String name, Instant since) {
        return Fields.builder()
                .put("name", name)
                .put("createdAt", since.toEpochMilli())
                .build();
    }

    private Page<Sent> deliveries(UserId owner, @Nullable Sent at) {
        List<Webhook> webhooks = at == null ? ports.deliveries().webhooks(owner) : at.webhooks();
        if (webhooks.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        WebhookId to = webhooks.getFirst().id();
        List<Delivery> sent = sent(owner, to, at == null ? null : at.after());
        List<Webhook> rest = webhooks.subList(1, webhooks.size());
        Sent next = sent.size() == Deliveries.LISTED
                ? new Sent(webhooks, Place.of(sent.getLast()))
                : rest.isEmpty() ? null : new Sent(rest, null);
        return new Page<>(sent.stream().map(each -> delivery(to, each)).toList(), next);
    }

    private List<Delivery> sent(UserId owner, WebhookId to, @Nullable Place after) {
        try {
            return ports.deliveries().deliveries(owner, to, Deliveries.LISTED, Optional.ofNullable(after));
        } catch (Refusal refused) {
            if (refused.errorCode() == ErrorCode.NOT_FOUND) {
                return List.of(); // the webhook was removed meanwhile
            }
            throw refused;
        }
    }

    private static String delivery(WebhookId to, Delivery delivery) {
        return Json.write(Fields.builder()
                .put("webhookId", to.value())
                .put("delivery", DeliveryJson.write(delivery))
                .build());
    }

    private Page<WorkflowQuery.Cursor> workflows(UserId owner, WorkflowQuery.@Nullable Cursor at) {
        WorkflowPage page = ports.workflows().list(owner, new WorkflowQuery(1, at));
        return new Page<>(
                page.workflows().stream().map(each -> workflow(owner, each)).toList(), page.next());
    }

    private String workflow(UserId owner, SavedWorkflow workflow) {
        Instant nextRunAt = ports.workflows().nextRunAt(workflow).orElse(null);
        List<Value> versions = ports.workflows().versions(owner, workflow.id()).stream()
                .<Value>map(WorkflowJson::write)
                .toList();
        return Json.write(Fields.builder()
                .put("workflow", WorkflowJson.write(workflow, nextRunAt, null))
                .put("versions", Value.of(versions))
                .build());
    }

    private Page<RunQuery.Cursor> runs(UserId owner, RunQuery.@Nullable Cursor at) {
        RunPage page = ports.runs().history(owner, new RunQuery(null, Filter.ALL, null, Window.ALWAYS, null, RUNS, at));
        UnaryOperator<Value> shown = ports.runs().shown(owner, page.runs());
        return new Page<>(page.runs().stream().map(each -> run(each, shown)).toList(), page.next());
    }

    private static String run(RunRecord run, UnaryOperator<Value> shown) {
        RunOrder order = run.run().order();
        return Json.write(Fields.builder()
                .put("run", RunJson.write(run))
                .put("plan", Json.readBack(order.plan()))
                .put("payload", shown.apply(Json.readBack(order.payload())))
                .build());
    }

    /** @param page is given where it begins; null for the first */
    private <C> void list(String name, Function<@Nullable C, Page<C>> page) {
        to.text(",\"" + name + "\":[");
        Optional<C> at = Optional.empty();
        boolean any = false;
        do {
            List<Page<C>> read = new ArrayList<>();
            @Nullable C from = at.orElse(null);
            String before = any ? "," : "";
            to.part(() -> {
                read.add(page.apply(from));
                String items = String.join(",", read.getFirst().items());
                return items.isEmpty() ? "" : before + items;
            });
            any |= !read.getFirst().items().isEmpty();
            at = Optional.ofNullable(read.getFirst().next());
        } while (at.isPresent());
        to.text("]");
    }
}
