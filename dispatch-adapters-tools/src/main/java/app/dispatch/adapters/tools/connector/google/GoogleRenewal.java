package app.dispatch.adapters.tools.connector.google;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RequestHeaders;
import app.dispatch.adapters.tools.connector.SentSecrets;
import app.dispatch.adapters.tools.connector.TextBody;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Renews Google's access tokens (RFC 6749, 6; https://developers.google.com/identity/protocols/oauth2/web-server#offline).
 *
 * @param trying whether the connection is only tried, so that what Google refuses was never accepted
 */
record GoogleRenewal(HttpUpstream upstream, HttpUrl oauth, ToolDef tool, boolean trying) implements Renewal {
    static final String TOKEN = "accessToken";
    static final String EXPIRES_AT = "accessTokenExpiresAt";

    /** What must be left of a token's time for it to be used. */
    private static final Duration LEFT = Duration.ofMinutes(5);

    private static final Duration TIME = Duration.ofSeconds(10);

    /** An access token's usual time, should Google not tell it. */
    private static final long USUAL_SECONDS = 3600;

    @Override
    public boolean isFresh(Fields connection, Instant now) {
        return !field(connection, TOKEN).isEmpty()
                && expiry(connection)
                        .filter(expiry -> !expiry.isBefore(now.plus(LEFT)))
                        .isPresent();
    }

    private static Optional<Instant> expiry(Fields connection) {
        try {
            return connection.text(EXPIRES_AT).map(Instant::parse);
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    @Override
    public Fields renewed(Fields connection) {
        Request request = new Request.Builder()
                .url(oauth.newBuilder().addPathSegment("token").build())
                .headers(RequestHeaders.of(Map.of()))
                .tag(SentSecrets.class, secrets(connection))
                .post(new FormBody.Builder()
                        .add("client_id", field(connection, "clientId"))
                        .add("client_secret", field(connection, "clientSecret"))
                        .add("refresh_token", field(connection, "refreshToken"))
                        .add("grant_type", "refresh_token")
                        .build())
                .build();
        Instant asked = upstream.now();
        return with(connection, accepted(upstream.send(tool.id(), request, TIME)), asked);
    }

    private static Fields with(Fields connection, Fields answer, Instant asked) {
        String token =
                answer.text("access_token").filter(text -> !text.isBlank()).orElse("");
        long seconds = answer.get("expires_in").orElse(Value.NULL) instanceof Num(BigDecimal number)
                ? number.longValue()
                : USUAL_SECONDS;
        Fields renewed = connection
                .with(TOKEN, Value.of(token))
                .with(EXPIRES_AT, Value.of(asked.plusSeconds(seconds).toString()));
        return answer.text("refresh_token")
                .filter(text -> !text.isBlank())
                .map(text -> renewed.with("refreshToken", Value.of(text)))
                .orElse(renewed);
    }

    private Fields accepted(UpstreamReply reply) {
        Fields answer = object(reply);
        if (reply.isError()) {
            throw failure(reply, answer.text("error").orElse(""));
        }
        if (answer.text("access_token").filter(text -> !text.isBlank()).isEmpty()) {
            throw StepFailure.lasting(
                    FailureCode.TOOL_ERROR,
                    "Google's sign-in answered with nothing that tells access_token; is its address right?");
        }
        return answer;
    }

    private StepFailure failure(UpstreamReply reply, String error) {
        StepFailure byStatus = upstream.failure(reply);
        if (byStatus.isPassing()) {
            return byStatus;
        }
        String words = reply.words();
        String why = (words.isEmpty() ? "it gives no reason" : words) + " (" + reply.status() + ")";
        return error.equals("invalid_grant") && !trying
                ? StepFailure.lasting(
                        FailureCode.INTEGRATION_EXPIRED,
                        "The Google account of " + tool.label() + " gives no access any more: " + why
                                + "; connect it anew")
                : StepFailure.lasting(
                        FailureCode.INTEGRATION_REJECTED, tool.label() + " refused the connection: " + why);
    }

    private static Fields object(UpstreamReply reply) {
        try {
            return TextBody.of(reply)
                    .filter(text -> !text.isBlank())
                    .map(Json::parse)
                    .filter(Fields.class::isInstance)
                    .map(Fields.class::cast)
                    .orElse(Fields.empty());
        } catch (Refusal notJson) {
            return Fields.empty();
        }
    }

    private static SentSecrets secrets(Fields connection) {
        return SentSecrets.of(Stream.of("clientSecret", "refreshToken", TOKEN).map(name -> field(connection, name)));
    }

    private static String field(Fields connection, String name) {
        return connection.text(name).map(String::strip).orElse("");
    }
}
