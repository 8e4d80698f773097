package app.dispatch.adapters.http.account;

import app.dispatch.adapters.http.web.Download;
import app.dispatch.application.DrivingPorts;
import app.dispatch.application.json.DeliveryJson;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.json.TokenJson;
import app.dispatch.application.json.WorkflowJson;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes all that a user has as one JSON object, without secrets: a workflow or a page of runs after the other. */
record AccountExport(DrivingPorts ports, Download to) {
    /** As many runs as are made into text at a time; fewer when they are large. */
    private static final int RUNS = 20;

    /** @param next where the next page begins; null for nowhere */
    private record Page<C>(List<Fields> items, @Nullable C next) {}

    void write(User user, Instant now) {
        UserId owner = user.id();
        to.part(() -> start(user, now));
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

    private Page<WorkflowQuery.Cursor> workflows(UserId owner, WorkflowQuery.@Nullable Cursor at) {
        WorkflowPage page = ports.workflows().list(owner, new WorkflowQuery(1, at));
        return new Page<>(
                page.workflows().stream().map(each -> workflow(owner, each)).toList(), page.next());
    }

    private Fields workflow(UserId owner, SavedWorkflow workflow) {
        Instant nextRunAt = ports.workflows().nextRunAt(workflow).orElse(null);
        List<Value> versions = ports.workflows().versions(owner, workflow.id()).stream()
                .<Value>map(WorkflowJson::write)
                .toList();
        return Fields.builder()
                .put("workflow", WorkflowJson.write(workflow, nextRunAt, null))
                .put("versions", Value.of(versions))
                .build();
    }

    private Page<RunQuery.Cursor> runs(UserId owner, RunQuery.@Nullable Cursor at) {
        RunPage page = ports.runs().history(owner, new RunQuery(null, Filter.ALL, null, Window.ALWAYS, null, RUNS, at));
        return new Page<>(page.runs().stream().map(AccountExport::run).toList(), page.next());
    }

    private static Fields run(RunRecord run) {
        return Fields.builder()
                .put("run", RunJson.write(run))
                .put("plan", Json.readBack(run.run().order().plan()))
                .build();
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
                String items = read.getFirst().items().stream().map(Json::write).collect(Collectors.joining(","));
                return items.isEmpty() ? "" : before + items;
            });
            any |= !read.getFirst().items().isEmpty();
            at = Optional.ofNullable(read.getFirst().next());
        } while (at.isPresent());
        to.text("]");
    }
}
