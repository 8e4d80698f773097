package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.argument.Arguments;
import app.dispatch.adapters.tools.planner.argument.Operand;
import app.dispatch.adapters.tools.planner.clause.Clause;
import app.dispatch.adapters.tools.planner.fill.Filling;
import app.dispatch.adapters.tools.planner.fill.SchemaFiller;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Outline;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.adapters.tools.planner.wire.Wiring;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes steps, and remembers what was assumed for them and which words of the brief they stand for. */
final class Maker {
    private final Vocabulary vocabulary;
    private final Wiring wiring;
    private final Names names = new Names();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<Choice> trace = new ArrayList<>();
    private final Set<Integer> read = new HashSet<>();

    Maker(Vocabulary vocabulary, Wiring wiring) {
        this.vocabulary = vocabulary;
        this.wiring = wiring;
    }

    Set<String> notes() {
        return notes;
    }

    List<Choice> trace() {
        return trace;
    }

    Wiring wiring() {
        return wiring;
    }

    void note(String note) {
        notes.add(note);
    }

    /** Where the words start that were read. */
    Set<Integer> read() {
        return read;
    }

    /** Remembers which words made a step. */
    void chose(Tokens words, String chosen) {
        String written = words.written();
        trace.add(new Choice(written, words.isEmpty() ? -1 : words.get(0).start(), chosen));
    }

    /** A step of an operation, with what is not said taken from the schema, or asked of each run. */
    Draft step(Operation operation, String verb, Arguments arguments, Map<String, Value> params, Tokens words)
            throws Unclear {
        Draft step = new Draft(names.unique(operation.op().id()), operation.tool(), operation.op());
        step.params.putAll(params);
        arguments.open = true;
        arguments.handles.removeIf(handle -> !placed(operation, handle, params));
        Clause clause = new Clause(0, 0, verb, new Tokens("", List.of()), List.of(), Optional.empty());
        new SchemaFiller(new Filling(step, clause, arguments, wiring, notes)).fill();
        step.outline = Outline.other(step);
        chose(words, operation.tool().id() + "." + operation.op().id() + " as " + step.id);
        return step;
    }

    private static boolean placed(Operation operation, String handle, Map<String, Value> params) {
        return Chooser.place(operation, handle)
                && params.values().stream().noneMatch(value -> value.toString().contains(handle));
    }

    /** A call that reads what is at an address. */
    Draft get(String url, String noun, Tokens words) throws Unclear {
        Operation get = vocabulary.all(one -> one.role() == Operation.Role.CALL).stream()
                .findFirst()
                .orElseThrow(() -> new Unclear("it needs a call over HTTP, and the tool `http` may not be used"));
        String id = noun.isEmpty() ? names.call("get", url) : names.unique("get_" + plain(noun));
        Draft step = new Draft(id, get.tool(), get.op());
        step.params.put("url", Value.of(url));
        step.url = url;
        step.reads = true;
        step.outline = noun.isEmpty() ? Outline.call("get", step, url) : "get " + noun;
        chose(words, get.tool().id() + "." + get.op().id() + " as " + step.id);
        return step;
    }

    /** A call that hands something to an address. */
    Draft send(String url, String noun, Value json, Tokens words) throws Unclear {
        Operation request =
                vocabulary
                        .all(one -> one.role() == Operation.Role.OTHER && one.has("url") && one.has("method"))
                        .stream()
                        .findFirst()
                        .orElseThrow(
                                () -> new Unclear("it needs a call over HTTP, and the tool `http` may not be used"));
        String id = noun.isEmpty() ? names.call("post", url) : names.unique("send_to_" + plain(noun));
        Draft step = new Draft(id, request.tool(), request.op());
        step.params.put("method", Value.of("POST"));
        step.params.put("url", Value.of(url));
        step.params.put("json", json);
        step.url = url;
        step.outline = "send it to " + (noun.isEmpty() ? Names.shown(url) : noun);
        chose(words, request.tool().id() + "." + request.op().id() + " as " + step.id);
        return step;
    }

    /** Where a service is asked: its known address, or one that each run is given. */
    String address(String name, boolean known, String place) {
        String asked = plain(name) + "Url";
        Optional<String> url = known
                ? vocabulary.services().url(name).map(found -> found.replace("{place}", encoded(place)))
                : Optional.empty();
        url.ifPresentOrElse(
                found -> note("“" + name + "” is asked at " + found
                        + ", which answers without a key: check that it is what you" + " want."),
                () -> note("No tool stands for “" + name
                        + "”: its API is called over HTTP, at the address that each run gets as" + " `trigger." + asked
                        + "`, unless it is written into the step."));
        return url.orElse("{{ trigger." + asked + " }}");
    }

    private static String encoded(String place) {
        return java.net.URLEncoder.encode(place, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static String plain(String noun) {
        String[] words = noun.toLowerCase(Locale.ROOT).split("[^a-z0-9]+");
        StringBuilder plain = new StringBuilder();
        for (String word : words) {
            plain.append(plain.isEmpty() || word.isEmpty() ? word : Texts.begun(word));
        }
        String id = plain.toString();
        return id.isEmpty() || !Character.isLetter(id.charAt(0)) ? "service" + id : id;
    }

    /** An address as a text of a plan. */
    String written(String url) throws Unclear {
        return wiring.text(Operand.text(url));
    }
}
