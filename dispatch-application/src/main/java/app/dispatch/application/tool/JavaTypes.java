package app.dispatch.application.tool;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a Java type is as a value: how one is read from the other, and how it is declared. The one place with reflection: records
 * tell by it what they are made of.
 */
final class JavaTypes {
    private static final Map<Class<?>, Scalar> SCALARS = Map.ofEntries(
            Map.entry(String.class, new Scalar("text", Type::text, JavaTypes::text)),
            Map.entry(long.class, new Scalar("a whole number", Type::whole, JavaTypes::whole)),
            Map.entry(Long.class, new Scalar("a whole number", Type::whole, JavaTypes::whole)),
            Map.entry(int.class, new Scalar("a whole number of 32 bits", Type::whole, JavaTypes::small)),
            Map.entry(Integer.class, new Scalar("a whole number of 32 bits", Type::whole, JavaTypes::small)),
            Map.entry(BigDecimal.class, new Scalar("a number", Type::decimal, JavaTypes::number)),
            Map.entry(double.class, new Scalar("a number", Type::decimal, JavaTypes::floating)),
            Map.entry(Double.class, new Scalar("a number", Type::decimal, JavaTypes::floating)),
            Map.entry(boolean.class, new Scalar("true or false", Type::flag, JavaTypes::flag)),
            Map.entry(Boolean.class, new Scalar("true or false", Type::flag, JavaTypes::flag)),
            Map.entry(Instant.class, new Scalar("a time like 2026-11-25T08:00:00Z", Type::time, JavaTypes::time)),
            Map.entry(LocalDate.class, new Scalar("a day like 2026-11-25", Type::date, JavaTypes::day)),
            Map.entry(Value.class, new Scalar("any value", Type::any, value -> value)));

    private JavaTypes() {}

    /** @param reads gives null for what is of another type */
    private record Scalar(String called, Function<String, Type> declared, Function<Value, @Nullable Object> reads) {}

