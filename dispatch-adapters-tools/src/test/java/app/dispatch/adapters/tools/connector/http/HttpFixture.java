package app.dispatch.adapters.tools.connector.http;

import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.egress.Resolver;
import app.dispatch.adapters.tools.egress.WayOut;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.UpstreamMeter;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;

/** The tool {@code http}, called as the engine calls it. */
final class HttpFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final HttpUpstream upstream;
    private final HttpConnector connector;

    private HttpFixture(EgressPolicy policy, WayOut wayOut) {
        this.upstream = new HttpUpstream(policy, wayOut, () -> NOW, UpstreamMeter.none());
        this.connector = new HttpConnector(upstream);
    }

    /** Servers on this machine may be reached. */
    static HttpFixture local() {
        return allowing("localhost");
    }

    static HttpFixture allowing(String entries) {
        return new HttpFixture(EgressPolicy.parse(entries), WayOut.of(() -> NOW));
    }

    static HttpFixture with(EgressPolicy policy, Resolver resolver) {
        return with(policy, WayOut.of(resolver, () -> NOW));
    }

    static HttpFixture with(EgressPolicy policy, WayOut wayOut) {
        return new HttpFixture(policy, wayOut);
    }

    OpDef op(String id) {
        return connector.definition().op(id).orElseThrow();
    }

    Attempt attempt(String op, String params, Object... values) {
        return attempt(Duration.ofSeconds(20), op, params, values);
    }

    Attempt attempt(Duration timeout, String op, String params, Object... values) {
        return new Attempt(op(op), (Fields) Json.parse(params.formatted(values)), timeout);
    }

    /** The tool itself. */
    HttpConnector connector() {
        return connector;
    }

    /** An attempt with this connection. */
    Attempt connected(Fields connection, String op, String params, Object... values) {
        return new Attempt(op(op), (Fields) Json.parse(params.formatted(values)), connection, Duration.ofSeconds(20));
    }

    Fields run(Attempt attempt) {
        return (Fields) connector.call(attempt);
    }

    /** A GET of that URL. */
    Fields get(String url) {
        return run(attempt("get", "{\"url\":\"%s\"}", url));
    }

    Fields request(String params, Object... values) {
        return run(attempt("request", params, values));
    }

    StepFailure failure(Attempt attempt) {
        try {
            throw new AssertionError("expected a failure, got " + run(attempt));
        } catch (StepFailure failure) {
            return failure;
        }
    }

    @Override
    public void close() {
        upstream.close();
    }
}
