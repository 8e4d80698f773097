package app.dispatch.adapters.tools.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.ToolsReference;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the example of every operation against the vendors' contracts, when there is a folder of them: {@code
 * -Dvendor.contracts=DIR}. It holds {@code ops.json}, which says of each operation which calls it makes, the OpenAPI documents
 * that it names, and {@code linear.graphql}.
 */
class VendorContractsTest {
    private static final ParamsSchema SCHEMAS = new ParamsSchema();

    /** Calls of operations that {@code ops.json} does not have. */
    private static final Map<String, String> CALLS = Map.of(
            "gmail.get_attachment",
            "gmail.json get /gmail/v1/users/{userId}/messages/{messageId}/attachments/{id}",
            "stripe.list_payouts",
            "stripe.json get /v1/payouts");

    @TestFactory
    Stream<DynamicTest> every_request_and_answer_is_as_the_contract_has_it() throws IOException {
        String folder = System.getProperty("vendor.contracts", "");
        if (folder.isBlank()) {
            return Stream.empty();
        }
        Path contracts = Path.of(folder);
        Fields ops = (Fields) Json.readBack(Files.readString(contracts.resolve("ops.json")));
        ContractServer server = new ContractServer(contracts);
        return AllTools.catalogue().tools().stream()
                .filter(tool -> !tool.id().equals("http"))
                .flatMap(tool -> Stream.concat(
                        Stream.of(DynamicTest.dynamicTest(
                                tool.id() + ".test", () -> connects(server, tool, calls(ops, tool.id() + ".test")))),
                        tool.ops().stream()
                                .flatMap(op -> ways(tool, op)
                                        .map(key -> DynamicTest.dynamicTest(
                                                tool.id() + "." + op.id()
                                                        + key.map(one -> " by "
                                                                        + one.provider()
                                                                                .id())
                                                                .orElse(""),
                                                () -> runs(
                                                        server,
                                                        tool,
                                                        op,
                                                        key,
                                                        calls(ops, tool.id() + "." + op.id())))))))
                .onClose(server::close);
    }

    @TestFactory
    Stream<DynamicTest> the_contracts_are_those_that_the_reference_names() throws IOException {
        String folder = System.getProperty("vendor.contracts", "");
        return folder.isBlank()
                ? Stream.empty()
                : ToolsReference.CONTRACTS.entrySet().stream()
                        .filter(named -> !named.getKey().equals("linear"))
                        .map(named -> DynamicTest.dynamicTest(named.getKey(), () -> {
                            ContractFile file = ContractFile.read(Path.of(folder, named.getKey() + ".json"));
                            assertThat(file.title() + " " + file.version()).isEqualTo(named.getValue());
                        }));
    }

    private static void connects(ContractServer server, ToolDef tool, Set<String> expected) {
        server.connectors().connector(tool.id()).orElseThrow().test(Connected.fields(tool.id()));

        assertThat(server.violations()).isEmpty();
        assertThat(server.reached()).containsAnyElementsOf(expected);
    }

    /** With the tool's connection, and where a key of a language model does too, with one of each provider. */
    private static Stream<Optional<ApiKey>> ways(ToolDef tool, OpDef op) {
        boolean byModel = op.params().fields("properties").get("provider").isPresent();
        return Stream.concat(
                Stream.of(Optional.empty()),
                byModel && tool.id().equals("openai")
                        ? Stream.of(Provider.values())
                                .map(provider -> Optional.of(new ApiKey(provider, "k-s3cr3t", null)))
                        : Stream.empty());
    }

    private static void runs(
            ContractServer server, ToolDef tool, OpDef op, Optional<ApiKey> key, Set<String> expected) {
        Connector connector = server.connectors().connector(tool.id()).orElseThrow();
        Fields params = op.example().params();

        Attempt attempt = new Attempt(tool.id(), op, params, Connected.fields(tool.id()), Duration.ofSeconds(20));

        Optional<Value> output = output(() -> connector.call(key.isPresent() ? attempt.with(key.get()) : attempt));

        assertThat(server.violations()).isEmpty();
        assertThat(server.reached()).containsAnyElementsOf(expected);
        output.ifPresent(given -> assertThat(SCHEMAS.check(op.output(), given, "", pointer -> false))
                .as("%s", Json.write(given))
                .isEmpty());
    }

    /** Empty when the contract's example of a model's answer, which is "Hello!", is not in the form that was asked for. */
    private static Optional<Value> output(Supplier<Value> call) {
        try {
            return Optional.of(call.get());
        } catch (StepFailure failure) {
            assertThat(failure.text()).contains("did not answer in the form of the schema");
            return Optional.empty();
        }
    }

    /** Such as {@code github.json get /user}. */
    private static Set<String> calls(Fields ops, String op) {
        if (CALLS.containsKey(op)) {
            return Set.of(CALLS.get(op));
        }
        Value calls = ops.get(op).orElse(Value.of(List.of()));
        List<Value> all = calls instanceof Value.Items(List<Value> items) ? items : Arrays.asList(calls);
        return all.stream()
                .map(Fields.class::cast)
                .map(call -> call.text("file").orElseThrow() + " "
                        + call.text("field")
                                .orElseGet(() -> call.text("method").orElseThrow() + " "
                                        + call.text("path").orElseThrow()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
