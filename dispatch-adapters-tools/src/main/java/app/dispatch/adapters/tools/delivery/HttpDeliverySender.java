package app.dispatch.adapters.tools.delivery;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RequestHeaders;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.egress.Caller;
import app.dispatch.application.delivery.DeliverySender;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.StepFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Posts deliveries through the guard that all calls to the outside pass. */
public record HttpDeliverySender(HttpUpstream upstream) implements DeliverySender {
    private static final int MOST_READ = 16 * 1024;
    private static final MediaType JSON = MediaType.get("application/json");

    @Override
    public Optional<String> problem(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            return Optional.of("must be a whole URL that begins with https:// or http://");
        }
        if (!parsed.username().isEmpty() || !parsed.password().isEmpty()) {
            return Optional.of("must not hold a user name or a password; check the signature instead");
        }
        return upstream.refused(parsed);
    }

    @Override
    public Reply post(UserId owner, String url, Map<String, String> headers, String json, Duration most) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", RequestHeaders.USER_AGENT)
                .post(RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON));
        headers.forEach(request::header);
        try {
            UpstreamReply reply = upstream.send(Caller.of(owner), "delivery", request.build(), most, MOST_READ);
            return new Reply(reply.status(), error(reply.status()), upstream.retryAfter(reply));
        } catch (StepFailure failure) {
            return new Reply(null, failure.text(), Duration.ZERO);
        }
    }

    private static @Nullable String error(int status) {
        if (status >= 200 && status < 300) {
            return null;
        }
        return status >= 300 && status < 400
                ? "It answered " + status + ", a redirect, which is not followed; give the final address"
                : "It answered " + status;
    }
}
