package app.dispatch.application.trigger;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/** What senders send to find out whether a trigger is there. It is answered, and fires nothing. */
final class Handshakes {
    private Handshakes() {}

    /** The answer; empty when the call is no handshake. */
    static Optional<Fields> answer(IncomingCall call) {
        if (!call.isPosted()) {
            return Optional.empty();
        }
        if (call.header("X-GitHub-Event").filter("ping"::equals).isPresent()) {
            return Optional.of(Fields.of("ok", Value.of(true)));
        }
        return call.header("X-Slack-Signature").flatMap(signed -> slack(Bodies.fields(call)));
    }

    /** docs.slack.dev/reference/events/url_verification: the challenge is sent back. */
    private static Optional<Fields> slack(Fields body) {
        return body.text("type")
                .filter("url_verification"::equals)
                .flatMap(type -> body.text("challenge"))
                .map(challenge -> Fields.of("challenge", Value.of(challenge)));
    }
}
