package app.dispatch.adapters.tools.connector.http;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RequestHeaders;
import app.dispatch.adapters.tools.connector.ShownUrl;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Makes the HTTP request that a step describes, and follows redirects where it may. */
public final class HttpConnector implements Connector {
    private static final int MOST_REDIRECTS = 5;
    private static final Duration LONGEST_TEST = Duration.ofSeconds(15);
    private static final Set<Integer> REFUSED = Set.of(401, 403, 407);

    private final HttpUpstream upstream;
    private final Optional<HttpUrl> base;

    public HttpConnector(HttpUpstream upstream) {
        this(upstream, Optional.empty());
    }

    /** @param base what URLs that begin with a slash go behind, for users who have no base URL of their own */
    public HttpConnector(HttpUpstream upstream, Optional<HttpUrl> base) {
        this.upstream = upstream;
        this.base = base;
    }

    @Override
    public ToolDef definition() {
        return HttpTool.DEFINITION;
    }

    @Override
    public Value call(OpCall call) {
        HttpOrder order = HttpOrder.read(BasedCall.of(call, base));
        UpstreamReply reply = order.followRedirects()
                ? followed(call, order)
                : upstream.send(call, order.request(), order.time(), HttpUpstream.MOST_BYTES);
        if (reply.isError() && !order.allowErrors()) {
            throw upstream.failure(reply);
        }
        return reply.read(call, () -> HttpOutput.of(reply, call::log));
    }

    private UpstreamReply followed(OpCall call, HttpOrder order) {
        long start = System.nanoTime();
        Request request = order.request();
        Duration left = order.time();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            UpstreamReply reply = upstream.send(call, request, left, HttpUpstream.MOST_BYTES);
            Optional<Request> next = Redirect.after(reply);
            if (next.isEmpty()) {
                return reply;
            }
            request = order.connection().keptTo(next.get());
            left = order.time().minusNanos(System.nanoTime() - start);
        }
        throw StepFailure.lasting(
                FailureCode.TOOL_ERROR,
                ShownUrl.of(order.request().url()) + " redirects more than " + MOST_REDIRECTS + " times");
    }

    @Override
    public Fields shown(OpDef op, Fields params, Fields connection) {
        return HttpConnection.read(connection).shown(BasedCall.params(params, connection, base));
    }

    @Override
    public List<Problem> check(Fields connection) {
        return ConnectionCheck.problems(connection);
    }

    @Override
    public String test(Fields connection) {
        HttpConnection bound = HttpConnection.read(connection);
        if (bound.base().isEmpty()) {
            return "Nothing to try: there is no base URL";
        }
        HttpUrl url = bound.base().get();
        Request request = new Request.Builder()
                .url(url)
                .headers(RequestHeaders.of(bound.headersFor(url, Set.of())))
                .build();
        UpstreamReply reply = upstream.send(definition().id(), request, LONGEST_TEST);
        if (REFUSED.contains(reply.status()) || reply.status() >= 500) {
            throw upstream.failure(reply);
        }
        return url.host() + " answers (status " + reply.status() + ")";
    }
}
