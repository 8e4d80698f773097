package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.mcp.McpMessage.Response;
import app.dispatch.application.Ids;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.store.NodeSignals;
import app.dispatch.domain.Sha256;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Text;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Carries to the server that works on a request what its client sent to another: answers to questions, and that something is not
 * wanted any more. So a proxy may send each request of a session to whichever server it likes. What is said among the servers holds
 * nothing that a client wrote but which of three answers it gave.
 */
final class McpRelay {
    private static final String ANSWER = "mcp-answer";
    private static final String TAKEN = "mcp-taken";
    private static final String CANCEL = "mcp-cancel";
    private static final String END = "mcp-end";

    /** A word may get lost; who asked has minutes. */
    private static final int ATTEMPTS = 3;

    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** Ids of questions are ours; what is written otherwise is none. */
    private static final Pattern QUESTION = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private static final Set<String> ACTIONS = Set.of("accept", "decline", "cancel");
    private static final String FAILED = "failed";

    private final McpPeers peers;
    private final NodeSignals signals;
    private final Ids ids;
    private final AtomicBoolean listens = new AtomicBoolean();
    private final Map<String, CompletableFuture<Boolean>> untaken = new ConcurrentHashMap<>();
    private final Set<String> taken = Collections.newSetFromMap(new Latest());

    /** The last answers that were taken here; only the thread that listens knows them. */
    private static final class Latest extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 1_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }

    McpRelay(McpPeers peers, NodeSignals signals, Ids ids) {
        this.peers = peers;
        this.signals = signals;
        this.ids = ids;
    }

    /**
     * Listens from now on, where there are other servers. To be called with each message: what nobody of MCP ever asks, such as a
     * command of the command line, needs no connection to listen at.
     */
    void listen() {
        if (signals.reachesOthers() && listens.compareAndSet(false, true)) {
            signals.listen(word -> heard(word.split(" ")));
        }
    }

    /** Hands on what the client's user said to a question; false when no server asks it. */
    boolean answer(UserId user, McpSession session, Response response) {
        if (!signals.reachesOthers()
                || !(response.id() instanceof Text(var question))
                || !QUESTION.matcher(question).matches()) {
            return false;
        }
        String receipt = ids.next("mcp_");
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        untaken.put(receipt, done);
        try {
            String word =
                    String.join(" ", ANSWER, receipt, McpPeers.name(user, session), question, action(response.whole()));
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                say(word);
                if (within(done)) {
                    return true;
                }
            }
            return false;
        } finally {
            untaken.remove(receipt);
        }
    }

    private static boolean within(CompletableFuture<Boolean> done) {
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String action(Value.Fields response) {
        return response.fields("result")
                .text("action")
                .filter(ACTIONS::contains)
                .orElse(FAILED);
    }

    /** Has other servers give up that request of the session. */
    void cancel(UserId user, McpSession session, Value request) {
        say(String.join(" ", CANCEL, McpPeers.name(user, session), name(request)));
    }

    /** Has other servers give up all requests of the session. */
    void end(UserId user, McpSession session) {
        say(END + " " + McpPeers.name(user, session));
    }

    /** Ids of requests are the client's, of any length. */
    private static String name(Value request) {
        return Sha256.hex(Json.write(request));
    }

    private void say(String word) {
        if (signals.reachesOthers()) {
            signals.send(List.of(word));
        }
    }

    private void heard(String[] word) {
        switch (word[0]) {
            case ANSWER -> {
                if (taken.contains(word[1]) || peers.answer(word[2], response(word[3], word[4]))) {
                    taken.add(word[1]); // who said it may have missed that it was, and say it again
                    var unused = Thread.ofVirtual().name("mcp-taken").start(() -> say(TAKEN + " " + word[1]));
                }
            }
            case TAKEN -> {
                CompletableFuture<Boolean> waiting = untaken.get(word[1]);
                if (waiting != null) {
                    waiting.complete(true);
                }
            }
            case CANCEL -> peers.cancel(word[1], request -> name(request).equals(word[2]));
            case END -> peers.cancel(word[1], request -> true);
            default -> {} // said to others
        }
    }

    private static JSONRPCResponse response(String question, String action) {
        return action.equals(FAILED)
                ? JSONRPCResponse.error(
                        question, new JSONRPCError(ErrorCodes.INTERNAL_ERROR, "The client did not ask", null))
                : JSONRPCResponse.result(question, Map.of("action", action, "content", Map.of()));
    }
}
