package app.dispatch.adapters.tools.connector.api;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Named values, read as the types that they have by a schema that was checked before.
 *
 * @param fields the values
 * @param lacks makes the failure for one that must be there and is not, from its name
 */
public record Params(Fields fields, Function<String, RuntimeException> lacks) {
    /** The text of that name, unless it is blank. */
    public Optional<String> text(String name) {
        return fields.text(name).filter(text -> !text.isBlank());
    }

    /** The text of a name that must be there. */
    public String needed(String name) {
        return text(name).orElseThrow(() -> lacks.apply(name));
    }

    /** Whether it is there and not null. */
    public boolean has(String name) {
        return fields.get(name).filter(value -> !value.equals(Value.NULL)).isPresent();
    }

    /** Whether it is there and true. */
    public boolean is(String name) {
        return fields.get(name).orElse(Value.NULL) instanceof Bool(boolean truth) && truth;
    }

    /** The number of that name. */
    public Optional<BigDecimal> number(String name) {
        return fields.get(name).orElse(Value.NULL) instanceof Num(BigDecimal number)
                ? Optional.of(number)
                : Optional.empty();
    }

    /** The whole number of that name. */
    public int integer(String name, int otherwise) {
        return number(name).map(BigDecimal::intValue).orElse(otherwise);
    }

    /** The texts in the list of that name. */
    public List<String> texts(String name) {
        return fields.items(name).stream()
                .flatMap(value -> value instanceof Text(String text) ? Stream.of(text) : Stream.<String>empty())
                .toList();
    }
}
