package app.dispatch.application.trigger;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/** What senders send to find out whether a trigger is there. It is answered, and fires nothing. */
final class Handshakes {
    private Handshakes() {}

    /** Whether its headers are those of a handshake: false says that it is none, whatever its body has. */
    static boolean mayBe(IncomingCall call) {
        return call.isPosted()
                && (isPing(call) || call.header("X-Slack-Signature").isPresent());
    }

    /** The answer; empty when the call is no handshake. */
    static Optional<Fields> answer(IncomingCall call) {
        if (!mayBe(call)) {
            return Optional.empty();
        }
        return isPing(call) ? Optional.of(Fields.of("ok", Value.of(true))) : slack(Bodies.fields(call));
    }

    private static boolean isPing(IncomingCall call) {
        return call.header("X-GitHub-Event").filter("ping"::equals).isPresent();
    }

    /** docs.slack.dev/reference/events/url_verification: the challenge is sent back. */
    private static Optional<Fields> slack(Fields body) {
        return body.text("type")
                .filter("url_verification"::equals)
                .flatMap(type -> body.text("challenge"))
                .map(challenge -> Fields.of("challenge", Value.of(challenge)));
    }
}
