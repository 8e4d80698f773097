package app.dispatch.adapters.http.openapi;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.adapters.http.RunningServer.json;
import static app.dispatch.application.Eventually.eventuallyThere;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.adapters.http.openapi.Description.Operation;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A user who has one thing of every kind, and so can make a request of every operation that succeeds. */
final class Stage {
    static final String BRIEF = "{\"input\":\"Say 1\"}";
    static final String WEBHOOK = "{\"url\":\"https://example.com/\",\"events\":[\"run.completed\"]}";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Bodies of requests that succeed; the others have none. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("DELETE /api/auth/me", json("password", "hunter2")),
            Map.entry("PUT /api/auth/password", json("currentPassword", "hunter2", "newPassword", "hunter3")),
            Map.entry("POST /api/parse", BRIEF),
            Map.entry("POST /api/public/parse", BRIEF),
            Map.entry("POST /api/plans/check", planned(echo("a", "1"))),
            Map.entry("POST /api/workflows", planned(echo("a", "1"))),
            Map.entry("PUT /api/workflows/{id}", "{\"plan\":{\"name\":\"Other\",\"steps\":[]}}"),
            Map.entry("PATCH /api/workflows/{id}", json("name", "Other")),
            Map.entry("PUT /api/workflows/{id}/verifier", json("kind", "hmac", "secret", "hush")),
            Map.entry("POST /api/execute", planned(echo("a", "1"))),
            Map.entry("POST /api/runs/cancel", "{\"ids\":[\"run_none\"]}"),
            Map.entry("POST /api/tokens", json("name", "CI")),
            Map.entry("PATCH /api/admin/users/{id}/limits", "{\"workflows\":10}"),
            Map.entry("PUT /api/admin/users/{id}/admin", "{\"admin\":true}"),
            Map.entry("POST /api/auth/password/reset", json("email", "somebody@example.com")),
            Map.entry("POST /api/auth/device", json("name", "laptop")),
            Map.entry("POST /api/auth/device/{code}", "{\"allow\":true}"),
            Map.entry("POST /api/webhooks", WEBHOOK),
            Map.entry("PATCH /api/webhooks/{id}", "{\"enabled\":true}"),
            Map.entry("PUT /api/credentials/default", json("provider", "openai")),
            Map.entry("PUT /api/credentials/{provider}", json("apiKey", "sk-0123456789")),
            Map.entry("POST /api/credentials/{provider}", json("apiKey", "sk-0123456789")),
            Map.entry("PUT /api/integrations/{tool}", "{\"fields\":{\"token\":\"t-0123456789\"}}"),
            Map.entry("POST /api/integrations/{tool}", "{\"fields\":{\"token\":\"t-0123456789\"}}"));

    final RunningServer server;
    final Client user;
    final String email = "stage" + NUMBERS.incrementAndGet() + "@example.com";

    private String delivery = "";

    Stage(RunningServer server) {
        this.server = server;
        Answer signedUp = server.anonymous().post("/api/auth/signup", json("email", email, "password", "hunter2"));
        this.user = new Client(server, signedUp.cookie());
    }

    static String planned(String... steps) {
        return "{\"plan\":" + plan("wf_stage", steps) + "}";
    }

    /** A request of this operation that succeeds. */
    Request example(Operation known) {
        String name = known.method() + " " + known.path();
        Request request = new Request(user, known.method(), path(name, known.path()), body(name), List.of());
        if (known.path().startsWith("/api/admin/")) {
            return request.by(server.newAdmin());
        }
        return name.equals("GET /api/cron")
                ? request.by(server.anonymous()).with("Authorization", "Bearer the-secret-of-cron")
                : request;
    }

    private @Nullable String body(String name) {
        return switch (name) {
            case "POST /api/auth/signup" -> json("email", "new-" + email, "password", "hunter2");
            case "POST /api/auth/login" -> json("email", email, "password", "hunter2");
            case "POST /api/auth/password/new" -> json("code", resetCode(), "password", "hunter4");
            case "POST /api/auth/device/token" ->
                json("deviceCode", deviceLogin().text("deviceCode").orElseThrow());
            default -> BODIES.get(name);
        };
    }

    private static String ranFor(String name) {
        if (name.endsWith("/undo")) {
            return step("a", "put", "{\"value\":1}");
        }
        return name.endsWith("/retry") ? step("a", "fail", "{}") : echo("a", "1");
    }

    private String path(String name, String path) {
        if (path.startsWith("/api/webhooks/{id}")) {
            return name.endsWith("/redeliver") ? delivery() + "/redeliver" : fill(path, webhook());
        } else if (path.contains("{stepId}")) {
            return fill(path.replace("{stepId}", "a"), waitingRun());
        } else if (path.startsWith("/api/runs/{id}")) {
            return fill(path, run(ranFor(name)));
        } else if (path.startsWith("/api/workflows/{id}")) {
            return fill(path, workflow(echo("a", "1")).text("id").orElseThrow());
        } else if (path.startsWith("/api/credentials/")) {
            user.put("/api/credentials/openai", json("apiKey", "sk-0123456789"));
        } else if (path.startsWith("/api/integrations/")) {
            user.put("/api/integrations/box", BODIES.get("PUT /api/integrations/{tool}"));
        }
        if (path.startsWith("/api/admin/users/{id}")) {
            return fill(path, userId(server.newUser()));
        }
        return switch (path) {
            case "/api/triggers/{secret}" -> trigger(workflow(echo("a", "1")));
            case "/api/oauth/callback" -> path + "?code=t-0123456789&state=" + state();
            case "/api/tokens/{id}" -> fill(path, token().text("id").orElseThrow());
            case "/api/auth/sessions/{id}" -> fill(path, session());
            case "/api/auth/device/{code}" ->
                fill(path, deviceLogin().text("userCode").orElseThrow());
            default ->
                path.replace("{provider}", "openai").replace("{tool}", "box").replace("{slug}", "morning-echo");
        };
    }

    static String userId(Client user) {
        return user.get("/api/auth/me").json().fields("user").text("id").orElseThrow();
    }

    /** A code by which the user may choose another password. */
    private String resetCode() {
        return server.newAdmin()
                .post("/api/admin/users/" + email + "/reset", null)
                .json()
                .text("code")
                .orElseThrow();
    }

    private String state() {
        return user.post("/api/integrations/box/connect", null)
                .json()
                .text("url")
                .orElseThrow()
                .replaceFirst(".*&state=([^&]*).*", "$1");
    }

    /** The path with this id; what else it has is 1. */
    static String fill(String path, String id) {
        return path.replaceFirst("\\{[^}]+}", id).replaceAll("\\{[^}]+}", "1");
    }

    /** A saved workflow with these steps. */
    Fields workflow(String... steps) {
        String id = "wf_stage" + NUMBERS.incrementAndGet();
        return user.post("/api/workflows", "{\"plan\":" + plan(id, steps) + "}")
                .json()
                .fields("workflow");
    }

    static String trigger(Fields workflow) {
        return "/api/triggers/" + workflow.text("webhookSecret").orElseThrow();
    }

    /** The id of a run that has ended. */
    String run(String... steps) {
        String id = startedRun(steps);
        user.get("/api/runs/" + id + "/events"); // to its end
        return id;
    }

    /** The id of a run that may be under way. */
    String startedRun(String... steps) {
        Answer accepted = user.post("/api/execute", planned(steps), "Prefer", "respond-async");
        return accepted.json().fields("run").text("id").orElseThrow();
    }

    /** The id of a run whose step {@code a} waits for its owner. */
    String waitingRun() {
        String asks = echo("a", "1").replaceFirst("}$", ",\"approval\":true}");
        String workflow = workflow(asks).text("id").orElseThrow();
        Answer waits = user.post("/api/workflows/" + workflow + "/run", null);
        return waits.json().fields("run").text("id").orElseThrow();
    }

    /** Fills the user's part of the queue with runs that wait until the gate is opened; at the last the answer is a refusal. */
    void fillQueue(String gate) {
        String waits = planned(waitAt("a", gate));
        Answer answer;
        do {
            answer = user.post("/api/execute", waits, "Prefer", "respond-async");
        } while (answer.status() == 202);
    }

    /** A new token with its secret. */
    Fields token() {
        return user.post("/api/tokens", json("name", "CI")).json();
    }

    /** A program that asks to be let in. */
    Fields deviceLogin() {
        return server.anonymous()
                .post("/api/auth/device", json("name", "laptop"))
                .json();
    }

    /** A header with a token that has this scope alone. */
    String bearer(String scope) {
        Fields token = user.post("/api/tokens", "{\"name\":\"CI\",\"scopes\":[\"" + scope + "\"]}")
                .json();
        return "Bearer " + token.text("token").orElseThrow();
    }

    private String webhook() {
        String one = WEBHOOK.replace(".com/", ".com/" + NUMBERS.incrementAndGet());
        return user.post("/api/webhooks", one)
                .json()
                .fields("webhook")
                .text("id")
                .orElseThrow();
    }

    private String session() {
        Value first = user.get("/api/auth/sessions").json().items("sessions").getFirst();
        return ((Fields) first).text("id").orElseThrow();
    }

    /** The path of a delivery that has arrived, one and the same. */
    private String delivery() {
        if (delivery.isEmpty()) {
            delivery = arrived();
        }
        return delivery;
    }

    private String arrived() {
        String path = "/api/webhooks/" + webhook() + "/deliveries";
        run(echo("a", "1"));
        return eventuallyThere(() -> user.get(path).json().items("deliveries").stream()
                .map(Fields.class::cast)
                .filter(delivery -> delivery.text("status").orElseThrow().equals("delivered"))
                .map(delivery -> path + "/" + delivery.text("id").orElseThrow())
                .findFirst());
    }
}
