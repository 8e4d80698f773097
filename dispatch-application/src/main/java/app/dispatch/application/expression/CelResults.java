package app.dispatch.application.expression;

import app.dispatch.application.expression.CelViews.FieldsView;
import app.dispatch.application.expression.CelViews.ItemsView;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.JsonLength;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns one CEL result into a value, within a budget of size. A view gives back the very value that it shows. Not for use by
 * several threads.
 */
final class CelResults {
    /** The answer to a result that is no JSON-like value, or too large a one. */
    static final class NoValue extends Exception {
        private static final long serialVersionUID = 1L;

        NoValue(String message) {
            super(message);
        }

        String text() {
            String message = getMessage();
            return message == null ? "it has no value" : message;
        }
    }

    private static final int MOST_PLAIN_DIGITS = 21;

    private final JsonLength length;

    CelResults(int mostCharacters) {
        this.length = new JsonLength(mostCharacters);
    }

    /** The result as a value. */
    Value value(Object result) throws NoValue {
        return value(result, 0);
    }

    private Value value(Object result, int depth) throws NoValue {
        if (depth > Json.DEPTH) {
            throw new NoValue("its value is nested more than " + Json.DEPTH + " levels deep");
        }
        return switch (result) {
            case FieldsView view -> charged(view.value());
            case ItemsView view -> charged(view.value());
            case Map<?, ?> map -> fields(map, depth);
            case Collection<?> list -> items(list, depth);
            case Optional<?> optional -> optional.isPresent() ? value(optional.get(), depth) : Value.NULL;
            default -> charged(single(result));
        };
    }

    private static Value single(Object result) throws NoValue {
        return switch (result) {
            case String text -> Value.of(clean(text));
            case Boolean truth -> Value.of(truth);
            case Long number -> Value.of(number);
            case Double number -> number(number);
            case UnsignedLong number -> new Num(new BigDecimal(number.bigIntegerValue()));
            case NullValue ignored -> Value.NULL;
            case Instant time -> Value.of(time.toString());
            case Duration duration -> Value.of(seconds(duration));
            case CelByteString bytes -> Value.of(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            case CelType type -> Value.of(type.name());
            default ->
                throw new NoValue("its value is of a type that is no JSON: "
                        + result.getClass().getSimpleName());
        };
    }

    private Value fields(Map<?, ?> map, int depth) throws NoValue {
        check(length.addBrackets());
        Map<String, Value> members = LinkedHashMap.newLinkedHashMap(map.size());
        for (Map.Entry<?, ?> member : map.entrySet()) {
            String key = clean(String.valueOf(member.getKey()));
            check(length.addKey(key));
            if (members.put(key, value(member.getValue(), depth + 1)) != null) {
                throw new NoValue("the object has the key `" + key + "` twice, once it is text");
            }
        }
        return new Fields(members);
    }

    private Value items(Collection<?> list, int depth) throws NoValue {
        check(length.addBrackets());
        List<Value> items = new ArrayList<>(Math.min(list.size(), 1000));
        for (Object item : list) {
            check(length.addComma());
            items.add(value(item, depth + 1));
        }
        return new Items(items);
    }

    private Value charged(Value value) throws NoValue {
        check(length.add(value));
        return value;
    }

    private static void check(JsonLength length) throws NoValue {
        if (!length.fits()) {
            throw new NoValue("its value is larger than 1 MiB");
        }
    }

    /** As JSON writes numbers: no fraction when there is none to show. */
    private static Num number(double number) throws NoValue {
        if (!Double.isFinite(number)) {
            throw new NoValue("its value is not a finite number");
        }
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        boolean plain = exact.scale() < 0 && exact.precision() - exact.scale() <= MOST_PLAIN_DIGITS;
        return new Num(plain ? exact.setScale(0) : exact);
    }

    /** As CEL writes a duration, so that {@code duration()} reads it back. */
    private static String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        BigDecimal shortest = seconds.signum() == 0 ? BigDecimal.ZERO : seconds.stripTrailingZeros();
        return shortest.toPlainString() + "s";
    }

    private static String clean(String text) throws NoValue {
        if (text.indexOf('\0') >= 0) {
            throw new NoValue("its value holds a NUL character, which text must not");
        }
        return text;
    }
}
