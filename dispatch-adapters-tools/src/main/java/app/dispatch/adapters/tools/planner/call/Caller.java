package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tool that calls any address, as its declaration has it: which operations it has, and what each parameter is for. */
final class Caller {
    /** As what a content is sent. */
    enum Format {
        JSON,
        FORM,
        TEXT
    }

    private final List<Operation> operations;
    private final Operation widest;
    private final Map<String, Param> byWords = new HashMap<>();

    private Caller(List<Operation> operations, Operation widest) {
        this.operations = operations;
        this.widest = widest;
        widest.params().values().forEach(this::add);
    }

    /** The one of a catalogue; empty when it has none. */
    static Optional<Caller> of(Knowledge knowledge) {
        List<Operation> calls = knowledge.all(one -> one.is(Kind.CALL));
        return calls.stream()
                .filter(one -> one.param("method").isPresent())
                .findFirst()
                .map(widest -> new Caller(
                        calls.stream()
                                .filter(one -> one.tool().equals(widest.tool()))
                                .toList(),
                        widest));
    }

    private void add(Param param) {
        String words = param.name()
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
        byWords.putIfAbsent(words, param);
        byWords.putIfAbsent(words.replaceFirst(" .*", ""), param);
        param.nouns().forEach(noun -> byWords.putIfAbsent(noun, param));
    }

    /** The operation that takes the most. */
    Operation widest() {
        return widest;
    }

    /** The first operation that takes all of these parameters, and says the method itself or does not. */
    Optional<Operation> taking(Set<String> params, boolean method) {
        return operations.stream()
                .filter(one -> one.param("method").isPresent() == method
                        && one.params().keySet().containsAll(params))
                .findFirst();
    }

    /** What it does, in words of its declaration. */
    Set<String> verbs() {
        Set<String> verbs = new HashSet<>();
        operations.forEach(one -> verbs.addAll(one.verbs()));
        return verbs;
    }

    /** The name of the parameter with a role. */
    String name(String role) {
        return widest.param(role).map(Param::name).orElse(role);
    }

    /** The name of the parameter that carries a content. */
    String name(Format format) {
        return widest.all("request_body").stream()
                .filter(one -> format(one) == format)
                .findFirst()
                .map(Param::name)
                .orElse("");
    }

    private static Format format(Param body) {
        return switch (body.type()) {
            case "" -> Format.JSON;
            case "object" -> Format.FORM;
            default -> Format.TEXT;
        };
    }

    /** The parameter that has one of these words for itself. */
    Optional<String> called(String words) {
        return Optional.ofNullable(byWords.get(words)).map(Param::name);
    }

    /**
     * A parameter that is named.
     *
     * @param object whether it is an object of named values
     * @param content whether it carries what is handed on
     * @param format how its name says that this is written; empty when it does not
     */
    record Label(String param, boolean object, boolean content, Optional<Format> format, int end) {}

    /** The parameter whose name stands at that place; the longest name wins. */
    Optional<Label> label(Tokens tokens, int at) {
        Param param = null;
        int longest = 0;
        for (Map.Entry<String, Param> entry : byWords.entrySet()) {
            int end = tokens.phraseEnd(at, entry.getKey());
            if (end > longest) {
                longest = end;
                param = entry.getValue();
            }
        }
        if (param == null) {
            return Optional.empty();
        }
        Optional<Format> format =
                Optional.of(param).filter(one -> one.is("request_body")).map(Caller::format);
        boolean object = param.type().equals("object");
        boolean said =
                format.filter(one -> one == Format.TEXT).isEmpty() || tokens.is(at, Set.of("plain", "text", "raw"));
        return Optional.of(
                new Label(param.name(), object, format.isPresent() && !object, format.filter(one -> said), longest));
    }
}
