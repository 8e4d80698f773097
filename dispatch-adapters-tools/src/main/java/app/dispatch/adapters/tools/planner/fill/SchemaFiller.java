package app.dispatch.adapters.tools.planner.fill;

import app.dispatch.adapters.tools.planner.argument.Operand;
import app.dispatch.adapters.tools.planner.clause.Ref;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills any operation from its schema alone: by names, by the form of what is written, by allowed words. */
public final class SchemaFiller {
    /** Where what is handed on goes, in this order. */
    private static final List<String> CONTENT = List.of(
            "text", "content", "message", "body", "input", "prompt", "description", "summary", "title", "query");

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
        identifiers();
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

    /** What names a thing goes where one is required, such as the number of an issue. */
    private void identifiers() throws Unclear {
        for (String identifier : filling.arguments().identifiers) {
            String plain = identifier.replaceFirst("^#", "");
            boolean number = plain.matches("\\d+");
            String name = filling.step().op.params().items("required").stream()
                    .flatMap(one -> one instanceof Value.Text(String text) ? Stream.of(text) : Stream.empty())
                    .filter(one -> free(one) && !CONTENT.contains(one) && takes(one, number))
                    .findFirst()
                    .orElseThrow(
                            () -> new Unclear("“" + filling.step().op.title() + "” has no place for " + identifier));
            boolean counts = properties
                    .fields(name)
                    .text("type")
                    .filter("integer"::equals)
                    .isPresent();
            put(name, counts ? Value.of(Long.parseLong(plain)) : Value.of(plain));
        }
    }

    private boolean takes(String name, boolean number) {
        String type = properties.fields(name).text("type").orElse("");
        return type.equals("string") || (number && type.equals("integer"));
    }

    /** Words that a parameter allows, such as the "open" in "the open issues". */
    private void words() {
        for (String name : properties.values().keySet()) {
            for (Value allowed : properties.fields(name).items("enum")) {
                if (free(name) && allowed instanceof Value.Text(String word) && said(word)) {
                    put(name, allowed);
                }
            }
        }
    }

    /** Whether a noun says it, or the verb: "close" makes something "closed". */
    private boolean said(String word) {
        return filling.arguments().nouns.contains(word)
                || Lemma.in(Set.of(filling.clause().verb()), word).isPresent();
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
        Fields schema = filling.step().op.params();
        for (Value one : schema.items("required")) {
            if (one instanceof Value.Text(String name) && free(name)) {
                put(name, assumed(name));
            }
        }
        boolean idle = schema.get("minProperties").orElse(Value.NULL) instanceof Value.Num(BigDecimal least)
                && filling.step().params.size() < least.intValue();
        if (idle) {
            throw new Unclear("“" + filling.step().op.title() + "” is not told what to do: give one of "
                    + properties.values().keySet().stream()
                            .filter(this::free)
                            .filter(name -> !name.equals("includeRaw"))
                            .collect(Collectors.joining(", ")));
        }
    }

    /** What stands for a required value that is not said, where the brief leaves it open. */
    private Value assumed(String name) throws Unclear {
        String title = filling.step().op.title();
        Optional<Value> usual = properties.fields(name).get("default");
        if (usual.isPresent()) {
            filling.notes()
                    .add("The " + name + " of “" + title + "” was not said: " + Json.write(usual.get()) + " is taken.");
            return usual.get();
        }
        if (!filling.arguments().open) {
            throw new Unclear("“" + title + "” needs its " + name + "; say it, as in `" + name + ": …`");
        }
        if (name.equals("title") || name.equals("subject")) {
            filling.notes()
                    .add("The " + name + " of “" + title + "” was not said: " + filling.arguments().about
                            + " and the run's date are taken.");
            return Value.of(filling.wiring()
                    .text(new Operand.Prefixed(filling.arguments().about + " on ", new Ref.Known("run.date"))));
        }
        filling.notes()
                .add("The " + name + " of “" + title + "” was not said: each run gets it as `trigger." + name
                        + "`, unless it is written into the step.");
        return filling.wiring().value(new Operand.Of(new Ref.Payload(List.of(name))));
    }
}
