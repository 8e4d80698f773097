package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.SentSecrets;
import app.dispatch.adapters.tools.connector.TextBody;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * One attempt at an operation of a vendor's API, or one try of a connection: what the functions of a connector are given to
 * ask with. It authorizes requests, keeps to the attempt's time, and turns what the vendor says is wrong into failures whose
 * words reach the user and hold no secret. Used by one thread.
 */
public final class ApiCall {
    private static final int MOST_REDIRECTS = 3;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final VendorApi api;
    private final ToolDef tool;
    private final Way way;
    private final Fields params;
    private final Params connection;
    private final SentSecrets secrets;
    private final long start = System.nanoTime();

    private ApiCall(VendorApi api, ToolDef tool, Way way, Fields params, Fields connection) {
        this.api = api;
        this.tool = tool;
        this.way = way;
        this.params = params;
        this.connection = new Params(Entered.stripped(connection), this::lacking);
        this.secrets = Entered.secrets(tool, connection);
    }

    /** An attempt at an operation. */
    static ApiCall of(VendorApi api, ToolDef tool, OpCall call) {
        return new ApiCall(
                api, tool, new Way.Attempt(api.upstream(), call), call.params().fields(), call.connection());
    }

    /** A try of a connection. */
    static ApiCall trying(VendorApi api, ToolDef tool, Fields connection, Duration time) {
        return new ApiCall(api, tool, new Way.Try(api.upstream(), tool.id(), time), Fields.empty(), connection);
    }

    /** The same attempt at another API, such as where the user says that it is. */
    public ApiCall at(VendorApi other) {
        return new ApiCall(other, tool, way.over(other.upstream()), params, connection.fields());
    }

    /** The same attempt at the API of another vendor, by what connects one there. */
    public ApiCall at(VendorApi other, ToolDef vendor, Fields account) {
        return new ApiCall(other, vendor, way.over(other.upstream()), params, account);
    }

    /** Whether an address that the vendor answered is at the host of its API. */
    public boolean isAtApi(HttpUrl url) {
        return url.host().equals(api.base().host()) && url.port() == api.base().port();
    }

    /** The same attempt with other parameters. */
    ApiCall with(Fields others) {
        return new ApiCall(api, tool, way, others, connection.fields());
    }

    /** The operation's parameters. */
    public Params params() {
        return new Params(params, name -> invalid("The parameter /" + name + " must be there and not be blank"));
    }

    /** What connects the tool; secrets in clear: for the request, and nothing else. */
    public Params connection() {
        return connection;
    }

    /** The connection with an access token that works for a while yet. */
    public Params connection(Renewal renewal) {
        Fields renewed = way.renewed(renewal, connection.fields());
        return new Params(renewed, this::lacking);
    }

    /** The same text for every attempt at the same step of the same run, and for no other. */
    public String idempotencyKey() {
        return way.idempotencyKey();
    }

    /** Tells whoever follows the run a line worth reading; never a secret. */
    public void log(String line) {
        way.log(line);
    }

    /** The attempt of the engine, for what goes beyond the vendor's API; empty when a connection is tried. */
    public Optional<OpCall> attempt() {
        return way.attempt();
    }

    /** The JSON object that the vendor answers when it has carried the request out; empty when the answer is. */
    public Fields ask(ApiRequest request) {
        Answer answer = accepted(request);
        if (answer.body() instanceof Fields fields) {
            return fields;
        }
        if (answer.reply().body().size() == 0) {
            return Fields.empty();
        }
        throw strange("something that is no JSON object");
    }

    /** The same for what may be gone: empty when the vendor says that it is not there (404), or no longer (410). */
    public Optional<Fields> askIfThere(ApiRequest request) {
        Answer answer = answer(request);
        if (answer.status() == NOT_FOUND || answer.status() == GONE) {
            return Optional.empty();
        }
        if (answer.error().isPresent()) {
            throw failure(answer, request);
        }
        return Optional.of(answer.object());
    }

    /** The vendor's answer when it has carried the request out, whatever it is. */
    public Answer accepted(ApiRequest request) {
        Answer answer = answer(request);
        if (answer.error().isPresent()) {
            throw failure(answer, request);
        }
        return answer;
    }

