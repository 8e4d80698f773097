package app.dispatch.adapters.tools.connector;

import app.dispatch.adapters.tools.connector.openai.ModelProviders;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** All tools, with one recording server in place of every vendor. */
public final class Trials implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private static final Duration TIME = Duration.ofSeconds(10);

    private final List<String> answers = new ArrayList<>();
    private final RecordingServer server = RecordingServer.answering((request, wire) -> {
        String answer = answers.removeFirst();
        wire.write(answer);
        if (answer.contains("Connection: close")) {
            wire.socket().close();
        }
    });
    private final HttpUpstream upstream = new HttpUpstream(EgressPolicy.publicOnly(), () -> NOW);
    private final HttpUpstream vendors;
    private final Connectors connectors;

    public Trials() {
        VendorUrls bases = VendorUrls.vendors();
        for (Vendor vendor : Vendor.values()) {
            bases = bases.with(vendor, server.url("/" + vendor.name().toLowerCase(Locale.ROOT)));
        }
        vendors = new HttpUpstream(EgressPolicy.publicOnly().and(bases.openings()), () -> NOW);
        connectors = new Connectors(FirstPartyTools.all(
                upstream, vendors, bases, new ModelProviders(vendors, providers()), () -> NOW, new Random(1)));
    }

    private Map<Provider, String> providers() {
        return Arrays.stream(Provider.values())
                .collect(Collectors.toMap(provider -> provider, provider -> server.url("/llm/" + provider.id())));
    }

    /** The answers to the next requests, whole. */
    public Trials answering(String... whole) {
        answers.addAll(List.of(whole));
        return this;
    }

    /** The same as JSON. */
    public Trials answering(int status, String json) {
        return answering(RecordingServer.reply(status, "application/json", json));
    }

    public RecordingServer server() {
        return server;
    }

    Connector connector(String tool) {
        return connectors.connector(tool).orElseThrow();
    }

    /** How a tool's access tokens are renewed. */
    public Optional<Renewal> renewal(String tool) {
        return connector(tool).renewal();
    }

    /** Makes one attempt at an operation. */
    public Value run(String tool, String op, String connection, String params) {
        return connector(tool).call(attempt(tool, op, connection, params));
    }

    /** Makes that attempt. */
    public Value run(Attempt attempt) {
        return connector(attempt.tool()).call(attempt);
    }

    /** Makes one attempt at an operation with its example's parameters. */
    public Value example(String tool, String op, String connection) {
        OpDef def = connector(tool).definition().op(op).orElseThrow();
        return run(tool, op, connection, Json.write(def.example().params()));
    }

    /** Makes one attempt that must fail. */
    public StepFailure failed(String tool, String op, String connection, String params) {
        return failed(tool, op, connection, params, TIME);
    }

    /** The same in that time. */
    public StepFailure failed(String tool, String op, String connection, String params, Duration time) {
        try {
            throw new AssertionError(
                    "expected a failure, got " + connector(tool).call(attempt(tool, op, connection, params, time)));
        } catch (StepFailure failure) {
            return failure;
        }
    }

    /** One attempt, as the engine would make it. */
    public Attempt attempt(String tool, String op, String connection, String params) {
        return attempt(tool, op, connection, params, TIME);
    }

    private Attempt attempt(String tool, String op, String connection, String params, Duration time) {
        OpDef def = connector(tool).definition().op(op).orElseThrow();
        return new Attempt(tool, def, (Fields) Json.parse(params), (Fields) Json.parse(connection), time);
    }

    /** What is wrong with a connection before it is tried. */
    public List<Problem> check(String tool, String fields) {
        return connector(tool).check((Fields) Json.parse(fields));
    }

    /** Tries a connection of these fields. */
    String test(String tool, String fields) {
        return connector(tool).test((Fields) Json.parse(fields));
    }

    /** Tries a connection that must fail. */
    StepFailure failure(String tool, String fields) {
        try {
            throw new AssertionError("expected a failure, got " + test(tool, fields));
        } catch (StepFailure failure) {
            return failure;
        }
    }

    @Override
    public void close() {
        server.close();
        upstream.close();
        vendors.close();
    }
}
