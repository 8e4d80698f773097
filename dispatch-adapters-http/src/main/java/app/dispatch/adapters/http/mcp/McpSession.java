package app.dispatch.adapters.http.mcp;

import app.dispatch.application.Ids;
import app.dispatch.domain.value.Value.Fields;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client's session, which is kept in its id and nowhere else: every server of a database knows it, and none has to remember it.
 * It lets nobody in; the token of each request does.
 *
 * @param name tells it from others
 * @param version of the protocol, which client and server agreed on
 * @param asks whether the client shows its user a question of the server (elicitation, by a form)
 */
record McpSession(String name, String version, boolean asks) {
    /** The versions that are spoken, the newest last. */
    static final List<String> VERSIONS =
            List.of(ProtocolVersions.MCP_2025_03_26, ProtocolVersions.MCP_2025_06_18, ProtocolVersions.MCP_2025_11_25);

    private static final Pattern ID = Pattern.compile("(mcp_[A-Za-z0-9]{10,64})\\.(\\d{4}-\\d{2}-\\d{2})\\.([01])");

    /** A new one, as the client wants it in {@code initialize}; with our newest version where it wants one that we do not know. */
    static McpSession of(Fields params, Ids ids) {
        String version =
                params.text("protocolVersion").filter(VERSIONS::contains).orElse(VERSIONS.getLast());
        return new McpSession(ids.next("mcp_"), version, asks(params.fields("capabilities")));
    }

    /** An empty elicitation means forms; the first version that had it knew nothing else. */
    private static boolean asks(Fields capabilities) {
        Fields elicitation = capabilities.fields("elicitation");
        return capabilities.get("elicitation").isPresent()
                && (elicitation.isEmpty() || elicitation.get("form").isPresent());
    }

    /** One of a client that does without: it is asked nothing. */
    static McpSession none() {
        return new McpSession("", VERSIONS.getFirst(), false);
    }

    /** The one of that id; empty when it is none of ours. */
    static Optional<McpSession> parse(String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches() && VERSIONS.contains(parts.group(2))
                ? Optional.of(new McpSession(
                        parts.group(1), parts.group(2), parts.group(3).equals("1")))
                : Optional.empty();
    }

    /** What the client sends with each request. */
    String id() {
        return name + "." + version + "." + (asks ? 1 : 0);
    }

    /** How it is told to the SDK, without anything that the client wrote. */
    InitializeRequest initialization() {
        ClientCapabilities.Builder capabilities = ClientCapabilities.builder();
        return new InitializeRequest(
                version,
                asks ? capabilities.elicitation(true, false).build() : capabilities.build(),
                Implementation.builder("client", "1").build(),
                null);
    }
}
