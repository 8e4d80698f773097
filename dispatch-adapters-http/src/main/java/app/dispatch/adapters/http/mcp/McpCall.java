package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.mcp.McpPeers.Stop;
import app.dispatch.adapters.http.web.Call;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import app.dispatch.domain.workflow.WorkflowId;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request of a client, as tools and resources see it. */
final class McpCall {

    /** Shorter than proxies and clients bear with a silent connection. */
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final Call call;
    private final UserId owner;
    private final Fields params;
    private final McpReply reply;
    private final CompletableFuture<Stop> stop;
    private final @Nullable McpAsyncServerExchange exchange;

    private McpCall(Request request, @Nullable McpAsyncServerExchange exchange) {
        this.call = request.call();
        this.owner = request.owner();
        this.params = request.params();
        this.reply = request.reply();
        this.stop = request.stop();
        this.exchange = exchange;
    }

    /**
     * The request as it came, before the SDK has taken it.
     *
     * @param params what the client sent with the method
     * @param stop completes when it is to be given up
     */
    record Request(Call call, UserId owner, Fields params, McpReply reply, CompletableFuture<Stop> stop) {
        private static final String KEY = "request";

        /** What the SDK hands on to whatever works on it. */
        McpTransportContext context() {
            return McpTransportContext.create(Map.of(KEY, this));
        }
    }

    /** The request that the SDK hands on. */
    static McpCall of(McpAsyncServerExchange exchange) {
        return new McpCall((Request) exchange.transportContext().get(Request.KEY), exchange);
    }

    /** The request where the SDK has no part in its answer. */
    static McpCall of(Request request) {
        return new McpCall(request, null);
    }

    /** What came of asking the client's user. */
    enum Asked {
        ACCEPTED,
        DECLINED,
        UNANSWERED
    }

    /** The request over HTTP that it came by. */
    Call http() {
        return call;
    }

    UserId owner() {
        return owner;
    }

    Actor actor() {
        return call.actor(owner);
    }

    /** @throws Refusal {@code forbidden}, naming the scope */
    void require(Scope scope) {
        if (!call.may(scope)) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "This token has not the scope `" + scope.id() + "`: its owner can make one that has it");
        }
    }

    /** Makes sure that the caller reaches what belongs to that workflow; empty is none. */
    void reach(Optional<WorkflowId> workflow, String kind) {
        if (!call.reaches(workflow.orElse(null))) {
            throw Refusal.notFound(kind);
        }
    }

    /** The arguments of a tool. */
    <T> T arguments(Function<Reading, T> read) {
        return read(params.get("arguments").orElse(Fields.empty()), read);
    }

    /** What the client sent with the method. */
    <T> T params(Function<Reading, T> read) {
        return read(params, from -> {
            from.ignore(List.of("_meta"));
            return read.apply(from);
        });
    }

    /** Has nothing more sent to who is not there, or does not want it. */
    void abandon() {
        reply.abandon();
    }

    /** An argument of a prompt, a text. */
    String prompted(String argument) {
        return arguments(from -> from.requiredText(argument));
    }

    /**
     * Makes sure that the caller reaches all that is its owner's: not a token that is for some workflows alone.
     *
     * @throws Refusal {@code forbidden}
     */
    void requireAll() {
        if (call.narrowedTo().isPresent()) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "This token is for some workflows alone, and this is not about one of them; its owner can make one"
                            + " that is for all");
        }
    }

    private static <T> T read(Value value, Function<Reading, T> read) {
        List<Problem> problems = new ArrayList<>();
        T result = Reading.whole(value, "", problems, read);
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The arguments are not valid", problems);
        }
        return result;
    }

    /** Lets go of what others need too, before a wait. */
    void letGo() {
        call.forgetBody();
    }

    /** Tells how far it is, when the client wants to know: of {@code total}, unless that is not known. */
    void progress(int done, Optional<Integer> total, String message) {
        McpAsyncServerExchange peer = exchange;
        token().filter(wanted -> reply.takesEvents() && peer != null)
                .ifPresent(token -> Objects.requireNonNull(peer)
                        .progressNotification(new ProgressNotification(
                                token,
                                (double) done,
                                total.map(Integer::doubleValue).orElse(null),
                                message,
                                null))
                        .block());
    }

    private Optional<Object> token() {
        return params.fields("_meta")
                .get("progressToken")
                .filter(token -> token instanceof Text || token instanceof Num)
                .map(McpJson::plain);
    }

    /** Whether the client can ask its user. */
    boolean canAsk() {
        return reply.takesEvents()
                && exchange != null
                && exchange.getClientCapabilities().elicitation() != null;
    }

    /** Asks the client's user to agree to something. */
    Asked ask(String message, Duration most) {
        letGo();
        CompletableFuture<ElicitResult> answer = Objects.requireNonNull(exchange)
                .createElicitation(
                        new ElicitFormRequest(message, Map.of("type", "object", "properties", Map.of()), null))
                .toFuture();
        Semaphore wake = new Semaphore(0);
        var unused = answer.whenComplete((result, failure) -> wake.release());
        await(wake, answer::isDone, most, () -> {});
        if (!answer.isDone()) {
            answer.cancel(true);
            return Asked.UNANSWERED;
        }
        if (answer.isCompletedExceptionally()) {
            return Asked.UNANSWERED;
        }
        return answer.join().action() == ElicitResult.Action.ACCEPT ? Asked.ACCEPTED : Asked.DECLINED;
    }

    /**
     * Waits until {@code done}, or for so long at most, or until the server is shutting down.
     *
     * @param wake has a permit whenever there may be something new
     * @param look is done whenever there may be
     * @throws Cancelled when the client does not want the request any more
     */
    void await(Semaphore wake, BooleanSupplier done, Duration most, Runnable look) {
        var unused = stop.thenRun(wake::release);
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            look.run();
            Optional<Stop> stopped = Optional.ofNullable(stop.getNow(null));
            if (stopped.filter(Stop.CANCELLED::equals).isPresent()) {
                throw new Cancelled();
            }
            long left = end - System.nanoTime();
            if (done.getAsBoolean() || stopped.isPresent() || left <= 0) {
                return;
            }
            try {
                if (wake.tryAcquire(Math.min(left, BEAT.toNanos()), TimeUnit.NANOSECONDS)) {
                    wake.drainPermits();
                } else if (left > BEAT.toNanos()) {
                    reply.beat();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The client does not want the answer any more. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("the client cancelled its request", null, false, false);
        }
    }
}
