package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.error.Envelope;
import app.dispatch.adapters.http.web.RequestIds;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** All that is offered to clients, and how the SDK is told of it: what is said to models stands in {@code offer.json}. */
final class McpOffer {
    /** The text of an answer to what failed for no fault of the client. */
    static final String FAILED = "Something went wrong on this server";

    private static final Logger LOG = LoggerFactory.getLogger(McpOffer.class);

    /** Tools look at their arguments themselves, with better words; that outputs are as they are said to be, tests see to. */
    private static final JsonSchemaValidator UNCHECKED =
            (schema, content) -> ValidationResponse.asValid(McpJson.text(content));

    private final Fields said;
    private final Map<String, McpTool> tools;
    private final McpResources resources;

    /** @param said what {@code offer.json} says */
    McpOffer(Fields said, List<McpTool> tools, McpResources resources) {
        this.said = said;
        this.tools = tools.stream().collect(Collectors.toMap(McpTool::name, tool -> tool));
        this.resources = resources;
    }

    /** Has the SDK answer what comes by this transport. */
    McpAsyncServer over(McpPeers peers, String version) {
        return McpServer.async(peers)
                .serverInfo(new McpSchema.Implementation("dispatch", "Dispatch", version, null, null, null))
                .instructions(said.text("instructions").orElseThrow())
                .capabilities(ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .prompts(false)
                        .completions()
                        .build())
                .jsonMapper(McpJson.mapper())
                .jsonSchemaValidator(UNCHECKED)
                .validateToolInputs(false)
                .requestTimeout(Confirmation.PATIENCE.plusMinutes(1))
                .tools(each("tools").map(this::tool).toList())
                .resources(each("resources").map(this::resource).toList())
                .resourceTemplates(each("resourceTemplates").map(this::address).toList())
                .prompts(each("prompts").map(this::prompt).toList())
                .completions(completions())
                .build();
    }

    private Stream<Fields> each(String list) {
        return said.items(list).stream().map(Fields.class::cast);
    }

    /** Why there is no such tool; empty when there is. */
    Optional<String> unknownTool(Optional<String> name) {
        return name.filter(tools::containsKey).isPresent()
                ? Optional.empty()
                : Optional.of("There is no such tool"
                        + name.map(text -> DidYouMean.hint(text, tools.keySet()))
                                .orElse("")
                        + "; tools/list lists all");
    }

    /** One page of all that the caller may read: the SDK's own list would be the same for everybody, and on one page. */
    Fields resources(McpCall call) {
        return resources.list(call);
    }

    private AsyncToolSpecification tool(Fields described) {
        McpTool tool = Optional.ofNullable(tools.get(described.text("name").orElseThrow()))
                .orElseThrow(() -> new IllegalStateException("no tool does what is described: " + described));
        return AsyncToolSpecification.builder()
                .tool(McpJson.as(described, McpSchema.Tool.class))
                .callHandler((exchange, request) -> Mono.fromCallable(() -> called(tool, McpCall.of(exchange))))
                .build();
    }

    private static CallToolResult called(McpTool tool, McpCall call) {
        try {
            call.require(tool.scope());
            Fields result = tool.work().of(call);
            return new CallToolResult(
                    List.of(TextContent.builder(Json.write(result)).build()), false, McpJson.java(result), null);
        } catch (Refusal refused) {
            return refused(refused);
        } catch (McpCall.Cancelled | UncheckedIOException gone) {
            call.abandon();
            throw gone;
        } catch (RuntimeException bug) {
            String id = RequestIds.of(call.http().context());
            LOG.error("Request {} failed: the tool {}", id, tool.name(), bug);
            return refused(Refusal.of(ErrorCode.INTERNAL, FAILED, Fields.of("requestId", Value.of(id))));
        }
    }

    /** What a model reads of what it can mend: the same that the API would say. */
    private static CallToolResult refused(Refusal refusal) {
        String text = Json.write(Envelope.of(refusal).body());
        return new CallToolResult(List.of(TextContent.builder(text).build()), true, null, null);
    }

