package app.dispatch.adapters.tools.connector.oauth;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.SentSecrets;
import app.dispatch.adapters.tools.connector.TextBody;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Where a vendor gives access tokens for codes and refresh tokens (RFC 6749, 3.2). Safe for use by several threads.
 *
 * @param upstream the way there
 * @param tool the tool that requests count for
 * @param label the vendor's name for people
 * @param style how the vendor takes a request
 */
public record TokenEndpoint(HttpUpstream upstream, String tool, String label, HttpUrl url, Style style) {
    /** The most time for one request. */
    private static final Duration TIME = Duration.ofSeconds(10);

    private static final MediaType JSON = MediaType.get("application/json");

    /** How a vendor takes a request. */
    public enum Style {
        /** A form in which the client proves itself too. */
        FORM,
        /** A form beside the client's proof by {@code Basic}; a public client names itself in the form. */
        FORM_AND_BASIC,
        /** JSON beside the client's proof by {@code Basic}. */
        JSON_AND_BASIC
    }

    /**
     * Asks for a token.
     *
     * @param values what is asked with, such as the code
     * @return the answer, which holds {@code access_token}, be it deeper
     * @throws StepFailure {@code integration_expired} when what was asked with gives nothing any more
     */
    public Fields ask(OAuthClient client, Map<String, String> values) {
        UpstreamReply reply = upstream.send(tool, request(client, values), TIME);
        Fields answer = object(reply);
        boolean refused = reply.isError() || answer.get("error").isPresent();
        if (!refused && reply.status() / 100 == 2 && !answer.isEmpty()) {
            return answer;
        }
        throw refused ? failure(reply, answer, values) : strange();
    }

    private StepFailure strange() {
        return StepFailure.lasting(
                FailureCode.TOOL_ERROR,
                label + " answered with something that is no access token; is the address of its sign-in right?");
    }

    private Request request(OAuthClient client, Map<String, String> values) {
        boolean basic = style != Style.FORM && !client.secret().isEmpty();
        Map<String, String> all = new TreeMap<>(values);
        if (!basic) {
            all.put("client_id", client.id());
            if (!client.secret().isEmpty()) {
                all.put("client_secret", client.secret());
            }
        }
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .tag(
                        SentSecrets.class,
                        SentSecrets.of(Stream.concat(
                                Stream.of(client.secret()),
                                values.entrySet().stream()
                                        .filter(one -> !one.getKey().equals("grant_type"))
                                        .map(Map.Entry::getValue))))
                .post(style == Style.JSON_AND_BASIC ? json(all) : form(all));
        return basic
                ? request.header(
                                "Authorization",
                                Credentials.basic(client.id(), client.secret(), StandardCharsets.UTF_8))
                        .build()
                : request.build();
    }

    private static RequestBody form(Map<String, String> values) {
        FormBody.Builder form = new FormBody.Builder();
        values.forEach(form::add);
        return form.build();
    }

    private static RequestBody json(Map<String, String> values) {
        Map<String, Value> members = new LinkedHashMap<>();
        values.forEach((key, value) -> members.put(key, Value.of(value)));
        return RequestBody.create(Json.write(new Fields(members)), JSON);
    }

    private static Fields object(UpstreamReply reply) {
        try {
            return TextBody.of(reply)
                    .filter(text -> text.stripLeading().startsWith("{"))
                    .map(Json::parse)
                    .filter(Fields.class::isInstance)
                    .map(Fields.class::cast)
                    .orElse(Fields.empty());
        } catch (Refusal notJson) {
            return Fields.empty();
        }
    }

    /** RFC 6749, 5.2. */
    private StepFailure failure(UpstreamReply reply, Fields answer, Map<String, String> values) {
        String error = answer.text("error").orElse("");
        String words = reply.words();
        String why = words.isEmpty() ? "it gives no reason" : words;
        Instant now = upstream.now();
        if (reply.status() == 429
                || reply.status() == 408
                || reply.status() >= 500
                || error.equals("temporarily_unavailable")) {
            String text = label + " gave no access token just now: " + why + " (" + reply.status() + ")";
            FailureCode code = reply.status() == 429 ? FailureCode.TOOL_RATE_LIMITED : FailureCode.TOOL_ERROR;
            Optional<Duration> wait = reply.retryAfter(now);
            return wait.map(time -> StepFailure.passing(code, text, time))
                    .orElseGet(() -> StepFailure.passing(code, text));
        }
        return values.containsKey("refresh_token") && isOver(error, words)
                ? StepFailure.lasting(
                        FailureCode.INTEGRATION_EXPIRED,
                        label + " gives no access any more: " + why.replaceFirst("\\.$", "") + "; connect it anew")
                : StepFailure.lasting(
                        FailureCode.INTEGRATION_REJECTED,
                        label + " refused to give an access token: " + why + " (" + reply.status() + ")");
    }

    /**
     * Whether it is the refresh token that the vendor does not take. X calls that {@code invalid_request}, and says that the
     * value for the token is invalid; GitHub and Slack have words of their own.
     */
    private static boolean isOver(String error, String words) {
        return switch (error) {
            case "invalid_grant", "bad_refresh_token", "invalid_refresh_token", "token_revoked", "token_expired" ->
                true;
            case "invalid_request" -> words.contains("token was invalid");
            default -> false;
        };
    }
}
