package app.dispatch.adapters.tools.connector.oauth;

import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Renews an access token by a refresh token (RFC 6749, 6) in the name of the client whose {@code clientId} and, unless it is a
 * public one, {@code clientSecret} stand with it in the connection.
 *
 * @param field where the access token stands
 * @param prefix what stands there before it
 * @param isUsedUp whether a refresh token works once
 */
public record RefreshedToken(TokenEndpoint endpoint, String field, String prefix, boolean isUsedUp) implements Renewal {
    /** A token is not used in its last moments: a step may take a while. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** Of a token whose end the vendor does not tell: it is asked for another only when the user connects anew. */
    private static final Duration ENDLESS = Duration.ofDays(3650);

    @Override
    public boolean isRenewable(Fields connection) {
        return connection.text("clientId").isPresent()
                && connection.text("refreshToken").isPresent();
    }

    @Override
    public boolean isFresh(Fields connection, Instant now) {
        return !isRenewable(connection)
                || (connection.text(field).isPresent()
                        && end(connection)
                                .filter(end -> end.isAfter(now.plus(MARGIN)))
                                .isPresent());
    }

    private static Optional<Instant> end(Fields connection) {
        try {
            return connection.text(EXPIRES_AT).map(Instant::parse);
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    @Override
    public Fields renewed(Fields connection) {
        OAuthClient client = new OAuthClient(
                connection.text("clientId").orElseThrow(),
                connection.text("clientSecret").orElse(""));
        Fields answer = endpoint.ask(
                client,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        connection.text("refreshToken").orElseThrow()));
        return given(answer, connection, endpoint.upstream().now());
    }

    /** The connection with what the vendor gave; a refresh token stays when none comes. */
    Fields given(Fields answer, Fields connection, Instant now) {
        String token = answer.text("access_token")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> StepFailure.lasting(
                        FailureCode.TOOL_ERROR,
                        endpoint.label() + " answered with no access token; is the address of its sign-in right?"));
        Optional<String> refresh = answer.text("refresh_token");
        Duration life = answer.get("expires_in").orElse(Value.NULL) instanceof Value.Num(BigDecimal seconds)
                ? Duration.ofSeconds(seconds.longValue())
                : ENDLESS;
        Fields renewed = connection
                .with(field, Value.of(prefix + token))
                .with(EXPIRES_AT, Value.of(now.plus(life).toString()));
        return refresh.map(next -> renewed.with("refreshToken", Value.of(next))).orElse(renewed);
    }
}
