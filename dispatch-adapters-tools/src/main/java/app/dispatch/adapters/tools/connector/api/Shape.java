package app.dispatch.adapters.tools.connector.api;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an output takes from a vendor's object, and under which names; what the vendor leaves out or gives as null, the
 * output lacks. Immutable: every call gives a new one.
 *
 * <pre>{@code
 * Shape.of("number", "title").named("url", "html_url").named("author", "user.login").texts("labels", "labels", "name")
 * }</pre>
 */
public final class Shape {
    private final List<Member> members;

    private record Member(String name, Function<Fields, Optional<? extends Value>> make) {}

    private Shape(List<Member> members) {
        this.members = members;
    }

    /** Members that are called the same at the vendor. */
    public static Shape of(String... names) {
        Shape shape = new Shape(List.of());
        for (String name : names) {
            shape = shape.named(name, name);
        }
        return shape;
    }

    /**
     * With a member from elsewhere in the object.
     *
     * @param path the names on the way to it, with dots between
     */
    public Shape named(String name, String path) {
        return made(name, object -> at(object, path));
    }

    /**
     * With the texts of a member of each object in a list.
     *
     * @param path the way to the list
     * @param member the way to the text within each object; empty for a list of texts
     */
    public Shape texts(String name, String path, String member) {
        return made(
                name,
                object -> at(object, path)
                        .filter(Value.Items.class::isInstance)
                        .map(list -> Value.of(((Value.Items) list)
                                .values().stream()
                                        .flatMap(item -> member.isEmpty() ? Stream.of(item) : within(item, member))
                                        .toList())));
    }

    private static Stream<Value> within(Value item, String member) {
        return item instanceof Fields fields ? at(fields, member).stream() : Stream.empty();
    }

    /** With a member that a function makes of the object. */
    public Shape made(String name, Function<Fields, Optional<? extends Value>> make) {
        List<Member> more = new ArrayList<>(members);
        more.add(new Member(name, make));
        return new Shape(List.copyOf(more));
    }

    /** What stands there in an object; empty when nothing does, or null. */
    public static Optional<Value> at(Fields object, String path) {
        Value here = object;
        for (String name : path.split("\\.")) {
            here = here instanceof Fields fields ? fields.get(name).orElse(Value.NULL) : Value.NULL;
        }
        return Optional.of(here).filter(value -> !value.equals(Value.NULL));
    }

    /** The text that stands there in an object. */
    public static Optional<String> text(Fields object, String path) {
        return at(object, path)
                .flatMap(value ->
                        value instanceof Value.Text(String text) ? Optional.of(text) : Optional.<String>empty());
    }

    /** The output, with the whole object as {@code raw} when that is wanted. */
    public Fields output(Fields object, boolean withRaw) {
        Map<String, Value> output = new LinkedHashMap<>();
        for (Member member : members) {
            member.make().apply(object).ifPresent(value -> output.put(member.name(), value));
        }
        if (withRaw) {
            output.put("raw", object);
        }
        return new Fields(output);
    }
}
