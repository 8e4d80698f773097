package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.flow.Operation.Role;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.ProperName;
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
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tools of a catalogue declare, found by the words of a brief. Immutable. */
public final class Vocabulary {
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, List<Operation>> byThing = new HashMap<>();
    private final Map<String, Phrases> names = new LinkedHashMap<>();
    /** Words that are the name of a tool and of nothing else. */
    private final Set<String> brands = new HashSet<>();

    private final Set<String> verbs = new HashSet<>(Family.verbs());
    private final Set<String> qualifiers = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final List<ToolDef> tools;
    private final Services services = Services.known();

    public Vocabulary(Catalogue catalogue) {
        tools = catalogue.tools();
        for (ToolDef tool : catalogue.tools()) {
            tool.ops().forEach(op -> operations.add(Operation.of(tool, op)));
            brands.addAll(List.of(tool.id(), tool.label().toLowerCase(Locale.ROOT)));
            Set<String> called = new HashSet<>(List.of(tool.id(), tool.label().toLowerCase(Locale.ROOT)));
            tool.words().forEach(word -> called.add(word.toLowerCase(Locale.ROOT)));
            if (tool.ops().stream()
                    .anyMatch(op -> Operation.properties(op).get("url").isEmpty())) {
                names.put(tool.id(), Phrases.of(String.join("|", called)));
            }
        }
        verbs.addAll(Lexicon.verbs());
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
        byThing.keySet().forEach(thing -> known.addAll(List.of(thing.split(" "))));
        catalogue
                .tools()
                .forEach(tool -> known.addAll(
                        List.of(tool.label().toLowerCase(Locale.ROOT).split(" "))));
        known.addAll(Lexicon.INBOUND);
    }

    /** What people name and no tool stands for. */
    Services services() {
        return services;
    }

    /** The service that is named at a place; what is a tool's name too has to stand like a name. */
    Optional<Services.Found> service(Tokens tokens, int at) {
        return services.at(tokens, at)
                .filter(found -> found.end() > at + 1 || !brands.contains(tokens.word(at)) || stands(tokens, at));
    }

    /** Whether a word that may be a tool's name stands like one. */
    boolean stands(Tokens tokens, int at) {
        String word = tokens.word(at);
        return (verbs.contains(word) && !brands.contains(word))
                || ProperName.stands(tokens, at, brands.contains(word), this::knows);
    }

    /** Whether a tool or a service is named at a place. */
    boolean isNamed(Tokens tokens, int at) {
        return tool(tokens, at).isPresent() || service(tokens, at).isPresent() || Lexicon.AI.at(tokens, at);
    }

    /** Whether what is named is no service of its own, but something on the web: where an address is said, it is meant. */
    boolean generic(Mention service) {
        String name = service.word().toLowerCase(Locale.ROOT);
        return service.is(Mention.Kind.SERVICE) && (service.word().equals(name) || services.web(name));
    }

    /** Whether a word alone is the name of a tool or a service. */
    boolean names(String word) {
        return tool(word).isPresent() || services.named(word);
    }

    /** Whether words are the name of a tool as it is shown, and no thing of it. */
    boolean labels(String tool, String written) {
        return tools.stream()
                .anyMatch(one -> one.id().equals(tool)
                        && (one.label().equalsIgnoreCase(written)
                                || one.id().replace('_', ' ').equalsIgnoreCase(written)));
    }

    /** The tool that a word alone names. */
    Optional<String> tool(String word) {
        Word one = new Word(word.toUpperCase(Locale.ROOT), word, 0, word.length());
        return tool(new Tokens(word, List.of(one)), 0).map(Named::tool);
    }

    /** Whether a word is one that declarations or briefs use, so that it is no name. */
    boolean knows(String word) {
        return known.contains(word)
                || known.contains(Nouns.singular(word))
                || Lemma.forms(word).stream().anyMatch(verbs::contains)
                || qualifiers.contains(word);
    }

    /** Every word that declarations and briefs are made of. */
    Set<String> words() {
        Set<String> words = new HashSet<>(known);
        words.addAll(services.words());
        words.addAll(verbs);
        words.addAll(qualifiers);
        return words;
    }

    /** The words that name these tools and what they have and do. */
    Set<String> words(Set<String> ids) {
        Set<String> words = new HashSet<>(verbs);
        for (ToolDef tool : tools) {
            if (ids.contains(tool.id())) {
                Stream.concat(Stream.of(tool.id(), tool.label()), tool.words().stream())
                        .forEach(name -> words.addAll(
                                List.of(name.toLowerCase(Locale.ROOT).split("[ _]"))));
            }
        }
        for (Operation operation : operations) {
            if (ids.contains(operation.tool().id())) {
                words.addAll(Qualifiers.words(operation));
                operation.things().forEach(thing -> words.addAll(List.of(thing.split(" "))));
            }
        }
        return words;
    }

    /** The words of the tools' names that are long enough to be told when they are misspelled. */
    Set<String> names() {
        return tools.stream()
                .flatMap(tool -> Stream.of(tool.label().toLowerCase(Locale.ROOT).split(" ")))
                .filter(word -> word.matches("[a-z]{5,}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a noun names what a language model makes: "summary", "translation". */
    boolean work(String singular, String written) {
        return !works(singular).isEmpty() && !Family.of(written).contains(Family.FETCH);
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
        return Optional.ofNullable(longest).filter(named -> named.end() > at + 1 || stands(tokens, at));
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
