package app.dispatch.client.web;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/** What the answers that are no success stand for. */
record Refused(InstantSource clock) {
    /** What a server means; what comes from a proxy before it is {@code unavailable}. */
    Refusal of(HttpResponse<?> answer, byte[] bytes) {
        Optional<Fields> said = object(bytes).filter(body -> body.text("code").isPresent());
        if (said.isEmpty()) {
            return Refusal.of(
                    ErrorCode.UNAVAILABLE,
                    answer.uri().getScheme() + "://" + answer.uri().getAuthority() + " answers " + answer.statusCode()
                            + ", and not as Dispatch does");
        }
        Fields body = said.get();
        ErrorCode code = code(body.text("code").orElse(""), answer.statusCode());
        String message = body.text("error").orElse(code.id());
        return answer.headers()
                .firstValue("Retry-After")
                .flatMap(this::wait)
                .map(wait -> Refusal.retryLater(code, message, wait))
                .orElseGet(() -> Refusal.of(code, message, body.fields("details")));
    }

    /** One that only a later version of the API knows is of the same kind as its status. */
    private static ErrorCode code(String id, int status) {
        return Arrays.stream(ErrorCode.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL);
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private Optional<Duration> wait(String header) {
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(header.strip()))));
        } catch (NumberFormatException noSeconds) {
            return date(header);
        }
    }

    private Optional<Duration> date(String header) {
        try {
            Duration wait = Duration.between(
                    clock.instant(),
                    java.time.Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.strip())));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }

    static Optional<Fields> object(byte[] bytes) {
        try {
            return Json.readBack(new String(bytes, StandardCharsets.UTF_8)) instanceof Fields fields
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (IllegalStateException noJson) {
            return Optional.empty();
        }
    }
}
