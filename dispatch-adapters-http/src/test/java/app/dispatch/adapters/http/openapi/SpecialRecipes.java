package app.dispatch.adapters.http.openapi;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.adapters.http.RunningServer.json;
import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.account.ResetLinks;
import app.dispatch.application.account.SignUps;
import app.dispatch.domain.value.Value.Fields;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** How each answer comes about that one operation, or a few, have to themselves. */
final class SpecialRecipes {
    private static final int MOST_SERVERS = 20;
    private static final Map<String, Recipe> ALL = all();

    private SpecialRecipes() {}

    static Optional<Recipe> of(Outcome outcome) {
        return Optional.ofNullable(ALL.get(outcome.toString()));
    }

    private static Map<String, Recipe> all() {
        Map<String, Recipe> all = new HashMap<>();
        accounts(all);
        compose(all);
        workflows(all);
        runs(all);
        triggers(all);
        others(all);
        health(all);
        return all;
    }

    private static void accounts(Map<String, Recipe> all) {
        all.put("POST /api/auth/signup → 409 email_taken", (stage, example) -> {
            example.send();
            return example.send();
        });
        all.put(
                "POST /api/auth/login → 401 invalid_credentials",
                (stage, example) -> wrong(example).send());
        all.put(
                "DELETE /api/auth/me → 401 invalid_credentials",
                (stage, example) -> wrong(example).send());
        all.put(
                "PUT /api/auth/password → 401 invalid_credentials",
                (stage, example) -> wrong(example).send());
        all.put("POST /api/auth/login → 429 rate_limited", SpecialRecipes::guesses);
        all.put("DELETE /api/auth/me → 429 rate_limited", SpecialRecipes::guesses);
        all.put("PUT /api/auth/password → 429 rate_limited", SpecialRecipes::guesses);
        all.put("PUT /api/auth/password → 409 conflict", SpecialRecipes::twoAtOnce);
        all.put("GET /api/auth/me → 500 internal", (stage, example) -> stage.server.withBugEverywhere(example::send));
        all.put(
                "GET /api/auth/me → 503 unavailable",
                (stage, example) -> stage.server.withAllStoresAway(example::send));
        all.put("POST /api/tokens → 409 quota_exceeded", (stage, example) -> {
            example.send();
            return withTightQuotas(stage, example);
        });
        all.put(
                "POST /api/auth/device/token → 404 not_found",
                (stage, example) -> example.saying("{\"deviceCode\":\"none\"}").send());
        all.put("POST /api/auth/device/token → 409 quota_exceeded", (stage, example) -> {
            Fields login = stage.deviceLogin();
            stage.token();
            stage.user.post("/api/auth/device/" + login.text("userCode").orElseThrow(), "{\"allow\":true}");
            return withTightQuotas(
                    stage,
                    example.saying(json("deviceCode", login.text("deviceCode").orElseThrow())));
        });
        all.put(
                "DELETE /api/tokens/{id} → 400 bad_request",
                (stage, example) -> example.at(example.path() + "?withMade=yes").send());
        all.put("POST /api/auth/login → 403 forbidden", (stage, example) -> {
            stage.server.newAdmin().post("/api/admin/users/" + stage.email + "/lock", null);
            return example.send();
        });
        all.put(
                "POST /api/auth/password/new → 403 forbidden",
                (stage, example) -> example.saying(json("code", "none", "password", "hunter4"))
                        .send());
        all.put("POST /api/admin/users/{id}/reset → 409 conflict", (stage, example) -> {
            example.at(example.path().replace("/reset", "/lock")).send();
            return example.send();
        });
        for (String name : List.of("POST /api/admin/users/{id}/lock", "DELETE /api/admin/users/{id}")) {
            all.put(name + " → 409 conflict", (stage, example) -> theLast(example));
        }
        all.put(
                "PUT /api/admin/users/{id}/admin → 409 conflict",
                (stage, example) -> theLast(example.saying("{\"admin\":false}")));
        all.put("POST /api/auth/password/reset → 429 rate_limited", (stage, example) -> {
            try (RunningServer mailing = mailing()) {
                return CommonRecipes.repeated(example.by(mailing.anonymous()), 429);
            }
        });
        all.put("GET /api/account/export → 429 too_many_streams", SpecialRecipes::twoDownloads);
        all.put("POST /api/auth/signup → 403 forbidden", SpecialRecipes::closed);
        all.put("POST /api/auth/signup → 429 rate_limited", SpecialRecipes::crowd);
        all.put("POST /api/invitations → 409 conflict", (stage, example) -> CommonRecipes.repeated(example, 409));
    }

