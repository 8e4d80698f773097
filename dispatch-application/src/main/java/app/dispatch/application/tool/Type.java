package app.dispatch.application.tool;

import app.dispatch.domain.tool.Form;
import app.dispatch.domain.tool.ListOrder;
import app.dispatch.domain.tool.Member;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.tool.Unit;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a parameter, or a member of an output, holds, and what it is for: a JSON Schema with what planners go by. Immutable: every
 * call gives a new one.
 *
 * <pre>{@code
 * Type.choice("Which tickets", "open", "closed").role(Role.STATE).nouns("status").words("done", "closed")
 * }</pre>
 */
public final class Type {
    private static final String DESCRIPTION = "description";

    private final Fields schema;

    private Type(Fields schema) {
        this.schema = schema;
    }

    private static Type of(String type, String description) {
        return new Type(
                Fields.builder().put("type", type).put(DESCRIPTION, description).build());
    }

    /** Any value. */
    public static Type any(String description) {
        return new Type(Fields.of(DESCRIPTION, Value.of(description)));
    }

    /** A text. */
    public static Type text(String description) {
        return of("string", description);
    }

    /** A whole number. */
    public static Type whole(String description) {
        return of("integer", description);
    }

    /** A number. */
    public static Type decimal(String description) {
        return of("number", description);
    }

    /** True or false. */
    public static Type flag(String description) {
        return of("boolean", description);
    }

    /** A moment, as RFC 3339 text such as {@code 2026-11-25T08:00:00Z}. */
    public static Type time(String description) {
        return text(description).with("format", Value.of("date-time"));
    }

    /** A day, as text such as {@code 2026-11-25}. */
    public static Type date(String description) {
        return text(description).with("format", Value.of("date"));
    }

    /** An address that opens in a browser. */
    public static Type link(String description) {
        return text(description).with("format", Value.of("uri")).role(Role.LINK);
    }

    /** One of these texts. */
    public static Type choice(String description, String... values) {
        return text(description).with("enum", Value.texts(List.of(values)));
    }

    /** A list of values of one type. */
    public static Type list(String description, Type item) {
        return of("array", description).with("items", item.schema);
    }

    /** An object; {@link #has} and {@link #mayHave} say what is in it. */
    public static Type object(String description) {
        return new Type(ObjectType.EMPTY.schema().with(DESCRIPTION, Value.of(description)));
    }

    /** With a member that is always there, of an object. */
    public Type has(String name, Type member) {
        return member(name, member, true);
    }

    /** With a member that may be left out, of an object. */
    public Type mayHave(String name, Type member) {
        return member(name, member, false);
    }

    /** With these members, of an object. */
    Type with(ObjectType object) {
        return with("properties", object.schema().fields("properties"))
                .with("required", Value.of(object.schema().items("required")));
    }

    private Type member(String name, Type member, boolean isRequired) {
        List<String> required = schema.items("required").stream()
                .flatMap(value -> value instanceof Value.Text(String text) ? Stream.of(text) : Stream.empty())
                .toList();
        return with(
                new ObjectType(schema.fields("properties").values(), required).with(name, member.schema, isRequired));
    }

    /** What it is for; planners go by it, and by no name. */
    public Type role(Role role) {
        return with("x-role", Value.of(role.id()));
    }

    /** What people call it, in the singular and in small letters: "team", "e-mail address". */
    public Type nouns(String... nouns) {
        return with("x-nouns", Value.texts(List.of(nouns)));
    }

    /** How people write it. */
    public Type form(Form... forms) {
        return with(
                "x-form",
                forms.length == 1
                        ? Value.of(forms[0].id())
                        : Value.texts(Arrays.stream(forms).map(Form::id).toList()));
    }

    /** What an opaque id looks like: a regular expression; it refuses nothing. */
    public Type id(String pattern) {
        return form(Form.ID).with("x-pattern", Value.of(pattern));
    }

    /** What the number counts. */
    public Type unit(Unit unit) {
        return with("x-unit", Value.of(unit.id()));
    }

    /** In which order the list is given. */
    public Type order(ListOrder order) {
        return with("x-order", Value.of(order.id()));
    }

    /** In which order the list is given when a call has that parameter. */
    public Type orderWith(String param, ListOrder order) {
        Fields cases = schema.text("x-order")
                .map(usual -> Fields.of(Member.ANY, Value.of(usual)))
                .orElse(schema.fields("x-order"));
        return with("x-order", cases.with(param, Value.of(order.id())));
    }

    /** Words, or a phrase with a {@code *}, that mean a text; a {@code *} in it is what was said there. */
    public Type words(String phrase, String value) {
        return words(phrase, Value.of(value));
    }

    /** Words that mean that it is so, or that it is not. */
    public Type words(String phrase, boolean value) {
        return words(phrase, Value.of(value));
    }

    /** Words, or a phrase with a {@code *}, that mean a value: {@link Member#words} says which there are. */
    public Type words(String phrase, Value value) {
        return with("x-words", schema.fields("x-words").with(phrase, value));
    }

    /** Of a search's words, how one of them is written that must not be so: {@code -*} where a minus before it says so. */
    public Type negated(String pattern) {
        return with("x-negated", Value.of(pattern));
    }

    /** What it decides about whom or what a call reaches; warnings and permissions go by it. */
    public Type target(TargetKind kind) {
        return with("x-target", Value.of(kind.id()));
    }

    /** What a parameter is where a call leaves it out. */
    public Type usual(Value value) {
        return with("default", value);
    }

    /** What it may be at least: a number's value, a text's characters, a list's items. */
    public Type atLeast(long least) {
        return with(bound("minimum", "minLength", "minItems"), Value.of(least));
    }

    /** What it may be at most: a number's value, a text's characters, a list's items. */
    public Type atMost(long most) {
        return with(bound("maximum", "maxLength", "maxItems"), Value.of(most));
    }

    private String bound(String number, String text, String list) {
        return switch (schema.text("type").orElse("")) {
            case "string" -> text;
            case "array" -> list;
            default -> number;
        };
    }

    /** A member of an output that is one of the values of a parameter. */
    public Type oneOf(String param) {
        return with("x-one-of", Value.of(param));
    }

    /** A member of an output that is as the JSON Schema in a parameter says. */
    public Type asIn(String param) {
        return with("x-schema", Value.of(param));
    }

    /** A parameter that is a JSON Schema itself, and is held to what users may write. */
    public static Type jsonSchema(String description) {
        return of("object", description).with("x-json-schema", Value.of(true)).role(Role.SCHEMA);
    }

    /** With any other keyword of JSON Schema (draft 2020-12), such as {@code pattern}. */
    public Type with(String keyword, Value value) {
        return new Type(schema.with(keyword, value));
    }

    /** The JSON Schema. */
    public Fields schema() {
        return schema;
    }
}
