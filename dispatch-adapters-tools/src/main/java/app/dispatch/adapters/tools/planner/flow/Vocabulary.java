package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.flow.Operation.Role;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.ToolDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the tools of a catalogue declare, found by the words of a brief. Immutable. */
public final class Vocabulary {
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, List<Operation>> byThing = new HashMap<>();
    private final Map<String, Phrases> names = new LinkedHashMap<>();
    private final Set<String> verbs = new HashSet<>(Family.verbs());
    private final Set<String> qualifiers = new HashSet<>();

    public Vocabulary(Catalogue catalogue) {
        for (ToolDef tool : catalogue.tools()) {
            tool.ops().forEach(op -> operations.add(Operation.of(tool, op)));
            Set<String> called = new HashSet<>(List.of(tool.id(), tool.label().toLowerCase(Locale.ROOT)));
            tool.words().forEach(word -> called.add(word.toLowerCase(Locale.ROOT)));
            if (tool.ops().stream()
                    .anyMatch(op -> Operation.properties(op).get("url").isEmpty())) {
                names.put(tool.id(), Phrases.of(String.join("|", called)));
            }
        }
        operations.forEach(operation -> qualifiers.addAll(Qualifiers.words(operation)));
        for (Operation operation : operations) {
            verbs.addAll(operation.verbs());
            qualifiers.removeAll(operation.things());
        }
        for (Operation operation : operations) {
            Stream.concat(operation.things().stream(), operation.places().stream())
                    .filter(thing -> !qualifiers.contains(thing.replaceFirst(" .*", "")))
                    .forEach(thing -> byThing.computeIfAbsent(thing, key -> new ArrayList<>())
                            .add(operation));
        }
    }

    /** All verbs: those that everybody knows and those that the tools declare. */
    Set<String> verbs() {
        return verbs;
    }

    /** Whether a word narrows what some operation gives, such as "open". */
    boolean qualifies(String word) {
        return qualifiers.contains(word);
    }

    List<Operation> all(Predicate<Operation> test) {
        return operations.stream().filter(test).toList();
    }

    /** The operations that have to do with a thing. */
    List<Operation> of(String thing) {
        return byThing.getOrDefault(thing, List.of());
    }

    /** The thing that is named at a place, by as many words as possible; "" when there is none. */
    String thing(Tokens tokens, int at) {
        for (int length = Nouns.LONGEST; length > 0; length--) {
            String noun = at + length <= tokens.size() ? Nouns.at(tokens, at, at + length) : "";
            if (byThing.containsKey(noun)) {
                return noun;
            }
        }
        return "";
    }

    /** A tool that is named, and the place after its name. */
    record Named(String tool, int end) {}

    /** A name of one letter is one only when it is written large. */
    Optional<Named> tool(Tokens tokens, int at) {
        boolean small = at < tokens.size()
                && tokens.get(at) instanceof Word word
                && word.text().length() == 1
                && !Character.isUpperCase(word.text().charAt(0));
        Named longest = null;
        for (Map.Entry<String, Phrases> name : names.entrySet()) {
            int end = small ? 0 : name.getValue().end(tokens, at);
            if (end > (longest == null ? 0 : longest.end())) {
                longest = new Named(name.getKey(), end);
            }
        }
        return Optional.ofNullable(longest);
    }

    /** The only tool with an operation that puts something somewhere under that verb, such as "tweet". */
    Optional<String> owner(String verb) {
        List<String> tools = all(one -> one.role() == Role.TARGET && one.verbs().contains(verb)).stream()
                .map(one -> one.tool().id())
                .distinct()
                .toList();
        return tools.size() == 1 ? Optional.of(tools.getFirst()) : Optional.empty();
    }

    /** The operations that make something of what they are given, for a verb, or the noun of what they make. */
    List<Operation> works(String word) {
        return all(operation -> operation.role() == Role.WORK
                && operation.has("input")
                && (operation.verbs().contains(word) || operation.things().contains(word)));
    }
}
