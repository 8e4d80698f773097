package app.dispatch.adapters.http;

import app.dispatch.application.delivery.DeliverySender;
import app.dispatch.domain.account.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes what is delivered, with a status that a test sets. */
public final class Mailbox implements DeliverySender {
    public final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    public final AtomicInteger status = new AtomicInteger(200);

    @Override
    public Optional<String> problem(String url) {
        return url.startsWith("https://") ? Optional.empty() : Optional.of("must begin with https://");
    }

    @Override
    public Reply post(UserId owner, String url, Map<String, String> headers, String json, Duration most) {
        taken.add(json);
        int answered = status.get();
        return new Reply(answered, answered == 200 ? null : "It answered " + answered, Duration.ZERO);
    }
}
