package app.dispatch.adapters.tools.connector;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.tool.DeclarationCheck;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.EffectRule;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.OpDef.Example;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.tool.ToolEvent;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The declaration of a tool as it stands in the file {@code tool.json} beside its connector: the members are those of
 * {@link ToolDef}, {@link FieldDef}, {@link OpDef} and {@link ToolEvent}. A file that cannot be read is an error of the program.
 */
public final class ToolFile {
    private static final String NAME = "tool.json";

    private ToolFile() {}

    /** The declaration that stands beside a connector's class. */
    public static ToolDef beside(Class<?> connector) {
        try (InputStream file = connector.getResourceAsStream(NAME)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + NAME + " beside " + connector.getName());
            }
            return read((Fields) Json.parse(file.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A declaration that stands in JSON; one that says what nobody can go by is an error that tells where. */
    static ToolDef read(Fields declared) {
        ToolDef tool = tool(declared);
        List<Problem> problems = DeclarationCheck.of(tool);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.stream()
                    .map(problem -> problem.path() + ": " + problem.message())
                    .collect(Collectors.joining("\n", "the " + NAME + " of " + tool.id() + " says\n", "")));
        }
        return tool;
    }

    private static ToolDef tool(Fields tool) {
        return new ToolDef(
                text(tool, "id"),
                text(tool, "label"),
                text(tool, "description"),
                texts(tool.items("words")),
                objects(tool, "fields").stream().map(ToolFile::field).toList(),
                tool.items("ways").stream()
                        .map(way -> Set.copyOf(texts(((Value.Items) way).values())))
                        .collect(Collectors.toUnmodifiableList()),
                objects(tool, "ops").stream().map(ToolFile::op).toList(),
                ToolFileEvents.of(tool.items("events")));
    }

    private static FieldDef field(Fields field) {
        return new FieldDef(
                text(field, "key"),
                text(field, "label"),
                is(field, "secret"),
                is(field, "required"),
                text(field, "placeholder"),
                text(field, "help"));
    }

    private static OpDef op(Fields op) {
        Fields example = op.fields("example");
        return new OpDef(
                text(op, "id"),
                text(op, "title"),
                text(op, "description"),
                texts(op.items("words")),
                EffectRule.always(effect(text(op, "effect"))),
                is(op, "destructive"),
                op.fields("params"),
                op.fields("output"),
                new Example(example.fields("params"), example.get("output").orElse(Value.NULL)),
                op.text("undo").orElse(null));
    }

    private static Effect effect(String id) {
        return Arrays.stream(Effect.values())
                .filter(effect -> effect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no effect " + id));
    }

    private static List<Fields> objects(Fields of, String name) {
        return of.items(name).stream().map(Fields.class::cast).toList();
    }

    private static List<String> texts(List<Value> values) {
        return values.stream().map(value -> ((Text) value).value()).toList();
    }

    private static String text(Fields of, String name) {
        return of.text(name).orElseThrow(() -> new IllegalStateException("a " + NAME + " lacks " + name));
    }

    private static boolean is(Fields of, String name) {
        return of.get(name).orElse(Value.NULL) instanceof Bool(boolean truth) && truth;
    }
}
