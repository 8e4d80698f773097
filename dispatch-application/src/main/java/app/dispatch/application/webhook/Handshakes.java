package app.dispatch.application.webhook;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/** What senders send to find out whether a webhook is there. It is answered, and fires nothing. */
final class Handshakes {
    private Handshakes() {}

    /** The answer; empty when the delivery is no handshake. */
    static Optional<Fields> answer(Delivery delivery) {
        if (!delivery.isPosted()) {
            return Optional.empty();
        }
        if (delivery.header("X-GitHub-Event").filter("ping"::equals).isPresent()) {
            return Optional.of(Fields.of("ok", Value.of(true)));
        }
        return delivery.header("X-Slack-Signature").flatMap(signed -> slack(Bodies.fields(delivery)));
    }

    /** docs.slack.dev/reference/events/url_verification: the challenge is sent back. */
    private static Optional<Fields> slack(Fields body) {
        return body.text("type")
                .filter("url_verification"::equals)
                .flatMap(type -> body.text("challenge"))
                .map(challenge -> Fields.of("challenge", Value.of(challenge)));
    }
}
