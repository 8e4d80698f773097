package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Terminal.Result;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class McpCommandTest {
    private static final String BEGIN =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{\"elicitation\":{}},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}\n"
                    + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private final Upstream upstream = new Upstream();

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void name() {
        data = temporary.resolve("data");
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    private static String call(String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}\n";
    }

    private String plan(String op, String params, String path) {
        return "{\"name\":\"Check\",\"steps\":[{\"id\":\"a\",\"tool\":\"http\",\"op\":\"" + op + "\",\"params\":{"
                + params + "\"url\":\"" + upstream.url(path) + "\"}}]}";
    }

    private static List<Fields> messages(Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result.outLines().stream().map(line -> (Fields) Json.parse(line)).toList();
    }

    private static Fields answer(List<Fields> messages, long id) {
        return messages.stream()
                .filter(message -> message.get("id").equals(java.util.Optional.of(Value.of(id))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_asked_on_standard_input_is_answered_on_standard_output_and_nothing_else_is() {
        Result result = new Terminal(data)
                .typing(BEGIN + "\n" + call("run", "{\"plan\":" + plan("get", "", "/items") + "}"))
                .run("mcp");
        List<Fields> messages = messages(result);
        assertThat(messages).hasSize(2);
        assertThat(answer(messages, 0).fields("result").fields("serverInfo").text("name"))
                .contains("dispatch");
        assertThat(answer(messages, 2)
                        .fields("result")
                        .fields("structuredContent")
                        .text("status"))
                .contains("ok");
        assertThat(result.err()).isEmpty();
        assertThat(upstream.requests()).containsExactly("GET /items");
        assertThat(new Terminal(data).run("history").out()).as("it is kept").contains("Check");
    }

    @Test
    void who_ends_the_input_agrees_to_nothing() {
        String post = plan("request", "\"method\":\"POST\",", "/answers");
        List<Fields> messages = messages(new Terminal(data)
                .typing(BEGIN + call("run", "{\"plan\":" + post + "}"))
                .run("mcp"));
        assertThat(messages)
                .anyMatch(message -> message.text("method")
                        .filter("elicitation/create"::equals)
                        .isPresent());
        assertThat(answer(messages, 2)
                        .fields("result")
                        .fields("structuredContent")
                        .text("outcome"))
                .contains("declined");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void a_line_that_is_no_message_is_answered_and_the_next_one_is_read() {
        int most = 1024 * 1024;
        String filled = PING + " ".repeat(most - PING.length());
        List<Fields> messages = messages(new Terminal(data)
                .typing("nonsense\n" + filled + " \n" + filled + "\n")
                .run("mcp"));
        assertThat(messages).hasSize(3);
        assertThat(messages.get(0).fields("error").get("code")).contains(Value.of(-32700));
        assertThat(messages.get(1).fields("error").text("message")).contains("The message is larger than 1 MiB");
        assertThat(messages.get(2).get("result")).isPresent();
    }

    @Test
    void a_server_that_is_not_there_or_does_not_let_in_is_told_to_who_asks() throws Exception {
        Result away = new Terminal(data).typing(PING + "\n").run("mcp", "--server", "http://127.0.0.1:1");
        assertThat(messages(away).getFirst().fields("error").text("message").orElseThrow())
                .contains("nothing answers there");
        Result other = new Terminal(data).typing(PING + "\n").run("mcp", "--server", upstream.url(""));
        assertThat(messages(other).getFirst().fields("error").text("message").orElseThrow())
                .contains("does not answer as Dispatch does");
        try (Program server = Program.start(data, "serve", "--port", "0")) {
            String url = server.url();
            Result wrong =
                    new Terminal(data).typing(PING + "\n").run("mcp", "--server", url, "--token", "dsp_live_none");
            assertThat(messages(wrong)
                            .getFirst()
                            .fields("error")
                            .text("message")
                            .orElseThrow())
                    .contains("no valid API token");
            Result local = new Terminal(data).typing(PING + "\n").run("mcp");
            assertThat(messages(local).getFirst().get("result"))
                    .as("the server is asked")
                    .isPresent();
        }
    }

    @Test
    void the_clients_of_the_sdk_start_the_program_and_talk_to_it() {
        List<String> command = ProgramClasses.java();
        List<String> asked = new CopyOnWriteArrayList<>();
        List<ProgressNotification> told = new CopyOnWriteArrayList<>();
        var transport = new StdioClientTransport(
                ServerParameters.builder(command.getFirst())
                        .args(java.util.stream.Stream.concat(
                                        command.stream().skip(1),
                                        java.util.stream.Stream.of(
                                                Main.class.getName(), "mcp", "--data", data.toString()))
                                .toList())
                        .env(Map.of("DISPATCH_EGRESS_ALLOW", "127.0.0.1"))
                        .build(),
                McpJsonDefaults.getMapper());
        try (McpSyncClient client = McpClient.sync(transport)
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(60))
                .capabilities(ClientCapabilities.builder().elicitation().build())
                .progressConsumer(told::add)
                .elicitation(question -> {
                    asked.add(question.message());
                    return new ElicitResult(ElicitResult.Action.ACCEPT, Map.of(), null);
                })
                .build()) {
            client.initialize();
            assertThat(client.listTools().tools()).hasSize(14);
            Map<String, Object> arguments = McpJsonDefaults.getMapper()
                    .convertValue(
                            Map.of(
                                    "plan",
                                    Map.of(
                                            "name",
                                            "Post",
                                            "steps",
                                            List.of(Map.of(
                                                    "id",
                                                    "a",
                                                    "tool",
                                                    "http",
                                                    "op",
                                                    "request",
                                                    "params",
                                                    Map.of("method", "POST", "url", upstream.url("/answers")))))),
                            new io.modelcontextprotocol.json.TypeRef<Map<String, Object>>() {});
            CallToolResult result =
                    client.callTool(new CallToolRequest("run", arguments, Map.of("progressToken", "p")));
            assertThat(result.isError()).isFalse();
            assertThat(McpJsonDefaultsText.of(result)).contains("\"status\":\"ok\"");
            assertThat(asked).singleElement().asString().contains("/answers");
            assertThat(upstream.requests()).containsExactly("POST /answers");
            assertThat(told).isNotEmpty();
        }
    }

    /** The text of a result. */
    private static final class McpJsonDefaultsText {
        static String of(CallToolResult result) {
            return ((io.modelcontextprotocol.spec.McpSchema.TextContent)
                            result.content().getFirst())
                    .text();
        }
    }
}