    /** A server that sends mails, to nobody. */
    private static RunningServer mailing() {
        return RunningServer.on(outside -> outside.with(new ResetLinks(mail -> {}, "https://dispatch.example.com")));
    }

    /** Of the only administrator of a server: its first user. */
    private static Answer theLast(Request example) {
        try (RunningServer other = RunningServer.start()) {
            Client only = other.newUser();
            return example.by(only)
                    .at(example.path().replaceFirst("usr_[^/]+", Stage.userId(only)))
                    .send();
        }
    }

    /** One is not read while another is asked for. */
    private static Answer twoDownloads(Stage stage, Request example) {
        for (int n = 0; n < 4; n++) {
            stage.run(echo("a", "\"" + "x".repeat(900_000) + "\""));
        }
        try (EventReader unread = stage.user.stream("GET", example.path(), null)) {
            assertThat(unread.status()).isEqualTo(200);
            return example.send();
        }
    }

    private static Answer closed(Stage stage, Request example) {
        try (RunningServer other = RunningServer.on(outside -> outside.with(new SignUps(SignUps.Policy.CLOSED, 0)))) {
            return example.by(other.anonymous()).send();
        }
    }

    /** One more than may sign up from an address. */
    private static Answer crowd(Stage stage, Request example) {
        try (RunningServer other = RunningServer.behind("127.0.0.0/8", new SignUps(SignUps.Policy.OPEN, 1))) {
            Request first = example.by(other.anonymous()).with("X-Forwarded-For", "192.0.2.1");
            assertThat(first.send().status()).isEqualTo(200);
            return first.saying(Objects.requireNonNull(example.body()).replace("@", ".too@"))
                    .send();
        }
    }

    /** The same with a wrong password. */
    private static Request wrong(Request example) {
        return example.saying(Objects.requireNonNull(example.body()).replace("hunter2", "hunter1"));
    }

    private static Answer guesses(Stage stage, Request example) {
        return CommonRecipes.repeated(wrong(example), 429);
    }

    /** Two changes of one password, of which one comes too late. */
    private static Answer twoAtOnce(Stage stage, Request example) {
        try (RunningServer server = EveryAnswerTest.withCostlyPasswords()) {
            server.clock.forward(Duration.between(server.clock.instant(), stage.server.clock.instant()));
            Request there = example.by(new Client(server, stage.user.session()));
            var first = CompletableFuture.supplyAsync(there::send);
            Answer second = there.send();
            Answer other = first.join();
            return second.status() == 409 ? second : other;
        }
    }

    private static void compose(Map<String, Recipe> all) {
        all.put("POST /api/parse → 400 plan_invalid", SpecialRecipes::badPlan);
        for (String name : List.of("POST /api/parse", "POST /api/public/parse")) {
            all.put(name + " → 400 cannot_plan", brief("nonsense"));
            all.put(name + " → 500 planner_output_invalid", brief("confused"));
            all.put(name + " → 503 planner_unavailable", brief("absent"));
        }
    }

    private static Answer badPlan(Stage stage, Request example) {
        return example.saying("{\"input\":\"Change it\",\"plan\":{\"steps\":7}}")
                .send();
    }

    private static Recipe brief(String input) {
        return (stage, example) -> example.saying(json("input", input)).send();
    }

