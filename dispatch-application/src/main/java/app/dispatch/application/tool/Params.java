package app.dispatch.application.tool;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a call, read as the types that they have. Immutable.
 *
 * <p>What is not there, or is of another type, is a {@link StepFailure} {@code params_invalid} that names the parameter, the
 * wanted type and the found one; nothing is converted. The optional forms are empty when a parameter is left out or null, and
 * fail as the others do when it is of another type.
 */
public final class Params {
    private final Fields fields;
    private final String at;

    private Params(Fields fields, String at) {
        this.fields = fields;
        this.at = at;
    }

    /** These values. */
    public static Params of(Fields fields) {
        return new Params(fields, "");
    }

    /** The components of a record, as {@link #as} reads them: {@code Params.of(order).fields()} goes into steps and payloads. */
    public static Params of(Record record) {
        return of((Fields) JavaTypes.write(record));
    }

    static Params of(Fields fields, String at) {
        return new Params(fields, at);
    }

    /** All of them as they are, for whoever passes them on. */
    public Fields fields() {
        return fields;
    }

    /** Whether it is there and not null. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** A text. */
    public String text(String name) {
        return needed(name, String.class);
    }

    /** A text, if it is there. */
    public Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    /** A whole number. */
    public long whole(String name) {
        return needed(name, Long.class);
    }

    /** A whole number, if it is there. */
    public Optional<Long> optionalWhole(String name) {
        return optional(name, Long.class);
    }

    /** A number, with all its digits. */
    public BigDecimal decimal(String name) {
        return needed(name, BigDecimal.class);
    }

    /** A number, with all its digits, if it is there. */
    public Optional<BigDecimal> optionalDecimal(String name) {
        return optional(name, BigDecimal.class);
    }

    /** True or false. */
    public boolean flag(String name) {
        return needed(name, Boolean.class);
    }

    /** True or false, if it is there. */
    public Optional<Boolean> optionalFlag(String name) {
        return optional(name, Boolean.class);
    }

    /** A moment, from RFC 3339 text such as {@code 2026-11-25T08:00:00Z}. */
    public Instant time(String name) {
        return needed(name, Instant.class);
    }

    /** A moment, if it is there. */
    public Optional<Instant> optionalTime(String name) {
        return optional(name, Instant.class);
    }

    /** The members of an object. */
    public Params object(String name) {
        return needed(name, Params.class);
    }

    /** The members of an object, if it is there. */
    public Optional<Params> optionalObject(String name) {
        return optional(name, Params.class);
    }

    /** An object as a record: each component is the member of its name. */
    public <R extends Record> R record(String name, Class<R> type) {
        return needed(name, type);
    }

    /** An object as a record, if it is there. */
    public <R extends Record> Optional<R> optionalRecord(String name, Class<R> type) {
        return optional(name, type);
    }

    /**
     * A list.
     *
     * @param item what its items are: one of the types of {@link Op#needs(Class)}
     */
    public <T> List<T> list(String name, Class<T> item) {
        return items(needed(name, Items.class), Problem.pointer(at, name), item);
    }

    /** A list, if it is there. */
    public <T> Optional<List<T>> optionalList(String name, Class<T> item) {
        return optional(name, Items.class).map(items -> items(items, Problem.pointer(at, name), item));
    }

    /** All of them as a record: each component is the parameter of its name. */
    public <R extends Record> R as(Class<R> type) {
        return type.cast(JavaTypes.read(fields, type, at));
    }

    private static <T> List<T> items(Items items, String at, Class<T> item) {
        List<T> read = new ArrayList<>();
        for (int i = 0; i < items.values().size(); i++) {
            read.add(cast(item, JavaTypes.read(items.values().get(i), item, at + "/" + i)));
        }
        return List.copyOf(read);
    }

    private <T> T needed(String name, Class<T> type) {
        return optional(name, type)
                .orElseThrow(() -> StepFailure.lasting(
                        FailureCode.PARAMS_INVALID,
                        "The parameter " + Problem.pointer(at, name) + " must be there: " + JavaTypes.called(type)));
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        return find(name).map(value -> cast(type, JavaTypes.read(value, type, Problem.pointer(at, name))));
    }

    private Optional<Value> find(String name) {
        return fields.get(name).filter(value -> !value.equals(Value.NULL));
    }

    @SuppressWarnings("unchecked") // what is read as a primitive type is an object of its class
    private static <T> T cast(Class<T> type, Object read) {
        return type.isPrimitive() ? (T) read : type.cast(read);
    }
}