    private AsyncResourceSpecification resource(Fields described) {
        String uri = described.text("uri").orElseThrow();
        String type = described.text("mimeType").orElseThrow();
        return new AsyncResourceSpecification(
                McpJson.as(described, McpSchema.Resource.class),
                (exchange, request) -> answer(exchange, call -> {
                    call.require(Scope.READ);
                    return contents(uri, type, McpResources.page(uri));
                }));
    }

    private AsyncResourceTemplateSpecification address(Fields described) {
        return new AsyncResourceTemplateSpecification(
                McpJson.as(described, McpSchema.ResourceTemplate.class),
                (exchange, request) -> answer(
                        exchange,
                        call -> contents(request.uri(), "application/json", resources.read(call, request.uri()))));
    }

    private static ReadResourceResult contents(String uri, String type, String text) {
        return new ReadResourceResult(List.of(new TextResourceContents(uri, type, text, null)), null);
    }

    private AsyncPromptSpecification prompt(Fields described) {
        String name = described.text("name").orElseThrow();
        String argument =
                ((Fields) described.items("arguments").getFirst()).text("name").orElseThrow();
        String text = said.fields("texts").text(name).orElseThrow();
        return new AsyncPromptSpecification(
                McpJson.as(described, McpSchema.Prompt.class),
                (exchange, request) -> answer(exchange, call -> {
                    String value = call.prompted(argument);
                    TextContent content = TextContent.builder(text.replace("{" + argument + "}", value))
                            .build();
                    return new GetPromptResult(
                            described.text("description").orElseThrow(),
                            List.of(new PromptMessage(Role.USER, content)),
                            null);
                }));
    }

    private List<AsyncCompletionSpecification> completions() {
        Stream<AsyncCompletionSpecification> addresses = each("resourceTemplates")
                .map(described -> described.text("uriTemplate").orElseThrow())
                .map(uri -> new AsyncCompletionSpecification(
                        new ResourceReference(uri),
                        (exchange, request) -> answer(
                                exchange,
                                call -> completion(resources.complete(
                                        call,
                                        uri,
                                        Optional.ofNullable(request.argument().value())
                                                .orElse(""))))));
        AsyncCompletionSpecification run = new AsyncCompletionSpecification(
                new PromptReference("explain_run"),
                (exchange, request) -> answer(
                        exchange,
                        call -> completion(resources.complete(
                                call,
                                "dispatch://runs/{id}",
                                Optional.ofNullable(request.argument().value()).orElse("")))));
        return Stream.concat(addresses, Stream.of(run)).toList();
    }

    private static CompleteResult completion(List<String> values) {
        return new CompleteResult(new CompleteCompletion(values, values.size(), false), null);
    }

    /** What is asked for outside of tools; a refusal is an error of JSON-RPC there. */
    private static <T> Mono<T> answer(McpAsyncServerExchange exchange, Function<McpCall, T> work) {
        return Mono.fromCallable(() -> {
            McpCall call = McpCall.of(exchange);
            try {
                return work.apply(call);
            } catch (Refusal refused) {
                throw error(refused);
            } catch (RuntimeException bug) {
                String id = RequestIds.of(call.http().context());
                LOG.error("Request {} failed", id, bug);
                throw McpError.builder(ErrorCodes.INTERNAL_ERROR)
                        .message(FAILED)
                        .data(Map.of("requestId", id))
                        .build();
            }
        });
    }

    /** A refusal as JSON-RPC has it, with what the API would say as its data. */
    static McpError error(Refusal refused) {
        int code =
                refused.errorCode() == ErrorCode.NOT_FOUND ? ErrorCodes.RESOURCE_NOT_FOUND : ErrorCodes.INVALID_PARAMS;
        return McpError.builder(code)
                .message(refused.text())
                .data(McpJson.java(Envelope.of(refused).body()))
                .build();
    }
}
