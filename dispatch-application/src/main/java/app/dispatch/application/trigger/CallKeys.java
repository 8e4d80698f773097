package app.dispatch.application.trigger;

import app.dispatch.application.json.Json;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.trigger.VerifierKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a call and its repetitions have in common, and no other has.
 *
 * @param workflow that the calls fire
 */
record CallKeys(WorkflowId workflow) {
    private static final List<String> HEADERS =
            List.of("X-GitHub-Delivery", "Linear-Delivery", "webhook-id", "svix-id");

    /** Senders' ids are short; a long one is no id, and would not fit into an index. */
    private static final int LONGEST = 255;

    private static final byte[] NOTHING = {};

    /**
     * The key of the run that a call without a verified sender starts: its idempotency key, else the id that its sender gave
     * it. Bodies are compared for the former alone, since senders may repeat a call with other words around the same event.
     */
    Optional<RunKey> unverified(IncomingCall call) {
        Optional<String> given = call.idempotencyKey();
        if (given.isPresent()) {
            String fingerprint = call.isPosted()
                    ? RunKey.fingerprint("POST", call.body())
                    : RunKey.fingerprint("GET?" + call.query(), NOTHING);
            return Optional.of(key("key:" + given.get(), fingerprint));
        }
        return call.isPosted()
                ? Stream.concat(byHeader(call), byBody(call)).findFirst().map(id -> key(id, ""))
                : Optional.empty();
    }

    /**
     * The key of the run that a verified call starts, by what its signature covers alone: whoever has caught a call may send
     * it again with any other header. It is the id that the sender signed, else the signature itself.
     *
     * @param signature the right one for this call, whatever the sender wrote beside it and in whichever form
     */
    RunKey verified(VerifierKind kind, IncomingCall call, byte[] signature) {
        Optional<String> id = switch (kind) {
            case STRIPE -> member(call, "id");
            case SLACK -> member(call, "event_id");
            case STANDARD ->
                Optional.of(Signatures.standardHeader(call, "id"))
                        .filter(CallKeys::isId)
                        .map(sent -> "webhook-id:" + sent);
            case LINEAR -> Optional.of(timeless(call));
            case GITHUB, HMAC -> Optional.empty();
        };
        return key("signed:" + id.orElseGet(() -> "by:" + RunKey.fingerprint(kind.id(), signature)), "");
    }

    /** Linear signs no id, and a time that is another in each attempt: all but that is what attempts have in common. */
    private static String timeless(IncomingCall call) {
        Map<String, Value> members = new LinkedHashMap<>(Bodies.fields(call).values());
        members.remove(Signatures.LINEAR_TIME);
        String text = Json.write(new Value.Fields(members));
        return "body:" + RunKey.fingerprint("", text.getBytes(StandardCharsets.UTF_8));
    }

    private RunKey key(String name, String fingerprint) {
        return new RunKey("trigger:" + workflow, name, fingerprint);
    }

    private static Stream<String> byHeader(IncomingCall call) {
        return HEADERS.stream()
                .flatMap(header ->
                        call.header(header).stream().filter(CallKeys::isId).map(id -> header + ":" + id));
    }

    private static Stream<String> byBody(IncomingCall call) {
        if (call.header("Stripe-Signature").isPresent()) {
            return member(call, "id").stream();
        }
        if (call.header("X-Slack-Signature").isPresent()) {
            return member(call, "event_id").stream();
        }
        return Stream.empty();
    }

    private static Optional<String> member(IncomingCall call, String name) {
        return Bodies.fields(call).text(name).filter(CallKeys::isId).map(id -> name + ":" + id);
    }

    private static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(letter -> letter > ' ' && letter < 0x7F);
    }
}
