package app.dispatch.server.command;

import app.dispatch.server.Command;
import app.dispatch.server.client.McpBridge;
import java.io.BufferedInputStream;

/** The command {@code mcp}: what {@code /mcp} of a server offers, on standard input and output, for programs that start their servers. */
final class McpVerb {
    private final Reach reach;

    McpVerb(Reach reach) {
        this.reach = reach;
    }

    Verb mcp() {
        return new Verb(
                        reach,
                        "mcp",
                        "Serve models and editors by MCP, on standard input and output. It ends when its input does.")
                .footer(
                        "",
                        "Programs start this by themselves: see docs/guide/mcp.md for what to write in their settings.")
                .does(McpVerb::serve);
    }

    /** Nothing but messages goes to standard output. */
    private static int serve(Asked asked) {
        new McpBridge(
                        asked.api(),
                        asked.door(),
                        asked.surroundings().out(),
                        asked.surroundings().stop())
                .read(new BufferedInputStream(asked.surroundings().in()));
        return asked.surroundings().stop().isRequested() ? Command.INTERRUPTED : 0;
    }
}
