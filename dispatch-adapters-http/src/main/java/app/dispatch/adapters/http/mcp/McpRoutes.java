package app.dispatch.adapters.http.mcp;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.HttpOutside;
import app.dispatch.adapters.http.compose.ParseLimits;
import app.dispatch.adapters.http.mcp.McpMessage.Malformed;
import app.dispatch.adapters.http.mcp.McpMessage.Notification;
import app.dispatch.adapters.http.mcp.McpMessage.Request;
import app.dispatch.adapters.http.mcp.McpMessage.Response;
import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Passes;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.DrivingPorts;
import app.dispatch.application.Ids;
import app.dispatch.application.OnFirstUse;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/**
 * {@code /mcp}: the Model Context Protocol over streamable HTTP. A message is a POST; the answer to a request is JSON, or an event
 * stream where something is told before it. Nothing is told unasked, so that there is no stream to GET.
 */
public final class McpRoutes implements AutoCloseable {
    private static final String PATH = "/mcp";

    private final Ids ids;
    private final McpLimits limits;
    private final McpPeers peers = new McpPeers();
    private final McpRelay relay;
    private final Supplier<McpOffer> offer;

    /**
     * The parts that it needs; what is offered is made when somebody first asks.
     *
     * @param key signs what the server has to know again
     */
    public McpRoutes(DrivingPorts ports, ParseLimits parses, Passes passes, SecretKey key, HttpOutside outside) {
        this.ids = outside.ids();
        InstantSource clock = outside.clock();
        this.limits = new McpLimits(clock);
        this.relay = new McpRelay(peers, outside.signals(), ids);
        this.offer = new OnFirstUse<>(() -> {
            McpOffer made = offer(ports, parses, new Confirmation(key, passes, clock), new PlanJson(ids, clock));
            made.over(peers, outside.about().version());
            return made;
        });
    }

    private static McpOffer offer(DrivingPorts ports, ParseLimits parses, Confirmation confirmation, PlanJson plans) {
        PlanLook look = new PlanLook(ports.composer());
        RunWatch watch = new RunWatch(ports.runs(), plans);
        WorkflowTools workflows = new WorkflowTools(ports.workflows(), look, confirmation, plans);
        Fields said = McpJson.file("offer.json");
        return new McpOffer(
                said,
                Stream.of(
                                new CatalogTools(ports.templates(), ports.integrations()).all(),
                                new ComposeTools(ports.composer(), parses, plans).all(),
                                new RunTools(ports.runs(), ports.workflows(), look, watch, confirmation, plans).all(),
                                new ApprovalTools(ports.runs(), watch, confirmation).all(),
                                workflows.all())
                        .flatMap(List::stream)
                        .toList(),
                new McpResources(said.items("resources"), workflows, ports.runs(), ports.templates()));
    }

    public List<Route> all() {
        return List.of(Route.program(POST, PATH, this::post), Route.program(DELETE, PATH, this::delete));
    }

    private void post(Call call, UserId user) {
        limits.message(user);
        relay.listen();
        checkVersion(call);
        McpMessage message = read(call);
        if (message instanceof Malformed malformed) {
            call.answer(400, malformed.answer());
            return;
        }
        if (message instanceof Request request && request.method().equals(McpSchema.METHOD_INITIALIZE)) {
            initialize(call, request);
            return;
        }
        McpSession session = session(call);
        switch (message) {
            case Request request -> limits.during(user, () -> request(call, user, session, request));
            case Notification notification -> notification(call, user, session, notification);
            case Response response -> response(call, user, session, response);
            case Malformed malformed -> throw new IllegalStateException("answered before");
        }
    }

    private static McpMessage read(Call call) {
        try {
            return McpMessage.read(Json.request(call.bytes()));
        } catch (Refusal refused) {
            if (refused.errorCode() == ErrorCode.INVALID_JSON) {
                return new Malformed(ErrorCodes.PARSE_ERROR, refused.text());
            }
            throw refused;
        }
    }

