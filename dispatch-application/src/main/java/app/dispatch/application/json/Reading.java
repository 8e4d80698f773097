package app.dispatch.application.json;

import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the members of an object, and collects what is wrong with them instead of stopping at the first. A member that is
 * null counts as left out. It notes what it is asked for, so that {@link #whole} can tell what the object has besides.
 */
public final class Reading {
    private final Fields from;
    private final String path;
    private final List<Problem> problems;
    private final List<String> asked = new ArrayList<>();
    private final Set<String> ignored = new HashSet<>();

    /**
     * Reads this object.
     *
     * @param path the JSON pointer to it
     * @param problems what is wrong so far; grows
     */
    public Reading(Fields from, String path, List<Problem> problems) {
        this.from = from;
        this.path = path;
        this.problems = problems;
    }

    /** Reads a value that should be an object; another is a problem, and reads as an empty one. */
    public static Reading of(Value value, String path, List<Problem> problems) {
        if (value instanceof Fields fields) {
            return new Reading(fields, path, problems);
        }
        problems.add(new Problem(path, "must be an object"));
        return new Reading(Fields.empty(), path, problems);
    }

    /** Reads a value that should be an object, and notes as a problem each member that {@code read} did not ask for. */
    public static <T> T whole(Value value, String path, List<Problem> problems, Function<Reading, T> read) {
        Reading from = of(value, path, problems);
        T result = read.apply(from);
        from.only(from.asked);
        return result;
    }

    /** Reads a member that is an object in the same way. */
    public <T> Optional<T> object(String key, Function<Reading, T> read) {
        return fields(key).map(fields -> whole(fields, at(key), problems, read));
    }

    /** Lets these members be there, whatever they are; they are never suggested. */
    public void ignore(Collection<String> keys) {
        ignored.addAll(keys);
    }

    /** The names of all members. */
    public Set<String> keys() {
        return from.values().keySet();
    }

    /** What is wrong so far; grows. */
    public List<Problem> problems() {
        return problems;
    }

    /** The pointer to a member. */
    public String at(String key) {
        return Problem.pointer(path, key);
    }

    /** Notes what is wrong with a member. */
    public void problem(String key, String message) {
        problems.add(new Problem(at(key), message));
    }

    /** Notes what is wrong with the object as a whole. */
    void problemOfAll(String message) {
        problems.add(new Problem(path, message));
    }

    /** The member as it is there, also when it is null. */
    public Optional<Value> given(String key) {
        asked.add(key);
        return from.get(key);
    }

    /** The member, unless it is left out or null. */
    public Optional<Value> value(String key) {
        return given(key).filter(value -> !(value instanceof Null));
    }

    /** A text. */
    public Optional<String> text(String key) {
        return typed(
                key, "a string", value -> value instanceof Text(String text) ? Optional.of(text) : Optional.empty());
    }

    /** A text of at most that many characters; a longer one is a problem, and is read all the same. */
    public Optional<String> text(String key, int longest) {
        Optional<String> text = text(key);
        if (text.isPresent() && text.get().length() > longest) {
            problem(key, "must be at most " + longest + " characters long");
        }
        return text;
    }

    /** A text that may not be left out or blank; "" when it is. */
    public String requiredText(String key) {
        Optional<Value> there = value(key);
        if (there.isEmpty()) {
            problem(key, "is required");
            return "";
        }
        Optional<String> text = text(key);
        if (text.isPresent() && text.get().isBlank()) {
            problem(key, "must not be blank");
        }
        return text.orElse("");
    }

    /** A truth value. */
    public Optional<Boolean> bool(String key) {
        return typed(
                key,
                "true or false",
                value -> value instanceof Bool(boolean truth) ? Optional.of(truth) : Optional.empty());
    }

    /** A whole number within limits. */
    public Optional<Long> whole(String key, long least, long most) {
        return typed(
                key,
                "a whole number from " + least + " to " + most,
                value -> wholeNumber(value).filter(number -> number >= least && number <= most));
    }

    private static Optional<Long> wholeNumber(Value value) {
        try {
            return value instanceof Num(var number) ? Optional.of(number.longValueExact()) : Optional.empty();
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }

    /** A number within limits. */
    public Optional<Double> number(String key, double least, double most) {
        return typed(
                        key,
                        "a number from " + least + " to " + most,
                        value ->
                                value instanceof Num(var number) ? Optional.of(number.doubleValue()) : Optional.empty())
                .filter(number -> {
                    boolean fits = number >= least && number <= most;
                    if (!fits) {
                        problem(key, "must be a number from " + least + " to " + most);
                    }
                    return fits;
                });
    }

    /** One of an enum's values by the name that clients see. */
    public <E extends Enum<E>> Optional<E> oneOf(String key, E[] values, Function<E, String> id) {
        List<String> ids = Arrays.stream(values).map(id).toList();
        return typed(
                key,
                "one of " + String.join(", ", ids),
                value -> value instanceof Text(String text)
                        ? Arrays.stream(values)
                                .filter(known -> id.apply(known).equals(text))
                                .findFirst()
                        : Optional.empty());
    }

    /** An object. */
    public Optional<Fields> fields(String key) {
        return typed(
                key, "an object", value -> value instanceof Fields fields ? Optional.of(fields) : Optional.empty());
    }

    /** A list. */
    public Optional<List<Value>> items(String key) {
        return typed(
                key, "an array", value -> value instanceof Items(var items) ? Optional.of(items) : Optional.empty());
    }

    /** A list of texts. */
    public Optional<List<String>> texts(String key) {
        return typed(
                key,
                "an array of strings",
                value -> value instanceof Items(var items) && items.stream().allMatch(Text.class::isInstance)
                        ? Optional.of(items.stream()
                                .map(item -> ((Text) item).value())
                                .toList())
                        : Optional.empty());
    }

    /** Notes each member whose name is not one of these, nor to be ignored. */
    public void only(Collection<String> known) {
        for (String key : keys()) {
            if (!known.contains(key) && !ignored.contains(key)) {
                problem(key, "is not known here" + DidYouMean.hint(key, known));
            }
        }
    }

    private <T> Optional<T> typed(String key, String what, Function<Value, Optional<T>> read) {
        Optional<Value> value = value(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> fit = read.apply(value.get());
        if (fit.isEmpty()) {
            problem(key, "must be " + what);
        }
        return fit;
    }
}
