package app.dispatch.adapters.tools.connector;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * One try of a connection: sends requests that carry it, reads the vendor's answers, and tells a refusal in the vendor's
 * own words, in which no secret of the connection stands.
 */
public final class Trial {
    /** The most time for one request. */
    private static final Duration TIME = Duration.ofSeconds(10);

    private static final int FORBIDDEN = 403;

    private final HttpUpstream upstream;
    private final ToolDef tool;
    private final Fields connection;
    private final Duration time;
    private final SentSecrets secrets;

    public Trial(HttpUpstream upstream, ToolDef tool, Fields connection) {
        this(upstream, tool, connection, TIME);
    }

    Trial(HttpUpstream upstream, ToolDef tool, Fields connection, Duration time) {
        this.time = time;
        this.upstream = upstream;
        this.tool = tool;
        this.connection = connection;
        this.secrets = SentSecrets.of(tool.fields().stream()
                .filter(FieldDef::secret)
                .flatMap(field -> connection.text(field.key()).stream())
                .flatMap(Trial::secretsIn));
    }

    /** The whole text; of an address also the end of its path, which is its secret part. */
    private static Stream<String> secretsIn(String entered) {
        String text = entered.strip();
        String path = text.split("[?#]", 2)[0];
        return Stream.of(text, path.substring(path.lastIndexOf('/') + 1));
    }

    /** What was entered into that field; empty when nothing was. */
    public Optional<String> field(String key) {
        return connection.text(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** What was entered into a field without which there is nothing to try. */
    public String needed(String key) {
        return field(key).orElseThrow(() -> rejected("it needs " + label(key)));
    }

    private String label(String key) {
        return tool.fields().stream()
                .filter(field -> field.key().equals(key))
                .map(FieldDef::label)
                .findFirst()
                .orElse(key);
    }

    /** A request to a path of the vendor's API, with these headers beside the usual ones. */
    public Request.Builder request(HttpUrl base, String path, Map<String, String> headers) {
        HttpUrl url =
                path.isEmpty() ? base : base.newBuilder().addPathSegments(path).build();
        return new Request.Builder()
                .url(url)
                .headers(RequestHeaders.of(headers))
                .tag(SentSecrets.class, secrets);
    }

    /** Sends a request and reads the answer, whatever its status. */
    public UpstreamReply send(Request.Builder request) {
        return upstream.send(tool.id(), request.build(), time);
    }

    /** The JSON object that the vendor answers when it accepts the request. */
    public Fields ask(Request.Builder request) {
        return accepted(send(request));
    }

    /**
     * The JSON object of an answer.
     *
     * @throws StepFailure when the answer refuses the connection or is something else
     */
    public Fields accepted(UpstreamReply reply) {
        if (isLimit(reply)) {
            throw StepFailure.passing(
                    FailureCode.TOOL_RATE_LIMITED, tool.label() + " was asked too often: " + VendorMessage.of(reply));
        }
        if (reply.isError()) {
            StepFailure failure = upstream.failure(reply);
            throw failure.isPassing() ? failure : refused(reply);
        }
        return object(reply).orElseThrow(() -> strange("something that is no JSON object"));
    }

    /** The JSON object of an answer, whatever its status; empty when there is none. */
    public Optional<Fields> object(UpstreamReply reply) {
        try {
            return TextBody.of(reply)
                    .map(Json::parse)
                    .filter(Fields.class::isInstance)
                    .map(Fields.class::cast);
        } catch (Refusal notJson) {
            return Optional.empty();
        }
    }

    /** What the vendor's answer must hold to be one. */
    public <T> T told(Optional<T> found, String what) {
        return found.orElseThrow(() -> strange("nothing that tells " + what));
    }

    /** A text that the answer must hold. */
    public String told(Fields answer, String name) {
        return told(answer.text(name), name);
    }

    /** The failure that says that the vendor refuses the connection, and why. */
    public StepFailure refused(UpstreamReply reply) {
        String words = VendorMessage.of(reply);
        return rejected((words.isEmpty() ? "it gives no reason" : words) + " (" + reply.status() + ")");
    }

    /** The same with words that were found in an answer. */
    public StepFailure rejected(String why) {
        return StepFailure.lasting(
                FailureCode.INTEGRATION_REJECTED, tool.label() + " refused the connection: " + secrets.hiddenIn(why));
    }

    private StepFailure strange(String what) {
        return StepFailure.lasting(
                FailureCode.TOOL_ERROR, tool.label() + " answered with " + what + "; is its address right?");
    }

    /** Whether a 403 says that too much was asked, as GitHub and Google do, and not that one may not. */
    private static boolean isLimit(UpstreamReply reply) {
        return reply.status() == FORBIDDEN
                && ("0".equals(reply.headers().get("X-RateLimit-Remaining"))
                        || reply.headers().get("Retry-After") != null
                        || TextBody.of(reply).orElse("").contains("ateLimitExceeded"));
    }
}
