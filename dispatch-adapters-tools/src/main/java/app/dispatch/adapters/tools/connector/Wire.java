package app.dispatch.adapters.tools.connector;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What happens on the wire for one request: which call is under way, whether it was answered, whether it was cancelled. */
final class Wire {
    private @Nullable Call current;
    private boolean cancelled;
    private boolean answered;

    UpstreamReply exchange(Call http, int mostBytes) throws IOException {
        begin(http);
        try (Response response = http.execute()) {
            answered();
            UpstreamReply reply = UpstreamReply.read(response, mostBytes);
            if (reply.truncated()) {
                // Else closing the answer would go on reading for a while, to save the connection.
                http.cancel();
            }
            return reply;
        } finally {
            end();
        }
    }

    /** Cuts the connection, from any thread; a call that begins later fails at once. */
    synchronized void cancel() {
        cancelled = true;
        if (current != null) {
            current.cancel();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Whether the answer's headers had come. */
    synchronized boolean isAnswered() {
        return answered;
    }

    private synchronized void begin(Call http) {
        current = http;
        if (cancelled) {
            http.cancel();
        }
    }

    /** A cancel that comes later must not touch the connection: another call may have it by then. */
    private synchronized void end() {
        current = null;
    }

    private synchronized void answered() {
        answered = true;
    }
}
