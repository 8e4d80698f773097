package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RequestHeaders;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.llm.Wire;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import java.util.function.BiFunction;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;

/**
 * The way to a model for one brief. What it says of a failure may be read by anyone who sends a brief: it tells neither addresses
 * nor a provider's words to the operator.
 */
record HttpWire(HttpUpstream upstream, ModelAccess access, Deadline deadline) implements Wire {
    /** Whose requests they are, in metrics. */
    private static final String TOOL = "planner";

    /** A form may be wrong in two ways: by the name of the limit, and by the form of the answer. */
    private static final int MOST_AMENDS = 2;

    private static final MediaType JSON = MediaType.get("application/json");

    @Override
    public Fields post(Post post, BiFunction<Post, Fields, Optional<Post>> amend) {
        Post next = post;
        for (int amends = 0; ; amends++) {
            UpstreamReply reply = send(next);
            if (!reply.isError()) {
                return answered(reply);
            }
            boolean form = reply.status() == 400 || reply.status() == 422;
            next = (form && amends < MOST_AMENDS
                            ? amend.apply(next, object(reply).orElse(Fields.empty()))
                            : Optional.<Post>empty())
                    .orElseThrow(() -> failure(FailureCode.TOOL_ERROR, "status " + reply.status()));
        }
    }

    private UpstreamReply send(Post post) {
        if (!deadline.left().isPositive()) {
            throw late();
        }
        try {
            return upstream.send(TOOL, request(post), deadline.left());
        } catch (StepFailure broken) {
            throw broken.failureCode() == FailureCode.TOOL_TIMEOUT
                    ? late()
                    : failure(
                            broken.failureCode(),
                            broken.failureCode() == FailureCode.EGRESS_BLOCKED
                                    ? "its address may not be reached from this server"
                                    : "the connection failed");
        }
    }

    private Request request(Post post) {
        HttpUrl.Builder url = HttpUrl.get(access.baseUrl()).newBuilder();
        int value = 0;
        for (String segment : post.path().substring(1).split("/", -1)) {
            boolean named = segment.startsWith("{");
            url.addPathSegment(
                    named ? post.values().get(value++) + segment.substring(segment.indexOf('}') + 1) : segment);
        }
        return new Request.Builder()
                .url(url.build())
                .headers(RequestHeaders.of(access.headers()))
                .post(RequestBody.create(ByteString.encodeUtf8(Json.write(post.body())), JSON))
                .build();
    }

    /** Without the key, should the server say it back. */
    private Fields answered(UpstreamReply reply) {
        if (reply.truncated()) {
            throw failure(FailureCode.TOOL_ERROR, "an answer of more than " + HttpUpstream.MOST_BYTES + " bytes");
        }
        return object(reply)
                .map(object -> (Fields) access.secrets().hiddenIn(object))
                .orElseThrow(() -> failure(FailureCode.TOOL_ERROR, "an answer that is no JSON object"));
    }

    private static Optional<Fields> object(UpstreamReply reply) {
        try {
            return Json.parse(reply.body().toByteArray()) instanceof Fields fields
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (Refusal notJson) {
            return Optional.empty();
        }
    }

    private static StepFailure late() {
        return failure(FailureCode.TOOL_TIMEOUT, "no answer in time");
    }

    private static StepFailure failure(FailureCode code, String message) {
        return StepFailure.lasting(code, message);
    }
}
