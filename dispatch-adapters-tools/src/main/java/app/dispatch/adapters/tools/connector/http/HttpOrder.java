package app.dispatch.adapters.tools.connector.http;

import app.dispatch.adapters.tools.connector.RequestHeaders;
import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * What a step asks of the tool {@code http}.
 *
 * @param connection what the user bound to one server
 * @param request the first request
 * @param time the most that all requests together may take
 * @param followRedirects whether redirects are followed
 * @param allowErrors whether an answer of 400 or more is an output, not a failure
 */
record HttpOrder(
        HttpConnection connection, Request request, Duration time, boolean followRedirects, boolean allowErrors) {
    private static final int LONGEST_URL = 16_384;
    private static final Set<String> BODILESS = Set.of("GET", "HEAD");
    private static final Set<String> KEYED = Set.of("POST", "PATCH");

    static HttpOrder read(OpCall call) {
        Fields params = call.params().fields();
        String method = params.text("method").orElse("GET").toUpperCase(Locale.ROOT);
        RequestContent content = RequestContent.read(params);
        if (BODILESS.contains(method) && content.isPresent()) {
            throw invalid("A " + method + " request carries no body; use POST, PUT or PATCH for body, json and form");
        }
        HttpConnection connection = HttpConnection.read(call.connection());
        HttpUrl url = url(params, connection);
        Map<String, String> headers = headers(params.fields("headers"));
        headers.putAll(connection.headersFor(url, headers.keySet()));
        boolean typed = headers.keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
        Request.Builder request = new Request.Builder()
                .url(url)
                .headers(withTrace(call, withKey(call, method, RequestHeaders.of(headers))))
                .method(method, BODILESS.contains(method) ? null : body(method, content, typed));
        boolean follow = flag(params, "followRedirects", BODILESS.contains(method));
        return new HttpOrder(connection, request.build(), time(call), follow, flag(params, "allowErrors", false));
    }

    private static @Nullable RequestBody body(String method, RequestContent content, boolean typed) {
        boolean mayLack = method.equals("DELETE") || method.equals("OPTIONS");
        return mayLack && !content.isPresent() ? null : content.body(!typed);
    }

    private static Headers withKey(OpCall call, String method, Headers headers) {
        boolean wanted = KEYED.contains(method) && headers.get("Idempotency-Key") == null;
        return wanted && call.idempotencyKey().matches("[\\x21-\\x7e]{1,255}")
                ? headers.newBuilder()
                        .set("Idempotency-Key", call.idempotencyKey())
                        .build()
                : headers;
    }

    /** What the step says itself stands. */
    private static Headers withTrace(OpCall call, Headers headers) {
        Optional<TraceParent> trace = headers.get(TraceParent.HEADER) == null ? call.trace() : Optional.empty();
        return trace.map(place -> headers.newBuilder()
                        .set(TraceParent.HEADER, place.written())
                        .build())
                .orElse(headers);
    }

    private static Map<String, String> headers(Fields fields) {
        Map<String, String> headers = new LinkedHashMap<>();
        fields.values()
                .forEach((name, value) ->
                        ParamText.of(value, "headers/" + name).ifPresent(text -> headers.put(name, text)));
        return headers;
    }

    private static HttpUrl url(Fields params, HttpConnection connection) {
        String text = connection.whole(params.text("url").orElse("").strip());
        if (text.length() > LONGEST_URL) {
            throw invalid("url is longer than " + LONGEST_URL + " characters");
        }
        if (!text.regionMatches(true, 0, "http://", 0, 7) && !text.regionMatches(true, 0, "https://", 0, 8)) {
            throw invalid("url must begin with http:// or https://");
        }
        HttpUrl url = parsed(text);
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw invalid("url must hold no user name or password; send an Authorization header instead");
        }
        HttpUrl.Builder whole = url.newBuilder().fragment(null);
        params.fields("query")
                .values()
                .forEach((name, value) ->
                        ParamText.each(value, "query/" + name).forEach(text1 -> whole.addQueryParameter(name, text1)));
        return whole.build();
    }

    private static HttpUrl parsed(String text) {
        try {
            return HttpUrl.get(text);
        } catch (IllegalArgumentException invalid) {
            throw invalid("url is no valid URL: "
                    + String.valueOf(invalid.getMessage()).replaceAll("\\p{Cntrl}", "?"));
        }
    }

    private static Duration time(OpCall call) {
        if (!(call.params().fields().get("timeoutMs").orElse(Value.NULL) instanceof Num(var millis))) {
            return call.timeout();
        }
        Duration wanted = Duration.ofMillis(Math.clamp(millis.longValue(), 1, 3_600_000));
        return wanted.compareTo(call.timeout()) < 0 ? wanted : call.timeout();
    }

    private static boolean flag(Fields params, String name, boolean otherwise) {
        return params.get(name).orElse(Value.NULL) instanceof Bool(boolean value) ? value : otherwise;
    }

    private static StepFailure invalid(String message) {
        return StepFailure.lasting(FailureCode.PARAMS_INVALID, message);
    }
}