    private static void workflows(Map<String, Recipe> all) {
        all.put(
                "POST /api/workflows → 400 cron_invalid",
                (stage, example) -> example.saying(
                                Stage.planned(echo("a", "1")).replaceFirst("}$", ",\"schedule\":\"scheduled\"}"))
                        .send());
        all.put(
                "PUT /api/workflows/{id} → 400 cron_invalid",
                (stage, example) -> example.saying("{\"plan\":{\"name\":\"A\",\"cron\":\"never\",\"steps\":[]}}")
                        .send());
        all.put(
                "PUT /api/workflows/{id} → 409 quota_exceeded",
                (stage, example) -> withTightQuotas(
                        stage, example.saying("{\"plan\":{\"name\":\"" + "A".repeat(200) + "\",\"steps\":[]}}")));
        all.put(
                "PATCH /api/workflows/{id} → 400 cron_invalid",
                (stage, example) -> example.saying(json("cron", "never")).send());
        all.put(
                "POST /api/workflows/{id}/versions/{version}/restore → 400 plan_invalid",
                SpecialRecipes::withoutTheTool);
        for (String name :
                List.of("POST /api/workflows", "POST /api/workflows/blank", "POST /api/templates/{slug}/clone")) {
            all.put(name + " → 409 quota_exceeded", SpecialRecipes::withTightQuotas);
        }
        all.put(
                "PATCH /api/workflows/{id} → 409 quota_exceeded",
                (stage, example) -> withTightQuotas(stage, example.saying(json("name", "A longer name than before"))));
        all.put("POST /api/workflows/{id}/versions/{version}/restore → 409 quota_exceeded", (stage, example) -> {
            stage.user.patch(example.path().replaceFirst("/versions/.*", ""), json("name", "A"));
            return withTightQuotas(stage, example);
        });
    }

    private static Answer withTightQuotas(Stage stage, Request example) {
        return elsewhere(EveryAnswerTest.withTightQuotas(), stage, example);
    }

    private static Answer elsewhere(RunningServer server, Stage stage, Request example) {
        try (server) {
            server.clock.forward(Duration.between(server.clock.instant(), stage.server.clock.instant()));
            return example.by(new Client(server, stage.user.session())).send();
        }
    }

    /** What has been made with a tool is asked for when the server has that tool no more. */
    private static Answer withoutTheTool(Stage stage, Request example) {
        String path = example.path();
        if (path.startsWith("/api/runs/")) {
            stage.user.put("/api/integrations/box", "{\"fields\":{\"token\":\"t0ken-1234\"}}");
            path = Stage.fill(
                    path.replaceFirst("/runs/[^/]+", "/runs/{id}"),
                    stage.run(boxed(path.endsWith("/undo") ? "put" : "fail")));
        } else {
            Fields workflow = stage.workflow(boxed("fail"));
            path = path.startsWith("/api/triggers/")
                    ? Stage.trigger(workflow)
                    : Stage.fill(
                            path.replaceFirst("/workflows/[^/]+", "/workflows/{id}"),
                            workflow.text("id").orElseThrow());
        }
        return elsewhere(EveryAnswerTest.withoutBox(), stage, example.at(path));
    }

    private static String boxed(String op) {
        return "{\"id\":\"a\",\"tool\":\"box\",\"op\":\"" + op + "\",\"params\":{}}";
    }

