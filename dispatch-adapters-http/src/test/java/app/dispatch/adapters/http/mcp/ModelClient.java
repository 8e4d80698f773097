package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A program that talks to {@code /mcp} by the SDK's own client, with a token. */
final class ModelClient implements AutoCloseable {
    private final McpSyncClient client;

    private ModelClient(McpSyncClient client) {
        this.client = client;
    }

    /** A token of the user, with these scopes. */
    static String token(Client user, String... scopes) {
        String list = scopes.length == 0 ? "read\",\"run\",\"write\",\"approve" : String.join("\",\"", scopes);
        return user.post("/api/tokens", "{\"name\":\"model\",\"scopes\":[\"" + list + "\"]}")
                .json()
                .text("token")
                .orElseThrow();
    }

    /** A token of the user for that workflow alone. */
    static String narrowed(Client user, String workflow) {
        return user.post(
                        "/api/tokens",
                        "{\"name\":\"narrow\",\"scopes\":[\"read\",\"run\",\"write\",\"approve\"],\"workflows\":[\""
                                + workflow + "\"]}")
                .json()
                .text("token")
                .orElseThrow();
    }

    /** A client that has begun its session. */
    static ModelClient connect(RunningServer server, String token, UnaryOperator<McpClient.SyncSpec> change) {
        var transport = HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + server.port())
                .endpoint("/mcp")
                .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
                .build();
        McpSyncClient client = change.apply(McpClient.sync(transport)
                        .enableCallToolSchemaCaching(true) // it then holds results against their schemas
                        .requestTimeout(Duration.ofSeconds(60)))
                .build();
        client.initialize();
        client.listTools();
        return new ModelClient(client);
    }

    static ModelClient connect(RunningServer server, String token) {
        return connect(server, token, spec -> spec);
    }

    McpSyncClient sdk() {
        return client;
    }

    /** What the tool gives, which is no error. */
    Fields call(String tool, String arguments) {
        CallToolResult result = result(tool, arguments, Map.of());
        if (Boolean.TRUE.equals(result.isError())) {
            throw new AssertionError(result.content());
        }
        Value content = Json.parse(text(result));
        if (!plain(content).equals(plain(Json.parse(McpJson.text(result.structuredContent()))))) {
            throw new AssertionError("the text is not what the structured content is");
        }
        return (Fields) content;
    }

    /** This client makes 1.1 of 1.10. */
    private static Value plain(Value value) {
        return value instanceof Num(var number) ? new Num(number.stripTrailingZeros()) : value.map(ModelClient::plain);
    }

    /** The error that the tool gives. */
    Fields refused(String tool, String arguments) {
        CallToolResult result = result(tool, arguments, Map.of());
        if (!Boolean.TRUE.equals(result.isError())) {
            throw new AssertionError("not refused: " + result);
        }
        return (Fields) Json.parse(text(result));
    }

    CallToolResult result(String tool, String arguments, Map<String, Object> meta) {
        Map<String, Object> given = new HashMap<>();
        ((Fields) Json.parse(arguments)).values().forEach((name, value) -> given.put(name, java(value)));
        return client.callTool(new CallToolRequest(tool, given, meta));
    }

    private static Object java(Value value) {
        Object java = McpJson.java(value);
        if (java == null) {
            throw new AssertionError("null is not given in these tests");
        }
        return java;
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    @Override
    public void close() {
        client.close();
    }
}
