package app.dispatch.adapters.tools.connector.contract;

import app.dispatch.adapters.tools.connector.FirstPartyTools;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.adapters.tools.connector.contract.ContractFile.Operation;
import app.dispatch.adapters.tools.connector.openai.ModelProviders;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connectors;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All vendors in one server, each as its contract says: what the contract refuses is answered 400 and noted, the rest with the
 * contract's example.
 */
final class ContractServer implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private final Path folder;
    private final Map<String, ContractFile> files = new ConcurrentHashMap<>();
    private final LinearSchema linear;
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<String> reached = new CopyOnWriteArrayList<>();
    private final RecordingServer server = RecordingServer.answering((request, wire) -> wire.write(answer(request)));
    private final HttpUpstream upstream;
    private final Connectors connectors;

    ContractServer(Path folder) {
        this.folder = folder;
        this.linear = LinearSchema.read(folder.resolve("linear.graphql"));
        VendorUrls bases = VendorUrls.vendors();
        for (Vendor vendor : Vendor.values()) {
            bases = bases.with(vendor, server.url("/" + vendor.name().toLowerCase(Locale.ROOT)));
        }
        upstream = new HttpUpstream(EgressPolicy.publicOnly().and(bases.openings()), () -> NOW);
        connectors = new Connectors(FirstPartyTools.all(
                upstream, upstream, bases, new ModelProviders(upstream, models()), () -> NOW, new Random(1)));
    }

    Connectors connectors() {
        return connectors;
    }

    /** What the contracts refused since the last time that one looked. */
    List<String> violations() {
        List<String> all = List.copyOf(violations);
        violations.clear();
        return all;
    }

    /** The operations that were asked for since the last time that one looked, such as {@code github.json get /user}. */
    List<String> reached() {
        List<String> all = List.copyOf(reached);
        reached.clear();
        return all;
    }

    List<Received> requests() {
        return server.requests();
    }

    private ContractFile file(String vendor) {
        return files.computeIfAbsent(vendor, name -> {
            try {
                ContractFile file = ContractFile.read(folder.resolve(name + ".json"));
                return more(name).map(file::and).orElse(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /** What a document has beside what stands in the folder: from the same version of it. */
    private static Optional<Fields> more(String name) throws IOException {
        try (InputStream file = ContractServer.class.getResourceAsStream(name + "-more.json")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of((Fields) Json.readBack(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private String answer(Received request) {
        String target = request.target();
        int end = target.indexOf('/', 1);
        String vendor = target.substring(1, end < 0 ? target.length() : end).split("\\?")[0];
        String path = end < 0 ? "" : target.substring(end).split("\\?", 2)[0];
        return vendor.equals("linear") ? graphQl(request) : http(request, file(vendor), path);
    }

    private String http(Received request, ContractFile file, String path) {
        Optional<Operation> operation = file.operation(request.method(), path);
        if (operation.isEmpty()) {
            violations.add(file.name() + " has no " + request.method() + " " + path);
            return refused();
        }
        reached.add(file.name() + " " + operation.get().method() + " "
                + operation.get().path());
        List<String> wrong = Violations.of(operation.get(), request);
        violations.addAll(wrong);
        return wrong.isEmpty() ? accepted(operation.get()) : refused();
    }

    private String accepted(Operation operation) {
        ContractFile.Reply reply = operation.reply();
        boolean isText = !reply.type().contains("json") && reply.example() instanceof Text;
        String body = isText ? ((Text) reply.example()).value() : Json.write(here(reply.example()));
        return reply.type().isEmpty()
                ? "HTTP/1.1 " + reply.status() + " Done\r\nContent-Length: 0\r\n\r\n"
                : RecordingServer.reply(reply.status(), reply.type(), body);
    }

    /** Addresses that the vendor gives to go on at lead to this server. */
    private Value here(Value example) {
        return Json.parse(Json.write(example).replace("https://files.slack.com/", server.url("/slack/")));
    }

    private String graphQl(Received request) {
        LinearSchema.Outcome outcome = linear.execute(Json.parse(request.body()));
        reached.addAll(outcome.fields());
        violations.addAll(outcome.errors());
        return outcome.errors().isEmpty()
                ? RecordingServer.reply(200, "application/json", outcome.answer())
                : refused();
    }

    private static String refused() {
        return RecordingServer.reply(400, "application/json", "{\"message\":\"The contract refuses this\"}");
    }

    /** The way to it. */
    HttpUpstream way() {
        return upstream;
    }

    /** Where the language models are in it. */
    Map<Provider, String> models() {
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
