package app.dispatch.adapters.http.trigger;

import static app.dispatch.domain.token.Scope.MANAGE;
import static app.dispatch.domain.token.Scope.READ;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.RateLimit;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.VerifierJson;
import app.dispatch.application.run.KeyedRun;
import app.dispatch.application.trigger.Reception;
import app.dispatch.application.trigger.Triggers;
import app.dispatch.application.trigger.VerifierWish;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.trigger.VerifierKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/triggers/{secret}}, where other systems fire workflows, and who may do so.
 *
 * @param guesses how often a client may name a secret that there is not. Whoever names one that there is, is served all the
 *     same: a stranger at the same address, such as another customer of a sender, must not keep that sender's calls away
 */
public record TriggerRoutes(Triggers triggers, RateLimit guesses) {
    private static final int GUESSES_A_MINUTE = 30;

    private static final String VERIFIER = "/api/workflows/{id}/verifier";

    /** The routes with a limit by this clock. */
    public TriggerRoutes(Triggers triggers, InstantSource clock) {
        this(
                triggers,
                new RateLimit(
                        GUESSES_A_MINUTE, Duration.ofMinutes(1), "Too many unknown secrets in a short time", clock));
    }

    public List<Route> all() {
        return List.of(
                Route.open(POST, "/api/triggers/{secret}", call -> receive(call, true))
                        .anyQuery(),
                Route.open(GET, "/api/triggers/{secret}", call -> receive(call, false))
                        .withoutHead()
                        .anyQuery(),
                Route.user(READ, GET, VERIFIER, this::verifier).ofWorkflow(),
                Route.user(MANAGE, PUT, VERIFIER, this::verify)
                        .audited(AuditAction.VERIFIER_SAVED)
                        .ofWorkflow(),
                Route.user(MANAGE, DELETE, VERIFIER, this::removeVerifier)
                        .audited(AuditAction.VERIFIER_REMOVED)
                        .ofWorkflow());
    }

    private void receive(Call call, boolean posted) {
        if (Unmeant.is(call)) {
            call.answerNothing();
            return;
        }
        switch (triggers.receive(call.context().pathParam("secret"), new ReceivedCall(call, posted))) {
            case Reception.Answered(Fields answer) -> call.answer(answer);
            case Reception.Fired(WorkflowId workflow, KeyedRun run) -> answer(call, posted, workflow, run);
            case Reception.PostOnly() -> {
                call.setHeader("Allow", "POST");
                throw Refusal.of(ErrorCode.METHOD_NOT_ALLOWED, "This webhook takes POST alone, by its owner's wish");
            }
            case Reception.Unknown() -> {
                guesses.take(call.client());
                throw Refusal.notFound("trigger");
            }
        }
    }

    private static void answer(Call call, boolean posted, WorkflowId workflow, KeyedRun run) {
        if (run.repeated()) {
            call.setHeader("Idempotent-Replay", "true");
        }
        boolean byHeader = call.prefersAsync();
        boolean waits = !byHeader && !prefersByQuery(call, posted);
        if (waits) {
            call.forgetBody();
        }
        Run known = waits ? run.started().await().run() : run.started().run();
        // One that was waited for may wait for its owner; one that was not may have ended, when it is that of an
        // earlier call.
        boolean ended = known.status().isEnded();
        if (byHeader && !ended) {
            call.setHeader("Preference-Applied", "respond-async");
        }
        call.answer(ended ? 200 : 202, write(known, workflow));
    }

    /** What a sender without headers of its own asks for so. A GET's query is what the workflow reads. */
    private static boolean prefersByQuery(Call call, boolean posted) {
        return posted && call.query("prefer").filter("respond-async"::equals).isPresent();
    }

    private static Fields write(Run run, WorkflowId workflow) {
        FieldsBuilder to = Fields.builder()
                .put("accepted", true)
                .put("runId", run.id().value())
                .put("status", run.status().id());
        run.end()
                .ifPresent(end -> to.put(
                        "durationMs",
                        Math.max(0, end.at().toEpochMilli() - run.startedAt().toEpochMilli())));
        return to.put("workflowId", workflow.value()).build();
    }

    private void verifier(Call call, UserId owner) {
        Value found = triggers.verifier(owner, id(call))
                .<Value>map(VerifierJson::write)
                .orElse(Value.NULL);
        call.answer(Fields.of("verifier", found));
    }

    private void verify(Call call, UserId owner) {
        WorkflowId workflow = id(call);
        VerifierWish wish = call.body(TriggerRoutes::wish);
        call.answer(Fields.of("verifier", VerifierJson.write(triggers.verify(owner, workflow, wish))));
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
        triggers.removeVerifier(owner, id(call));
        call.answer(Fields.of("ok", Value.of(true)));
    }

    private static WorkflowId id(Call call) {
        return call.pathId("id", "workflow", WorkflowId::new);
    }
}
