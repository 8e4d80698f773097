package app.dispatch.adapters.tools.connector.contract;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.FirstPartyTools;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Answer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.adapters.tools.connector.openai.ModelProviders;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Every operation of every vendor's tool, with one server in place of all vendors that answers as it is told. */
final class EveryOp implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private final RecordingServer server;
    private final HttpUpstream upstream;
    private final List<Connector> all;
    private final Connectors connectors;

    /** One operation of a tool. */
    record Of(ToolDef tool, OpDef op) {
        @Override
        public String toString() {
            return tool.id() + "." + op.id();
        }
    }

    EveryOp(Answer answer) {
        server = RecordingServer.answering(answer);
        VendorUrls bases = VendorUrls.vendors();
        for (Vendor vendor : Vendor.values()) {
            bases = bases.with(vendor, server.url("/" + vendor.name().toLowerCase(Locale.ROOT)));
        }
        upstream = new HttpUpstream(EgressPolicy.publicOnly().and(bases.openings()), () -> NOW);
        all = FirstPartyTools.all(
                upstream, upstream, bases, new ModelProviders(upstream, models()), () -> NOW, new Random(1));
        connectors = new Connectors(all);
    }

    /** All operations but those of {@code http}, which reaches no certain vendor. */
    static Stream<Of> all() {
        return AllTools.catalogue().tools().stream()
                .filter(tool -> !tool.id().equals("http"))
                .flatMap(tool -> tool.ops().stream().map(op -> new Of(tool, op)));
    }

    /** All connectors, for a program of the test's own. */
    List<Connector> connectors() {
        return all;
    }

    /** Makes one attempt. */
    Value call(Of of, Fields params, Duration time) {
        return connectors
                .connector(of.tool().id())
                .orElseThrow()
                .call(new Attempt(
                        of.tool().id(),
                        of.op(),
                        params,
                        Connected.fields(of.tool().id()),
                        time));
    }

    List<Received> requests() {
        return server.requests();
    }

    private Map<Provider, String> models() {
        return Map.of(
                Provider.OPENAI, server.url("/openai"),
                Provider.ANTHROPIC, server.url("/anthropic"),
                Provider.GOOGLE, server.url("/gemini"));
    }

    @Override
    public void close() {
        server.close();
        upstream.close();
    }
}