    /** The vendor's answer, an error too. */
    public Answer answer(ApiRequest request) {
        UpstreamReply reply = exchange(request);
        Value body = attempt().map(call -> reply.read(call, () -> json(reply))).orElseGet(() -> json(reply));
        Fields object = body instanceof Fields fields ? fields : Fields.empty();
        Optional<ApiError> error = request.isElsewhere()
                ? ErrorReader.byStatus(reply, object, now())
                : api.errors().read(reply, object, now());
        if (error.isEmpty() && reply.truncated()) {
            throw strange("more than " + request.mostBytes() / (1024 * 1024) + " MiB");
        }
        if (error.isEmpty() && reply.status() / 100 == 3) {
            throw strange("a redirect to elsewhere");
        }
        return new Answer(reply, body, error);
    }

    /** A list, as its operation gives it: as many items as {@code max} says, and whether there are more. */
    public Fields list(Page.Source source, Shape shape) {
        return Listing.of(this, source, object -> shape.output(object, params().is("includeRaw")));
    }

    /** The output of an operation on one object. */
    public Fields output(Fields object, Shape shape) {
        return shape.output(object, params().is("includeRaw"));
    }

    /** The failure that an answer with an error means for the step. */
    public StepFailure failure(Answer answer, ApiRequest request) {
        ApiError error = answer.error().orElseThrow();
        return Failures.of(tool.label(), error, answer.status(), way.isTry() ? "" : request.shown(), secrets);
    }

    /** What the vendor's answer must hold to be one. */
    public <T> T told(Optional<T> found, String what) {
        return found.orElseThrow(() -> strange("nothing that tells " + what));
    }

    /** A text that the answer must hold. */
    public String told(Fields answer, String name) {
        return told(answer.text(name), name);
    }

    /** The failure that says that the vendor refuses the connection, in words that hold no secret. */
    public StepFailure rejected(String why) {
        return Failures.rejected(tool.label(), secrets.hiddenIn(why));
    }

    /** The failure of parameters that cannot be. */
    public StepFailure invalid(String message) {
        return StepFailure.lasting(FailureCode.PARAMS_INVALID, Failures.oneLine(message));
    }

    /** The failure of something that the vendor does not have. */
    public StepFailure missing(String what) {
        return StepFailure.lasting(FailureCode.TOOL_ERROR, Failures.oneLine(tool.label() + " has no " + what));
    }

    /** The failure of an answer that cannot be the vendor's. */
    public StepFailure strange(String what) {
        return StepFailure.lasting(
                FailureCode.TOOL_ERROR, tool.label() + " answered with " + what + "; is its address right?");
    }

    /** The time. */
    public Instant now() {
        return api.upstream().now();
    }

    /** How much of the attempt's time is left. */
    public Duration left() {
        Duration left = way.time().minusNanos(System.nanoTime() - start);
        if (left.isNegative()) {
            throw StepFailure.passing(
                    FailureCode.TOOL_TIMEOUT,
                    tool.label() + " did not answer all that was asked within "
                            + way.time().toMillis() + " ms");
        }
        return left;
    }

    private StepFailure lacking(String field) {
        String label = tool.fields().stream()
                .filter(one -> one.key().equals(field))
                .map(FieldDef::label)
                .findFirst()
                .orElse(field);
        return rejected("it needs " + label);
    }

    private UpstreamReply exchange(ApiRequest asked) {
        Request request = asked.at(api.base(), api.headers())
                .tag(SentSecrets.class, secrets)
                .build();
        UpstreamReply reply = exchange(request, asked);
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            Optional<Request> next = SameHost.redirected(request, reply);
            if (next.isEmpty()) {
                return reply;
            }
            request = next.get();
            reply = exchange(request, asked);
        }
        return reply;
    }

    private UpstreamReply exchange(Request plain, ApiRequest asked) {
        Request request = asked.isElsewhere() ? plain : api.authorization().authorized(plain, this);
        waitFor(api.pacing().wait(request));
        UpstreamReply reply = way.send(request, left(), asked.mostBytes());
        api.pacing().learn(reply);
        return reply;
    }

    /** Waits when that leaves time for the request; else says when to come again. */
    private void waitFor(Duration wait) {
        if (wait.isZero()) {
            return;
        }
        if (wait.compareTo(left().dividedBy(2)) > 0) {
            throw StepFailure.passing(
                    FailureCode.TOOL_RATE_LIMITED, tool.label() + " takes no more requests for a while", wait);
        }
        log("waiting " + wait.toMillis() + " ms, as " + tool.label() + " asks");
        way.pause(wait);
    }

    private static Value json(UpstreamReply reply) {
        if (reply.truncated()) {
            return Value.NULL;
        }
        try {
            return TextBody.of(reply)
                    .filter(text -> !text.isBlank())
                    .map(Json::parse)
                    .orElse(Value.NULL);
        } catch (Refusal notJson) {
            return Value.NULL;
        }
    }
}
