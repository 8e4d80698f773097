package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A parameter of an operation, or a member of its output, as its declaration has it.
 *
 * @param role what it is for, such as "place"; "" when the declaration says none
 * @param schema its JSON Schema
 * @param forms how people write it, such as "#x"; none when anyhow
 * @param nouns what people call it
 * @param words words that mean one of its values; a star stands for words that are a part of it
 */
public record Param(
        String name,
        String role,
        Fields schema,
        boolean required,
        List<String> forms,
        Set<String> nouns,
        Map<String, Value> words) {
    private static final Pattern INNER_CAPITAL = Pattern.compile("([a-z])([A-Z])");

    public Param {
        forms = List.copyOf(forms);
        nouns = Collections.unmodifiableSet(new LinkedHashSet<>(nouns));
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    public static Param of(String name, Value schema, boolean required) {
        Fields fields = schema instanceof Fields some ? some : Fields.empty();
        return new Param(
                name,
                fields.text("x-role").orElseGet(() -> UsualNames.role(name)),
                fields,
                required,
                forms(name, fields),
                nouns(name, fields),
                words(fields));
    }

    /** The words of its name, and those that its declaration says. */
    private static Set<String> nouns(String name, Fields schema) {
        Set<String> nouns = new LinkedHashSet<>();
        for (String word : INNER_CAPITAL
                .matcher(name)
                .replaceAll("$1 $2")
                .toLowerCase(Locale.ROOT)
                .split("[ _]")) {
            if (!word.equals("id")) {
                nouns.add(word);
            }
        }
        schema.items("x-nouns").forEach(one -> Operation.text(one).ifPresent(nouns::add));
        return nouns;
    }

    public boolean is(String... roles) {
        for (String one : roles) {
            if (one.equals(role)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> forms(String name, Fields schema) {
        List<String> forms = new ArrayList<>();
        schema.text("x-form").ifPresent(forms::add);
        schema.items("x-form").forEach(one -> Operation.text(one).ifPresent(forms::add));
        boolean email = List.of(schema, schema.fields("items")).stream()
                .anyMatch(one -> one.text("format").filter("email"::equals).isPresent());
        if (email) {
            forms.add("email");
        }
        if (forms.isEmpty()
                && schema.text("x-role").isEmpty()
                && !UsualNames.form(name).isEmpty()) {
            forms.add(UsualNames.form(name));
        }
        return forms;
    }

    /** Whether it takes an opaque id, and no name that people give. */
    public boolean isId() {
        return !forms().isEmpty() && List.of("id", "link").containsAll(forms());
    }

    public boolean isTime() {
        return is("created", "updated", "date", "start", "end", "due", "since", "until");
    }

    /** How a word of a search is written that must not be so, with a {@code *} for the word; empty where that cannot be said. */
    public Optional<String> negated() {
        return schema.text("x-negated");
    }

    public String unit() {
        return schema.text("x-unit").orElse("");
    }

    private static Map<String, Value> words(Fields schema) {
        Map<String, Value> words = new LinkedHashMap<>(schema.fields("x-words").values());
        for (Value value : choices(schema)) {
            if (value instanceof Text(String text) && !EnglishWords.ALL.has(text) && !EnglishWords.SMALL.has(text)) {
                words.putIfAbsent(text.replace('_', ' ').toLowerCase(Locale.ROOT), value);
            }
        }
        return words;
    }

    /** The values that it may have, where they are few. */
    public List<Value> choices() {
        return choices(schema);
    }

    private static List<Value> choices(Fields schema) {
        List<Value> own = schema.items("enum");
        return own.isEmpty() ? schema.fields("items").items("enum") : own;
    }

    /** Whether it is one of its few values. */
    public boolean choice(String text) {
        return choices().contains(Value.of(text))
                || schema.fields("x-words").values().containsValue(Value.of(text));
    }

    public boolean isList() {
        return type().equals("array");
    }

    /** The first of its types. */
    public String type() {
        return schema.text("type")
                .orElseGet(() -> schema.items("type").stream()
                        .flatMap(one -> one instanceof Text(String text)
                                ? Optional.of(text).stream()
                                : Optional.<String>empty().stream())
                        .findFirst()
                        .orElse(""));
    }

    public boolean isNumber() {
        return type().equals("integer") || type().equals("number");
    }

    public Optional<Value> usual() {
        return schema.get("default");
    }
}
