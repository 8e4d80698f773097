package app.dispatch.adapters.http.webhook;

import static app.dispatch.domain.token.Scope.MANAGE;
import static app.dispatch.domain.token.Scope.READ;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.VerifierJson;
import app.dispatch.application.run.KeyedRun;
import app.dispatch.application.webhook.Delivery;
import app.dispatch.application.webhook.Reception;
import app.dispatch.application.webhook.VerifierWish;
import app.dispatch.application.webhook.Webhooks;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.webhook.VerifierKind;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code /api/triggers/{secret}}, where other systems fire workflows, and who may do so. */
public record WebhookRoutes(Webhooks webhooks) {
    private static final String VERIFIER = "/api/workflows/{id}/verifier";

    public List<Route> all() {
        return List.of(
                Route.open(POST, "/api/triggers/{secret}", call -> receive(call, true)),
                Route.open(GET, "/api/triggers/{secret}", call -> receive(call, false))
                        .withoutHead(),
                Route.user(READ, GET, VERIFIER, this::verifier),
                Route.user(MANAGE, PUT, VERIFIER, this::verify),
                Route.user(MANAGE, DELETE, VERIFIER, this::removeVerifier));
    }

    private void receive(Call call, boolean posted) {
        if (Prefetch.is(call)) {
            call.answerNothing();
            return;
        }
        String query = Objects.requireNonNullElse(call.context().queryString(), "");
        Delivery delivery = new Delivery(posted, call::header, query, call.bytes());
        Reception reception = webhooks.receive(
                call.context().pathParam("secret"),
                delivery,
                call.idempotencyKey().orElse(null));
        switch (reception) {
            case Reception.Answered(Fields answer) -> call.answer(answer);
            case Reception.Fired(WorkflowId workflow, KeyedRun run) -> answer(call, posted, workflow, run);
        }
    }

    private static void answer(Call call, boolean posted, WorkflowId workflow, KeyedRun run) {
        if (run.repeated()) {
            call.setHeader("Idempotent-Replay", "true");
        }
        if (call.prefersAsync()) {
            call.setHeader("Preference-Applied", "respond-async");
            call.answer(202, write(run.started().run(), workflow));
        } else if (posted
                && call.query("prefer").filter("respond-async"::equals).isPresent()) {
            call.answer(202, write(run.started().run(), workflow)); // asked for by a sender without headers of its own
        } else {
            Run known = run.started().await().run();
            call.answer(known.status().isEnded() ? 200 : 202, write(known, workflow)); // it may wait for its owner
        }
    }

    private static Fields write(Run run, WorkflowId workflow) {
        FieldsBuilder to = Fields.builder()
                .put("accepted", true)
                .put("runId", run.id().value())
                .put("status", run.status().id());
        RunEnd end = run.end();
        if (end != null) {
            to.put(
                    "durationMs",
                    Math.max(0, end.at().toEpochMilli() - run.startedAt().toEpochMilli()));
        }
        return to.put("workflowId", workflow.value()).build();
    }

    private void verifier(Call call, UserId owner) {
        Value found = webhooks.verifier(owner, id(call))
                .<Value>map(VerifierJson::write)
                .orElse(Value.NULL);
        call.answer(Fields.of("verifier", found));
    }

    private void verify(Call call, UserId owner) {
        WorkflowId workflow = id(call);
        VerifierWish wish = call.body(WebhookRoutes::wish);
        call.answer(Fields.of("verifier", VerifierJson.write(webhooks.verify(owner, workflow, wish))));
    }

    private static VerifierWish wish(Reading body) {
        Optional<VerifierKind> kind = body.oneOf("kind", VerifierKind.values(), VerifierKind::id);
        if (body.value("kind").isEmpty()) {
            body.problem("kind", "is required");
        }
        return new VerifierWish(
                kind.orElse(VerifierKind.HMAC),
                body.requiredText("secret"),
                body.text("header").orElse(null));
    }

    private void removeVerifier(Call call, UserId owner) {
        webhooks.removeVerifier(owner, id(call));
        call.answer(Fields.of("ok", Value.of(true)));
    }

    private static WorkflowId id(Call call) {
        return call.pathId("id", WorkflowId::new);
    }
}