    /** The type in a sentence. */
    static String called(Class<?> type) {
        Scalar scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar.called();
        }
        return type.isEnum()
                ? "one of " + String.join(", ", constants(type))
                : type == List.class || type == Items.class ? "a list" : "an object";
    }

    /**
     * The value as an object of the type.
     *
     * @param at the pointer to it
     * @throws StepFailure {@code params_invalid} when it is of another type
     */
    static Object read(Value value, java.lang.reflect.Type type, String at) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(value, generic, at);
        }
        Class<?> raw = (Class<?>) type;
        Object read = readPlain(value, raw, at);
        if (read == null) {
            throw StepFailure.lasting(
                    FailureCode.PARAMS_INVALID,
                    "The parameter " + at + " must be " + called(raw) + ", and is " + found(value, raw));
        }
        return read;
    }

    private static @Nullable Object readPlain(Value value, Class<?> type, String at) {
        Scalar scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar.reads().apply(value);
        }
        if (type.isEnum()) {
            return value instanceof Text(String text) ? constant(type, text) : null;
        }
        if (type == Items.class) {
            return value instanceof Items ? value : null;
        }
        if (!(value instanceof Fields fields)) {
            return null;
        }
        if (type == Params.class) {
            return Params.of(fields, at);
        }
        return type == Fields.class ? fields : readRecord(fields, type, at);
    }

    private static Object readGeneric(Value value, ParameterizedType type, String at) {
        java.lang.reflect.Type item = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class) {
            return Optional.of(read(value, item, at));
        }
        Items items = (Items) read(value, Items.class, at);
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < items.values().size(); i++) {
            read.add(read(items.values().get(i), item, at + "/" + i));
        }
        return List.copyOf(read);
    }

    private static Object readRecord(Fields fields, Class<?> type, String at) {
        RecordComponent[] components = components(type);
        Object[] read = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String here = Problem.pointer(at, component.getName());
            Value member = fields.get(component.getName()).orElse(Value.NULL);
            if (isOptional(component) && member.equals(Value.NULL)) {
                read[i] = Optional.empty();
            } else if (fields.get(component.getName()).isEmpty()) {
                throw StepFailure.lasting(
                        FailureCode.PARAMS_INVALID,
                        "The parameter " + here + " must be there: " + called(component.getType()));
            } else {
                read[i] = read(member, component.getGenericType(), here);
            }
        }
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(read);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof IllegalArgumentException refused) {
                throw StepFailure.lasting(
                        FailureCode.PARAMS_INVALID,
                        (at.isEmpty() ? "The parameters are refused: " : "The parameter " + at + " is refused: ")
                                + refused.getMessage());
            }
            throw new IllegalStateException("the record " + type.getName() + " cannot be made", thrown);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException("the record " + type.getName() + " cannot be made", closed);
        }
    }

    /** The value that an object of one of the types is. */
    static Value write(Object object) {
        return switch (object) {
            case Value value -> value;
            case String text -> Value.of(text);
            case Long number -> Value.of(number);
            case Integer number -> Value.of(number.longValue());
            case BigDecimal number -> new Num(number);
            case Double number -> new Num(BigDecimal.valueOf(number));
            case Boolean flag -> Value.of(flag);
            case Instant time -> Value.of(time.toString());
            case LocalDate day -> Value.of(day.toString());
            case Enum<?> constant -> Value.of(text(constant));
            case List<?> items -> Value.of(items.stream().map(JavaTypes::write).toList());
            case Record parts -> writeRecord(parts);
            default -> throw unknown(object.getClass());
        };
    }

    private static Fields writeRecord(Record parts) {
        var fields = Fields.builder();
        for (RecordComponent component : components(parts.getClass())) {
            try {
                component.getAccessor().setAccessible(true);
                Object part = component.getAccessor().invoke(parts);
                Object there = part instanceof Optional<?> optional ? optional.orElse(null) : part;
                fields.putIfPresent(component.getName(), there == null ? null : write(there));
            } catch (ReflectiveOperationException closed) {
                throw new IllegalStateException("the record " + parts.getClass() + " cannot be read", closed);
            }
        }
        return fields.build();
    }

    /**
     * The members that a record declares; those of {@code said} stay as they are.
     *
     * @throws IllegalArgumentException when a component is of a type that has no value
     */
    static ObjectType object(Class<?> type, ObjectType said) {
        return object(type, said, List.of());
    }

    private static ObjectType object(Class<?> type, ObjectType said, List<Class<?>> around) {
        if (around.contains(type)) {
            throw new IllegalArgumentException(type.getTypeName() + " holds itself; such a record has no schema");
        }
        List<Class<?>> within = new ArrayList<>(around);
        within.add(type);
        ObjectType object = said;
        for (RecordComponent component : components(type)) {
            if (!object.properties().containsKey(component.getName())) {
                object = object.with(
                        component.getName(),
                        declared(component.getGenericType(), words(component.getName()), within)
                                .schema(),
                        !isOptional(component));
            }
        }
        return object;
    }

    private static Type declared(java.lang.reflect.Type type, String description, List<Class<?>> around) {
        if (type instanceof ParameterizedType generic) {
            Type item = declared(generic.getActualTypeArguments()[0], description, around);
            if (generic.getRawType() == Optional.class) {
                return item;
            }
            if (generic.getRawType() == List.class) {
                return Type.list(description, item);
            }
            throw unknown(type);
        }
        Scalar scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar.declared().apply(description);
        }
        if (!(type instanceof Class<?> raw)) {
            throw unknown(type);
        }
        if (raw == Fields.class) {
            return Type.any(description).with("type", Value.of("object"));
        }
        if (raw.isEnum()) {
            return Type.choice(description, constants(raw).toArray(String[]::new));
        }
        return Type.object(description).with(object(raw, ObjectType.EMPTY, around));
    }

    private static RecordComponent[] components(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw unknown(type);
        }
        return components;
    }

    private static IllegalArgumentException unknown(java.lang.reflect.Type type) {
        return new IllegalArgumentException(type.getTypeName()
                + " is no type of a parameter: take String, long, int, BigDecimal, double, boolean, Instant,"
                + " LocalDate, Value, an enum, a record, or a List or an Optional of these");
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getType() == Optional.class;
    }

    /** {@code dueAt} as "due at". */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> text((Enum<?>) constant))
                .toList();
    }

    private static @Nullable Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> text((Enum<?>) constant).equals(text))
                .findFirst()
                .orElse(null);
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String found(Value value, Class<?> wanted) {
        return switch (value) {
            case Value.Null none -> "null";
            case Bool flag -> "true or false";
            case Num(BigDecimal number) ->
                number.stripTrailingZeros().scale() > 0
                        ? "a number with a fraction"
                        : whole(value) == null ? "one that 64 bits do not hold" : "a number";
            case Text text ->
                wanted.isEnum() || wanted == Instant.class || wanted == LocalDate.class ? "another text" : "text";
            case Items items -> "a list";
            case Fields fields -> "an object";
        };
    }

    private static @Nullable Object text(Value value) {
        return value instanceof Text(String text) ? text : null;
    }

    private static @Nullable Object number(Value value) {
        return value instanceof Num(BigDecimal number) ? number : null;
    }

    private static @Nullable Object floating(Value value) {
        return value instanceof Num(BigDecimal number) ? (Object) number.doubleValue() : null;
    }

    private static @Nullable Object flag(Value value) {
        return value instanceof Bool(boolean flag) ? (Object) flag : null;
    }

    private static @Nullable Object whole(Value value) {
        try {
            return value instanceof Num(BigDecimal number) ? (Object) number.longValueExact() : null;
        } catch (ArithmeticException fractionOrTooLarge) {
            return null;
        }
    }

    private static @Nullable Object small(Value value) {
        return whole(value) instanceof Long number && number == number.intValue() ? (Object) number.intValue() : null;
    }

    private static @Nullable Object time(Value value) {
        try {
            return value instanceof Text(String text)
                    ? OffsetDateTime.parse(text).toInstant()
                    : null;
        } catch (DateTimeException other) {
            return null;
        }
    }

    private static @Nullable Object day(Value value) {
        try {
            return value instanceof Text(String text) ? LocalDate.parse(text) : null;
        } catch (DateTimeException other) {
            return null;
        }
    }
}
