package app.dispatch.application.delivery;

import app.dispatch.domain.account.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sends nothing: for programs that have no way out. */
public final class NoSender implements DeliverySender {
    private static final String WHY = "Nothing can be sent from here";

    @Override
    public Optional<String> problem(String url) {
        return Optional.of(WHY);
    }

    @Override
    public Reply post(UserId owner, String url, Map<String, String> headers, String json, Duration most) {
        return new Reply(null, WHY, Duration.ZERO);
    }
}
