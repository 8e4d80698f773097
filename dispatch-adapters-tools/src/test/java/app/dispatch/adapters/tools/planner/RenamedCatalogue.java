package app.dispatch.adapters.tools.planner;

import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.EffectRule;
import app.dispatch.domain.tool.Member;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.OpDef.Example;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.tool.ToolEvent;
import app.dispatch.domain.tool.ToolEvent.Poll;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The same tools under other names and in other words; what JSON Schema says of them stays as it is.
 *
 * @param name the other name of a tool, an operation, a parameter, a member of an output
 * @param words a text in other words
 */
record RenamedCatalogue(UnaryOperator<String> name, UnaryOperator<String> words) {
    /** All texts of a catalogue in which people's words stand: those that planners read. */
    static Stream<String> texts(Catalogue catalogue) {
        return catalogue.tools().stream()
                .flatMap(tool -> Stream.of(
                                Stream.of(tool.label()),
                                tool.words().stream(),
                                tool.events().stream().flatMap(event -> event.words().stream()),
                                tool.ops().stream().flatMap(RenamedCatalogue::texts))
                        .flatMap(texts -> texts));
    }

    private static Stream<String> texts(OpDef op) {
        return Stream.of(Stream.of(op.title()), op.words().stream(), texts(op.params()), texts(op.output()))
                .flatMap(texts -> texts);
    }

    private static Stream<String> texts(Fields schema) {
        Stream<String> own = Stream.of(
                        new Member("", false, schema).nouns().stream(),
                        schema.fields("x-words").values().keySet().stream(),
                        isMethod(schema)
                                ? Stream.<String>of()
                                : schema.items("enum").stream().flatMap(RenamedCatalogue::text))
                .flatMap(texts -> texts);
        Stream<String> inner = schema.fields("properties").values().values().stream()
                .flatMap(member -> member instanceof Fields fields ? texts(fields) : Stream.of());
        Stream<String> items = schema.fields("items").isEmpty() ? Stream.of() : texts(schema.fields("items"));
        return Stream.of(own, inner, items).flatMap(texts -> texts);
    }

    private static Stream<String> text(Value value) {
        return value instanceof Text(String text) ? Stream.of(text) : Stream.of();
    }

    /** A method of HTTP is no word of a vendor's. */
    private static boolean isMethod(Fields schema) {
        return new Member("", false, schema).role().equals(Optional.of(Role.METHOD));
    }

    Catalogue of(Catalogue catalogue) {
        return Catalogue.of(catalogue.tools().stream().map(this::tool).toList());
    }

    private ToolDef tool(ToolDef tool) {
        return new ToolDef(
                name.apply(tool.id()),
                words.apply(tool.label()),
                words.apply(tool.description()),
                all(tool.words()),
                tool.fields(),
                tool.ways(),
                tool.ops().stream().map(this::op).toList(),
                tool.events().stream().map(event -> event(tool, event)).toList());
    }

    private List<String> all(List<String> texts) {
        return texts.stream().map(words).toList();
    }

    private OpDef op(OpDef op) {
        EffectRule effect = op.effect();
        return new OpDef(
                name.apply(op.id()),
                words.apply(op.title()),
                words.apply(op.description()),
                all(op.words()),
                effect.param().isEmpty()
                        ? effect
                        : new EffectRule(name.apply(effect.param()), effect.byValue(), effect.otherwise()),
                op.destructive(),
                schema(op.params()),
                schema(op.output()),
                new Example(
                        (Fields) value(op.params(), op.example().params()),
                        value(op.output(), op.example().output())),
                op.undo() == null ? null : words.apply(op.undo()));
    }

    private ToolEvent event(ToolDef tool, ToolEvent event) {
        return new ToolEvent(
                all(event.words()), event.hook(), event.match(), event.payload(), poll(tool, event.poll()));
    }

    private @Nullable Poll poll(ToolDef tool, @Nullable Poll poll) {
        if (poll == null) {
            return null;
        }
        Fields params = tool.op(poll.op()).orElseThrow().params();
        return new Poll(name.apply(poll.op()), (Fields) value(params, poll.params()));
    }

    private Fields schema(Fields schema) {
        Map<String, Value> other = new LinkedHashMap<>();
        schema.values().forEach((keyword, said) -> other.put(keyword, keyword(schema, keyword, said)));
        return new Fields(other);
    }

    private Value keyword(Fields schema, String keyword, Value said) {
        return switch (keyword) {
            case "properties" -> members(said, name, RenamedCatalogue.this::within);
            case "required" -> texts(said, name);
            case "items" -> within(said);
            case "anyOf" ->
                said instanceof Items(List<Value> several)
                        ? Value.of(several.stream().map(this::within).toList())
                        : said;
            case "x-one-of", "x-schema" -> texts(said, name);
            case "x-order" ->
                members(said, param -> param.equals(Member.ANY) ? param : name.apply(param), order -> order);
            case "x-words" -> members(said, words, value -> meant(schema, value));
            case "x-nouns", "description" -> texts(said, words);
            case "enum" -> isMethod(schema) ? said : texts(said, words);
            case "default", "examples" -> value(schema, said);
            default -> said;
        };
    }

    private Value within(Value schema) {
        return schema instanceof Fields fields ? schema(fields) : schema;
    }

    private static Value members(Value object, UnaryOperator<String> key, UnaryOperator<Value> value) {
        if (!(object instanceof Fields fields)) {
            return object;
        }
        Map<String, Value> other = new LinkedHashMap<>();
        fields.values().forEach((name, said) -> other.put(key.apply(name), value.apply(said)));
        return new Fields(other);
    }

    private static Value texts(Value said, UnaryOperator<String> other) {
        return switch (said) {
            case Text(String text) -> Value.of(other.apply(text));
            case Items(List<Value> several) ->
                Value.of(several.stream().map(one -> texts(one, other)).toList());
            default -> said;
        };
    }

    /** What words mean: a value of the vendor's, alone or compared with. */
    private Value meant(Fields schema, Value value) {
        return value instanceof Fields compared
                ? members(compared, comparison -> comparison, inner -> value(schema, inner))
                : value(schema, value);
    }

    /** A value that fits a schema, as it fits the other one. */
    private Value value(Fields schema, Value value) {
        boolean words = !isMethod(schema) && schema.items("enum").contains(value);
        return switch (value) {
            case Text text when words -> texts(text, this.words);
            case Fields fields
            when schema.get("properties").isPresent() -> {
                Map<String, Value> other = new LinkedHashMap<>();
                fields.values()
                        .forEach((member, inner) -> other.put(
                                name.apply(member),
                                value(schema.fields("properties").fields(member), inner)));
                yield new Fields(other);
            }
            case Items(List<Value> several) -> {
                List<Value> other = new ArrayList<>();
                several.forEach(one -> other.add(value(schema.fields("items"), one)));
                yield Value.of(other);
            }
            default -> value;
        };
    }
}
