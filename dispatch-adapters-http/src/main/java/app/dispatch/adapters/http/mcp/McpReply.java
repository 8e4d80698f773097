package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The answer to one request of a client: JSON, unless something is to be told before it; then an event stream, whose last event it
 * is. A write that finds nobody throws, which ends whatever made it.
 */
final class McpReply implements McpStreamableServerTransport {
    private final Call call;
    private final boolean takesEvents;
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable OutputStream stream;
    private @Nullable String answer;
    private boolean abandoned;

    McpReply(Call call) {
        this.call = call;
        this.takesEvents = call.header("Accept").orElse("").contains("text/event-stream");
    }

    /** Whether something can be told before the answer. */
    boolean takesEvents() {
        return takesEvents;
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> send(message));
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message, String messageId) {
        return sendMessage(message);
    }

    private void send(JSONRPCMessage message) {
        boolean last = message instanceof JSONRPCResponse;
        String text = McpJson.text(message instanceof JSONRPCResponse response ? discreet(response) : message);
        writing.lock();
        try {
            if (abandoned) {
                return;
            }
            if (last && stream == null) {
                answer = text;
            } else if (takesEvents) {
                write("event: message\ndata: " + text + "\n\n");
            }
        } finally {
            writing.unlock();
        }
    }

    /** What the SDK cannot read it answers with the words of its own exceptions, which say nothing to a client. */
    private static JSONRPCResponse discreet(JSONRPCResponse response) {
        JSONRPCError error = response.error();
        if (error == null || error.code() != ErrorCodes.INTERNAL_ERROR || McpOffer.FAILED.equals(error.message())) {
            return response;
        }
        return unreadable(response.id());
    }

    private static JSONRPCResponse unreadable(Object id) {
        return JSONRPCResponse.error(
                id,
                new JSONRPCError(
                        ErrorCodes.INVALID_PARAMS,
                        "The parameters of the request are not what its method takes",
                        null));
    }

    /** Says that the parameters are none. */
    void refuse(Object id) {
        send(unreadable(id));
    }

    /** Says that there is more to come, where a stream has begun: a silent connection would be cut by those in between. */
    void beat() {
        writing.lock();
        try {
            if (stream != null) {
                write(": still here\n"); // no empty line after it: the client of the Java SDK stops reading at an
                // event of none
            }
        } finally {
            writing.unlock();
        }
    }

    private void write(String event) {
        try {
            OutputStream to = stream == null ? begin() : stream;
            to.write(event.getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private OutputStream begin() throws IOException {
        HttpServletResponse response = call.context().res();
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream begun = response.getOutputStream();
        stream = begun;
        return begun;
    }

    /** Sends nothing more: nobody is there, or wants it. */
    void abandon() {
        writing.lock();
        try {
            abandoned = true;
        } finally {
            writing.unlock();
        }
    }

    /** Sends what is to be sent yet; nothing for a request that was cancelled. */
    void end() {
        String last = answer;
        if (last != null) {
            call.answer(200, "application/json", last.getBytes(StandardCharsets.UTF_8));
        } else if (stream == null) {
            call.context().status(202);
        }
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        if (data instanceof Value value) {
            try {
                return McpJson.mapper().readValue(Json.write(value), type);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return McpJson.mapper().convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}
