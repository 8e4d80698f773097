package app.dispatch.application.trigger;

import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a call and its repetitions have in common, and no other has. */
final class CallKeys {
    private static final List<String> HEADERS =
            List.of("X-GitHub-Delivery", "Linear-Delivery", "webhook-id", "svix-id");

    /** Senders' ids are short; a long one is no id, and would not fit into an index. */
    private static final int LONGEST = 255;

    private CallKeys() {}

    /**
     * The key of the run that the call starts: its idempotency key, else the id that its sender gave it. Bodies are
     * compared for the former alone, since senders may repeat a call with other words around the same event.
     *
     * @param idempotencyKey null when none came
     */
    static Optional<RunKey> key(IncomingCall call, WorkflowId workflow, @Nullable String idempotencyKey) {
        String scope = "trigger:" + workflow;
        if (idempotencyKey != null) {
            String target = call.isPosted() ? "POST" : "GET?" + call.query();
            return Optional.of(new RunKey(scope, "key:" + idempotencyKey, RunKey.fingerprint(target, call.body())));
        }
        return call.isPosted()
                ? Stream.concat(byHeader(call), byBody(call)).findFirst().map(id -> new RunKey(scope, id, ""))
                : Optional.empty();
    }

    private static Stream<String> byHeader(IncomingCall call) {
        return HEADERS.stream()
                .flatMap(header ->
                        call.header(header).stream().filter(CallKeys::isId).map(id -> header + ":" + id));
    }

    private static Stream<String> byBody(IncomingCall call) {
        if (call.header("Stripe-Signature").isPresent()) {
            return member(call, "id");
        }
        if (call.header("X-Slack-Signature").isPresent()) {
            return member(call, "event_id");
        }
        return Stream.empty();
    }

    private static Stream<String> member(IncomingCall call, String name) {
        return Bodies.fields(call).text(name).stream().filter(CallKeys::isId).map(id -> name + ":" + id);
    }

    private static boolean isId(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(letter -> letter > ' ' && letter < 0x7F);
    }
}
