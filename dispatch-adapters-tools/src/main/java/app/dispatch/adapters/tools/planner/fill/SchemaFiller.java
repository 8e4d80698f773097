package app.dispatch.adapters.tools.planner.fill;

import app.dispatch.adapters.tools.planner.argument.Operand;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills any operation from its schema alone: by names, by the form of what is written, by allowed words. */
public final class SchemaFiller {
    /** Where what is handed on goes, in this order. */
    private static final List<String> CONTENT =
            List.of("text", "content", "message", "body", "input", "prompt", "description", "summary", "title");

    private final Filling filling;
    private final Fields properties;

    public SchemaFiller(Filling filling) {
        this.filling = filling;
        this.properties = filling.step().op.params().fields("properties");
    }

    /** Fills the step's parameters. */
    public void fill() throws Unclear {
        filling.step().reads = filling.step().op.effect().strongest() == Effect.READ;
        for (Map.Entry<String, Operand> one : filling.arguments().labelled.entrySet()) {
            put(one.getKey(), filling.wiring().value(one.getValue()));
        }
        loose();
        handles();
        words();
        contents();
        required();
    }

    private void put(String name, Value value) {
        filling.step().params.put(name, value);
    }

    private boolean free(String name) {
        return properties.get(name).isPresent() && !filling.step().params.containsKey(name);
    }

    private void loose() throws Unclear {
        Map<String, Operand> unknown = new LinkedHashMap<>(filling.arguments().loose);
        for (Map.Entry<String, Operand> one : filling.arguments().loose.entrySet()) {
            if (free(one.getKey())) {
                put(one.getKey(), filling.wiring().value(one.getValue()));
                unknown.remove(one.getKey());
            }
        }
        if (!unknown.isEmpty()) {
            throw new Unclear("“" + filling.step().op.title() + "” has no " + String.join(", ", unknown.keySet()));
        }
    }

    /** Names whose form tells what they are: {@code #channel}, {@code @user}, {@code owner/name}, an e-mail address. */
    private void handles() throws Unclear {
        for (String handle : filling.arguments().handles) {
            List<String> names = handle.startsWith("#")
                    ? List.of("channel", "channelId")
                    : handle.startsWith("@")
                            ? List.of("user", "username", "assignee")
                            : handle.contains("@") ? List.of("to", "email", "user") : List.of("repo", "path", "parent");
            Optional<String> name = names.stream().filter(this::free).findFirst();
            if (name.isEmpty()) {
                throw new Unclear("“" + filling.step().op.title() + "” has no place for " + handle);
            }
            put(name.get(), Value.of(handle));
        }
    }

    /** Words that a parameter allows, such as the "open" in "the open issues". */
    private void words() {
        for (String name : properties.values().keySet()) {
            for (Value allowed : properties.fields(name).items("enum")) {
                if (free(name)
                        && allowed instanceof Value.Text(String word)
                        && filling.arguments().nouns.contains(word)) {
                    put(name, allowed);
                }
            }
        }
    }

    private void contents() throws Unclear {
        List<String> places = new ArrayList<>(CONTENT);
        for (Operand content : filling.contents()) {
            Optional<String> place = places.stream().filter(this::free).findFirst();
            if (place.isEmpty()) {
                throw new Unclear("“" + filling.step().op.title() + "” has no place for what it is given");
            }
            put(place.get(), shaped(place.get(), content));
        }
    }

    /** A text parameter gets whatever is pointed at as text. */
    private Value shaped(String name, Operand content) throws Unclear {
        boolean text =
                properties.fields(name).text("type").filter("string"::equals).isPresent();
        return text
                ? Value.of(filling.wiring().text(content))
                : filling.wiring().value(content);
    }

    private void required() throws Unclear {
        for (Value one : filling.step().op.params().items("required")) {
            if (one instanceof Value.Text(String name) && free(name)) {
                throw new Unclear(
                        "“" + filling.step().op.title() + "” needs its " + name + "; say it, as in `" + name + ": …`");
            }
        }
    }
}