    private static void runs(Map<String, Recipe> all) {
        Recipe full = SpecialRecipes::withAFullQueue;
        for (String name : List.of(
                "POST /api/execute",
                "POST /api/workflows/{id}/run",
                "POST /api/runs/{id}/replay",
                "POST /api/runs/{id}/retry",
                "POST /api/runs/{id}/undo",
                "POST /api/triggers/{secret}",
                "GET /api/triggers/{secret}")) {
            all.put(name + " → 429 rate_limited", full);
            if (!name.endsWith("/execute")) {
                all.put(name + " → 400 plan_invalid", SpecialRecipes::withoutTheTool);
            }
        }
        all.put("POST /api/execute → 204", SpecialRecipes::afterTheEnd);
        all.put(
                "POST /api/execute → 404 not_found",
                (stage, example) -> example.with("Last-Event-ID", "run_none:1").send());
        all.put(
                "GET /api/runs/{id}/events → 204",
                (stage, example) -> example.with("Last-Event-ID", example.path().split("/")[3] + ":1000000")
                        .send());
        all.put(
                "GET /api/runs/{id}/events → 400 bad_request",
                (stage, example) -> example.with("Last-Event-ID", "x").send());
        all.put(
                "GET /api/history → 400 bad_request",
                (stage, example) -> example.at("/api/history?limit=x").send());
        all.put(
                "GET /api/runs → 400 bad_request",
                (stage, example) -> example.at("/api/runs?limit=x").send());
        all.put(
                "POST /api/runs/{id}/retry → 400 not_retryable",
                (stage, example) -> example.at("/api/runs/" + stage.run(echo("a", "1")) + "/retry")
                        .send());
        all.put(
                "POST /api/runs/{id}/replay → 409 conflict",
                (stage, example) -> unfinished(
                        stage,
                        example.at("/api/runs/" + stage.startedRun(waitAt("a", "conflict")) + "/replay"),
                        "conflict"));
        all.put(
                "POST /api/runs/{id}/undo → 409 conflict",
                (stage, example) -> example.at("/api/runs/" + stage.run(echo("a", "1")) + "/undo")
                        .send());
        all.put("POST /api/runs/{id}/retry → 409 conflict", SpecialRecipes::retriedTwice);
        for (String decision : List.of("approve", "reject")) {
            all.put(
                    "POST /api/runs/{id}/steps/{stepId}/" + decision + " → 409 conflict",
                    (stage, example) -> CommonRecipes.repeated(example, 409));
        }
    }

    private static Answer unfinished(Stage stage, Request request, String gate) {
        try {
            return request.send();
        } finally {
            stage.server.lab.open(gate);
        }
    }

    /** The run fails, and its retry waits while it is retried once more. */
    private static Answer retriedTwice(Stage stage, Request example) {
        String mended = step("a", "mend", "{\"gate\":\"mended\"}");
        String then = waitAt("b", "retried").replaceFirst("}$", ",\"dependsOn\":[\"a\"]}");
        Request retry = example.at("/api/runs/" + stage.run(mended, then) + "/retry");
        stage.server.lab.open("mended");
        retry.with("Prefer", "respond-async").send();
        return unfinished(stage, retry, "retried");
    }

    private static Answer withAFullQueue(Stage stage, Request example) {
        String gate = "queue" + UUID.randomUUID();
        stage.fillQueue(gate);
        return unfinished(stage, example, gate);
    }

    private static Answer afterTheEnd(Stage stage, Request example) {
        String run = stage.run(echo("a", "1"));
        return example.with("Last-Event-ID", run + ":1000000").send();
    }

    private static void triggers(Map<String, Recipe> all) {
        for (String name : List.of("POST /api/triggers/{secret}", "GET /api/triggers/{secret}")) {
            all.put(
                    name + " → 204",
                    (stage, example) -> example.with("Sec-Purpose", "prefetch").send());
            all.put(
                    name + " → 400 bad_request",
                    (stage, example) ->
                            example.with("Idempotency-Key", "x".repeat(300)).send());
            all.put(name + " → 401 unauthorized", (stage, example) -> {
                Fields workflow = stage.workflow(echo("a", "1"));
                stage.user.put(
                        "/api/workflows/" + workflow.text("id").orElseThrow() + "/verifier",
                        json("kind", "hmac", "secret", "hush"));
                return example.at(Stage.trigger(workflow)).send();
            });
            all.put(name + " → 403 workflow_disabled", (stage, example) -> {
                Fields workflow = stage.workflow(echo("a", "1"));
                stage.user.patch("/api/workflows/" + workflow.text("id").orElseThrow(), "{\"enabled\":false}");
                return example.at(Stage.trigger(workflow)).send();
            });
        }
        all.put("GET /api/triggers/{secret} → 405 method_not_allowed", (stage, example) -> {
            Fields workflow = stage.workflow(echo("a", "1"));
            stage.user.patch("/api/workflows/" + workflow.text("id").orElseThrow(), "{\"allowGet\":false}");
            return example.at(Stage.trigger(workflow)).send();
        });
    }

