package app.dispatch.domain.tool;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A parameter, or a member of an output, with what its declaration says of it. What is declared wrongly counts as not said; see
 * {@link DeclarationCheck}.
 *
 * @param name its name in calls
 * @param required whether it is always there
 * @param schema its JSON Schema (draft 2020-12)
 */
public record Member(String name, boolean required, Fields schema) {
    /** In {@code x-words} and {@code x-order}, what is said beside the words, and any other case. */
    public static final String ANY = "*";

    /** What it is for. */
    public Optional<Role> role() {
        return schema.text("x-role").flatMap(Role::of);
    }

    /** What people call it: nouns in the singular and in small letters. */
    public List<String> nouns() {
        return texts(schema.get("x-nouns")).toList();
    }

    /** How people write it; empty where nothing is said. */
    public List<Form> forms() {
        return texts(schema.get("x-form"))
                .flatMap(form -> Form.of(form).stream())
                .toList();
    }

    /** The regular expression that its ids are found by, in a text of nothing else. */
    public Optional<String> pattern() {
        return schema.text("x-pattern");
    }

    /** What the number counts. */
    public Optional<Unit> unit() {
        return schema.text("x-unit").flatMap(Unit::of);
    }

    /**
     * Words, or a phrase with at most one {@code *}, and the value that they mean. In a parameter that is the value to be given,
     * or one that its list is to hold.
     * In an output it is what the member then is or, of a list, holds: a value; null, nothing; {@code {"not": value}} anything
     * else; {@code {"before": "now"}} and {@code {"after": "now"}} a moment on that side of the run. A {@code *} in a value
     * stands for what is said in place of the phrase's.
     */
    public Map<String, Value> words() {
        return schema.fields("x-words").values();
    }

    /**
     * The order of the list that it is; empty where nothing is said.
     *
     * @param given the parameters of the call
     */
    public Optional<ListOrder> order(Set<String> given) {
        Fields cases = schema.fields("x-order");
        Optional<String> named = cases.values().keySet().stream()
                .filter(given::contains)
                .findFirst()
                .flatMap(cases::text);
        return named.or(() -> cases.text(ANY)).or(() -> schema.text("x-order")).flatMap(ListOrder::of);
    }

    /** The members of the object that it is, or of each object in the list that it is. */
    public List<Member> members() {
        return schema.fields("items").isEmpty() ? of(schema) : of(schema.fields("items"));
    }

    /** The members of the object that a schema describes, in its order. */
    static List<Member> of(Fields object) {
        List<Value> required = object.items("required");
        Fields properties = object.fields("properties");
        return properties.values().keySet().stream()
                .map(name -> new Member(name, required.contains(Value.of(name)), properties.fields(name)))
                .toList();
    }

    private static Stream<String> texts(Optional<Value> said) {
        return said.stream()
                .flatMap(value -> value instanceof Value.Items(List<Value> values) ? values.stream() : Stream.of(value))
                .flatMap(value -> value instanceof Text(String text) ? Stream.of(text) : Stream.empty());
    }
}