    private static void checkVersion(Call call) {
        Optional<String> version = call.header(HttpHeaders.PROTOCOL_VERSION);
        if (version.filter(said -> !McpSession.VERSIONS.contains(said)).isPresent()) {
            throw Refusal.of(
                    ErrorCode.BAD_REQUEST,
                    "MCP-Protocol-Version must be one of " + String.join(", ", McpSession.VERSIONS));
        }
    }

    /** The session that the request is of; who does without one may ask, and is asked nothing. */
    private static McpSession session(Call call) {
        Optional<String> id = call.header(HttpHeaders.MCP_SESSION_ID);
        return id.map(text -> McpSession.parse(text).orElseThrow(() -> Refusal.notFound("session")))
                .orElseGet(McpSession::none);
    }

    private void initialize(Call call, Request request) {
        McpOffer unused = offer.get(); // the SDK knows nothing of the transport before
        McpSession session = McpSession.of(request.params(), ids);
        McpSchema.InitializeResult result = peers.begin(session).initResult().block();
        if (result == null) {
            throw new IllegalStateException("the SDK told nothing of the server");
        }
        call.setHeader(HttpHeaders.MCP_SESSION_ID, session.id());
        String answer = McpJson.text(JSONRPCResponse.result(request.key(), result));
        call.answer(200, (Fields) Json.parse(answer));
    }

    private void request(Call call, UserId user, McpSession session, Request request) {
        McpOffer offered = offer.get();
        if (request.method().equals(McpSchema.METHOD_TOOLS_CALL)) {
            Optional<String> unknown = offered.unknownTool(request.params().text("name"));
            if (unknown.isPresent()) {
                call.answer(McpMessage.error(request.id(), ErrorCodes.INVALID_PARAMS, unknown.get()));
                return;
            }
        }
        McpReply reply = new McpReply(call);
        boolean done = peers.during(user, session, request.id(), (open, stop) -> {
            McpCall.Request asked = new McpCall.Request(call, user, request.params(), reply, stop);
            if (request.method().equals(McpSchema.METHOD_RESOURCES_LIST)) {
                call.answer(resources(offered, asked, request.id()));
            } else {
                work(open, request, asked);
                reply.end();
            }
        });
        if (!done) {
            call.answer(
                    400,
                    McpMessage.error(
                            request.id(),
                            ErrorCodes.INVALID_REQUEST,
                            "A request with this id is under way in the session"));
        }
    }

    private static Fields resources(McpOffer offered, McpCall.Request asked, Value id) {
        try {
            return McpMessage.result(id, offered.resources(McpCall.of(asked)));
        } catch (Refusal refused) {
            return McpMessage.error(id, ErrorCodes.INVALID_PARAMS, refused.text());
        }
    }

    private static void work(McpStreamableServerSession open, Request request, McpCall.Request asked) {
        JSONRPCRequest known = new JSONRPCRequest(request.method(), request.key(), McpJson.java(request.params()));
        try {
            open.responseStream(asked.reply())
                    .handle(known)
                    .contextWrite(context -> context.put(McpTransportContext.KEY, asked.context()))
                    .block();
        } catch (UncheckedIOException gone) {
            asked.reply().abandon();
        } catch (IllegalArgumentException unreadable) {
            asked.reply().refuse(request.key());
        }
    }

    private void notification(Call call, UserId user, McpSession session, Notification notification) {
        if (notification.method().equals("notifications/cancelled")) {
            Value id = notification.params().get("requestId").orElse(Value.NULL);
            peers.cancel(user, session, id::equals);
            relay.cancel(user, session, id);
        }
        call.context().status(202);
    }

    private void response(Call call, UserId user, McpSession session, Response response) {
        if (!peers.answer(user, session, response) && !relay.answer(user, session, response)) {
            call.answer(
                    400,
                    McpMessage.error(
                            response.id(),
                            ErrorCodes.INVALID_REQUEST,
                            "Nothing of this id is asked in the session, or not any more"));
            return;
        }
        call.context().status(202);
    }

    /** Ends what is under way in the session. Nothing else of it is kept. */
    private void delete(Call call, UserId user) {
        McpSession session = session(call);
        peers.cancel(user, session, request -> true);
        relay.end(user, session);
        call.answerNothing();
    }

    /** Has all requests that wait answered. */
    @Override
    public void close() {
        peers.close();
    }
}