    private static void others(Map<String, Recipe> all) {
        all.put(
                "POST /api/integrations/{tool}/connect → 409 conflict",
                (stage, example) -> example.at("/api/integrations/lab/connect").send());
        all.put(
                "GET /api/oauth/callback → 400",
                (stage, example) ->
                        example.at("/api/oauth/callback?state=none&code=1").send());
        all.put(
                "GET /api/oauth/callback → 401",
                (stage, example) -> example.by(stage.server.anonymous()).send());
        all.put(
                "DELETE /api/credentials/{provider} → 400 bad_request",
                (stage, example) -> example.at("/api/credentials/none").send());
        all.put("POST /api/webhooks → 409 conflict", (stage, example) -> CommonRecipes.repeated(example, 409));
        all.put("POST /api/webhooks → 409 quota_exceeded", (stage, example) -> {
            example.send();
            String other = Objects.requireNonNull(example.body())
                    .replaceFirst("https?://[^\"]+", "https://example.com/one-more");
            return withTightQuotas(stage, example.saying(other));
        });
        all.put("PATCH /api/webhooks/{id} → 409 conflict", (stage, example) -> {
            String taken = "{\"url\":\"https://example.com/taken\",\"events\":[\"run.completed\"]}";
            stage.user.post("/api/webhooks", taken);
            return stage.user.patch(example.path(), taken);
        });
        all.put("POST /api/webhooks/{id}/deliveries/{deliveryId}/redeliver → 409 conflict", (stage, example) -> {
            stage.user.patch(example.path().replaceFirst("/deliveries/.*", ""), "{\"enabled\":false}");
            return example.send();
        });
    }

    private static void health(Map<String, Recipe> all) {
        all.put("GET /metrics → 429 rate_limited", (stage, example) -> {
            try (RunningServer other = RunningServer.start()) {
                return CommonRecipes.repeated(example.by(other.anonymous()), 429);
            }
        });
        all.put("GET /readyz → 503 unavailable", (stage, example) -> {
            stage.server.ready.set(false);
            Answer answer = example.send();
            stage.server.ready.set(true);
            return answer;
        });
        for (String path : List.of(
                "/healthz", "/metrics", "/api/openapi.json", "/api/tools", "/api/tools/{tool}", "/api/version")) {
            all.put("GET " + path + " → 503 unavailable", (stage, example) -> whileShuttingDown(example));
        }
    }

    private static Answer whileShuttingDown(Request example) {
        for (int servers = 1; servers <= MOST_SERVERS; servers++) {
            try (RunningServer server = RunningServer.start()) {
                Answer answer = whileShuttingDown(server, example);
                if (answer.status() == 503) {
                    return answer;
                }
            } catch (UncheckedIOException closedFirst) {
                // The connection was closed between two requests, or accepted while the server ceased to accept any:
                // an accept that is interrupted forgets it. Again, with another server.
            }
        }
        throw new AssertionError("no server says that it is shutting down");
    }

    /** Asks again and again while the server shuts down, which a run that somebody waits for keeps it from. */
    private static Answer whileShuttingDown(RunningServer server, Request example) {
        Stage stage = new Stage(server);
        String workflow = stage.workflow(waitAt("a", "stop")).text("id").orElseThrow();
        var held = CompletableFuture.supplyAsync(() -> stage.user.post("/api/workflows/" + workflow + "/run", null));
        eventually(() -> !stage.user
                .get("/api/history?status=active")
                .json()
                .items("history")
                .isEmpty());
        Request asked = example.by(stage.user);
        var closing = CompletableFuture.runAsync(server.http()::close);
        try {
            return CommonRecipes.repeated(asked, 503);
        } finally {
            server.lab.open("stop");
            CompletableFuture.allOf(closing, held).exceptionally(broken -> null).join();
        }
    }
}
