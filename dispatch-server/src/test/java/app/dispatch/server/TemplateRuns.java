package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.NotionStandIn;
import app.dispatch.server.vendor.Vendors;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Somebody who has connected all tools of the program, and cloned templates and changed them as they say. */
final class TemplateRuns implements AutoCloseable {
    /** The templates, and what their descriptions say that is to be changed. */
    static final Map<String, Map<String, String>> CHANGES = new TreeMap<>(Map.ofEntries(
            Map.entry("announce-everywhere", Map.of("100000000000000000", "700000000000000007")),
            Map.entry("incident-kickoff", Map.of("00000000000000000000000000000000", NotionStandIn.PARENT)),
            Map.entry("weekly-status", Map.of("00000000000000000000000000000000", NotionStandIn.PARENT)),
            Map.entry("support-inbox-triage", Map.of()),
            Map.entry("invoice-from-order", Map.of("\"daysUntilDue\":14", "\"daysUntilDue\":21")),
            Map.entry("stale-pull-requests", Map.of("#engineering", "#reviews")),
            Map.entry("mail-to-calendar", Map.of()),
            Map.entry("first-free-slot", Map.of()),
            Map.entry("receipts-to-drive", Map.of("your-folder-id", "folder-of-the-accountant")),
            Map.entry("deal-room", Map.of()),
            Map.entry("issue-triage", Map.of())));

    private final Program program;
    private final Client client;
    private final Map<String, String> workflows = new ConcurrentHashMap<>();

    private TemplateRuns(Program program, Client client) {
        this.program = program;
        this.client = client;
    }

    /** Starts the program, with those vendors in place of all others. */
    static TemplateRuns of(Vendors vendors, Path data) throws Exception {
        Program program = Program.start(data, vendors.environment(), "serve", "--port", "0");
        TemplateRuns runs = new TemplateRuns(program, new Client(program.url()));
        runs.client.signUp();
        Map<String, String> connections = vendors.connections();
        forEach(connections, runs::connect);
        forEach(CHANGES, runs::cloned);
        return runs;
    }

    private interface Action<T> {
        Fields of(String name, T value) throws Exception;
    }

    /** Does something for all at once; what came of it. */
    private static <T> Map<String, Fields> forEach(Map<String, T> named, Action<T> action) throws Exception {
        Map<String, Future<Fields>> begun = new TreeMap<>();
        Map<String, Fields> done = new TreeMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            named.forEach((name, value) -> begun.put(name, threads.submit(() -> action.of(name, value))));
            for (var one : begun.entrySet()) {
                done.put(one.getKey(), one.getValue().get());
            }
        }
        return done;
    }

    /** Saves what the vendor accepts. */
    private Fields connect(String tool, String fields) throws Exception {
        return ok("PUT", "/api/integrations/" + tool, "{\"test\":true,\"fields\":" + fields + "}");
    }

    private Fields cloned(String slug, Map<String, String> changes) throws Exception {
        String clone =
                client.send("POST", "/api/templates/" + slug + "/clone", "").body();
        for (var change : changes.entrySet()) {
            if (!clone.contains(change.getKey())) {
                throw new IllegalStateException(slug + " has no " + change.getKey());
            }
            clone = clone.replace(change.getKey(), change.getValue());
        }
        Fields workflow = ((Fields) Json.parse(clone)).fields("workflow");
        client.save(Json.write(workflow));
        workflows.put(slug, workflow.text("id").orElseThrow());
        return workflow;
    }

    /** Runs all of them at once, each with its template's example of a payload; the runs as they ended. */
    Map<String, Fields> all(String mode) throws Exception {
        return forEach(workflows, (slug, workflow) -> {
            Fields template = ok("GET", "/api/templates/" + slug, "").fields("template");
            Fields asked = Fields.builder()
                    .put("mode", mode)
                    .put("trigger", template.fields("triggerExample"))
                    .build();
            return ok("POST", "/api/workflows/" + workflow + "/run", Json.write(asked))
                    .fields("run");
        });
    }

    /** Takes a run back; the run that does so, as it ended. */
    Fields undone(Fields run) throws Exception {
        return ok("POST", "/api/runs/" + run.text("id").orElseThrow() + "/undo", "{}")
                .fields("run");
    }

    private Fields ok(String method, String path, String body) throws Exception {
        return (Fields) Json.parse(client.ok(method, path, body));
    }

    @Override
    public void close() {
        program.close();
    }
}
