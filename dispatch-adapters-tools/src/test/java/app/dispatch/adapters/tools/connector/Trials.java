package app.dispatch.adapters.tools.connector;

import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import okhttp3.HttpUrl;

/** All tools, with one recording server in place of every vendor. */
final class Trials implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

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

    Trials() {
        VendorUrls bases = VendorUrls.vendors();
        for (Vendor vendor : Vendor.values()) {
            bases = bases.with(vendor, server.url("/" + vendor.name().toLowerCase(Locale.ROOT)));
        }
        vendors = new HttpUpstream(EgressPolicy.publicOnly().and(bases.openings()), () -> NOW);
        connectors = new Connectors(FirstPartyTools.all(upstream, vendors, bases, () -> NOW, new Random(1)));
    }

    /** The answers to the next requests, whole. */
    Trials answering(String... whole) {
        answers.addAll(List.of(whole));
        return this;
    }

    /** The same as JSON. */
    Trials answering(int status, String json) {
        return answering(RecordingServer.reply(status, "application/json", json));
    }

    RecordingServer server() {
        return server;
    }

    Connector connector(String tool) {
        return connectors.connector(tool).orElseThrow();
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

    /** The same for a request to GitHub that may take only so long. */
    StepFailure failureOfUser(String fields, Duration time) {
        Trial trial = new Trial(vendors, connector("github").definition(), (Fields) Json.parse(fields), time);
        try {
            throw new AssertionError("expected a failure, got "
                    + trial.ask(trial.request(HttpUrl.get(server.url("")), "user", Map.of())));
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
