package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import okio.ByteString;

/** What the requests to Stripe share: keys of writes, pages, times. */
final class Stripe {
    private static final int PAGE = 100;
    private static final int LONGEST_KEY = 255;

    private Stripe() {}

    /**
     * A request that writes, with a key by which Stripe knows a repeat (https://docs.stripe.com/api/idempotent_requests).
     *
     * @param place tells it from the other requests of the same attempt
     */
    static ApiRequest write(ApiCall call, String place, Fields form, String path, String... values) {
        String key = call.idempotencyKey() + ":" + place;
        boolean fits = key.length() <= LONGEST_KEY && key.chars().allMatch(letter -> letter > 0x20 && letter < 0x7f);
        return ApiRequest.post(path, values)
                .header(
                        "Idempotency-Key",
                        fits ? key : ByteString.encodeUtf8(key).sha256().hex())
                .form(Form.of(form));
    }

    /** The object at a path; empty when Stripe has none, or no more. */
    static Optional<Fields> found(ApiCall call, String path, String id) {
        return call.askIfThere(ApiRequest.get(path, id)).filter(object -> !isTrue(object, "deleted"));
    }

    /** Has something deleted; that it is gone already is as good. */
    static void delete(ApiCall call, String path, String id) {
        call.askIfThere(ApiRequest.delete(path, id));
    }

    /** A page of a list (https://docs.stripe.com/api/pagination): the next begins behind the last item's id. */
    static Page page(ApiCall call, ApiRequest request, Optional<String> from, int wanted) {
        Fields list = call.ask(request.query("limit", Math.min(wanted, PAGE)).query("starting_after", from));
        List<Value> items = data(call, list);
        boolean more = isTrue(list, "has_more") && !items.isEmpty();
        return Page.of(items, more && items.getLast() instanceof Fields last ? last.text("id") : Optional.empty());
    }

    /** A page of what a search finds (https://docs.stripe.com/api/pagination/search). */
    static Page found(ApiCall call, ApiRequest request, Optional<String> from, int wanted) {
        Fields list = call.ask(request.query("limit", Math.min(wanted, PAGE)).query("page", from));
        return Page.of(data(call, list), isTrue(list, "has_more") ? list.text("next_page") : Optional.empty());
    }

    private static List<Value> data(ApiCall call, Fields list) {
        return call.told(
                list.get("data").filter(Value.Items.class::isInstance).map(data -> ((Value.Items) data).values()),
                "data");
    }

    static boolean isTrue(Fields object, String member) {
        return object.get(member).orElse(Value.NULL) instanceof Bool(boolean truth) && truth;
    }

    /** The list request with {@code created[gte]}, when the parameter {@code since} is there. */
    static ApiRequest since(ApiCall call, String path) {
        return ApiRequest.get(path).query("created[gte]", second(call, "since"));
    }

    /** The first second that is not before what a parameter says, a date, by UTC, or a time; empty when it is not there. */
    static Optional<String> second(ApiCall call, String param) {
        return call.params().text(param).map(said -> Long.toString(second(call, param, said)));
    }

    private static long second(ApiCall call, String param, String dateOrTime) {
        try {
            Instant instant = dateOrTime.length() == "2026-01-31".length()
                    ? LocalDate.parse(dateOrTime).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(dateOrTime).toInstant();
            return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
        } catch (DateTimeParseException noTime) {
            throw call.invalid("/" + param + " is neither a date nor a time with its offset: " + dateOrTime);
        }
    }

    /** The time that stands there in seconds since 1970. */
    static Optional<Value> time(Fields object, String path) {
        return Shape.at(object, path)
                .flatMap(value -> value instanceof Num(BigDecimal second)
                        ? Optional.of(Value.of(
                                Instant.ofEpochSecond(second.longValue()).toString()))
                        : Optional.empty());
    }
}
