package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.client.Door;
import app.dispatch.server.client.Interrupted;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import java.time.Duration;
import java.util.Optional;

/**
 * Connects a tool on its vendor's page. On local data the vendor sends the browser back to a port of this machine (RFC 8252, 7.3),
 * and the command waits for that; to a server it sends it as it does from the console.
 */
record VendorPage(Asked asked, String tool) {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** As long as the way back is open. */
    private static final int MOST_LOOKS = 600;

    /** Whether the way back leads to this machine. */
    boolean canBeWaitedFor() {
        return !(asked.door() instanceof Door.Remote);
    }

    int open() throws CannotStart {
        Optional<Value> before = connection();
        Fields answer = asked.ask(Request.post("/api/integrations/{}/connect", tool));
        String url = answer.text("url").orElse("");
        if (!canBeWaitedFor()) {
            return asked.show(
                    answer,
                    all -> asked.surroundings()
                            .out()
                            .println("Open this page in a browser that is signed in to " + tool + " and to Dispatch:\n"
                                    + url));
        }
        asked.surroundings()
                .err()
                .println("Open this page in a browser on this machine, signed in to " + tool
                        + ". Waiting for what it says, ten minutes at most (Ctrl-C ends it) ...\n" + url);
        return ConnectionVerbs.tested(asked, (Fields) changed(before), tool + " is connected");
    }

    private Value changed(Optional<Value> before) throws CannotStart {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            if (asked.surroundings().stop().await(PAUSE)) {
                throw new Interrupted();
            }
            Optional<Value> now = connection();
            if (now.isPresent() && !now.equals(before)) {
                return now.get();
            }
        }
        throw new CannotStart("Nobody came back from the page of " + tool + " in time; run the command again.");
    }

    private Optional<Value> connection() throws CannotStart {
        return asked.ask(Request.get("/api/integrations").query("schemas", "false")).items("integrations").stream()
                .filter(each -> each instanceof Fields fields
                        && fields.text("tool").filter(tool::equals).isPresent())
                .findFirst();
    }
}
