package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.ToolDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the planner knows of a catalogue: its operations, and what words may mean by them. Nothing changes it. */
public final class Knowledge {
    private static final int LONGEST = 4;

    private final Services services;
    private final List<ToolDef> tools;
    private final List<Operation> operations;
    private final ToolNames names;
    private final Map<String, List<Operation>> byThing;
    private final Set<String> verbs;
    private final Set<String> qualities;
    private final Set<Operation> placing;
    /** Names of what does the work of several operations: those of language models. */
    private final Set<String> engines;
    /** What says how something is done, in several words: "edit access". */
    private final Phrases settings;

    private final @Nullable Mentions mentions;

    public Knowledge(Catalogue catalogue) {
        this.services = Services.known();
        this.tools = catalogue.tools();
        this.operations = new ArrayList<>();
        this.names = new ToolNames();
        this.byThing = new HashMap<>();
        this.verbs = new HashSet<>();
        this.qualities = new HashSet<>();
        this.placing = new HashSet<>();
        this.engines = new HashSet<>();
        this.mentions = null;
        for (ToolDef tool : tools) {
            List<Operation> own =
                    tool.ops().stream().map(op -> new Operation(tool, op)).toList();
            operations.addAll(own);
            if (!own.isEmpty() && own.stream().allMatch(one -> one.is(Operation.Kind.CALL))) {
                continue; // it is named by addresses
            }
            names.add(tool);
        }
        for (Operation operation : operations) {
            verbs.addAll(operation.verbs());
            operation
                    .things()
                    .forEach(thing -> byThing.computeIfAbsent(thing, key -> new ArrayList<>())
                            .add(operation));
            Stream.concat(operation.params().values().stream(), operation.members().values().stream())
                    .flatMap(one -> one.words().keySet().stream())
                    .forEach(words -> qualities.addAll(List.of(words.split(" "))));
        }
        operations.stream().filter(this::onlyPlaces).forEach(placing::add);
        engines.addAll(shared(operations));
        settings = settings(operations);
        List.of(EnglishWords.LOOK, EnglishWords.TELL, EnglishWords.MAKE, EnglishWords.CHANGE, EnglishWords.WORK)
                .forEach(section -> verbs.addAll(section.words()));
        verbs.remove("the");
        verbs.addAll(EnglishWords.WATCHING.entries());
        verbs.addAll(EnglishWords.LOOKING.entries());
    }

    private static Phrases settings(List<Operation> operations) {
        return Phrases.of(operations.stream()
                .flatMap(one -> one.all("setting").stream())
                .flatMap(one -> one.words().keySet().stream())
                .filter(words -> words.contains(" ") && !words.contains("*"))
                .sorted()
                .collect(Collectors.joining(" | ")));
    }

    private Knowledge(Knowledge known, Mentions mentions) {
        this.services = known.services;
        this.tools = known.tools;
        this.operations = known.operations;
        this.names = known.names;
        this.byThing = known.byThing;
        this.verbs = known.verbs;
        this.qualities = known.qualities;
        this.placing = known.placing;
        this.engines = known.engines;
        this.settings = known.settings;
        this.mentions = mentions;
    }

    /** The words for one of few values that more than one operation makes a text with. */
    private static Set<String> shared(List<Operation> operations) {
        Set<String> seen = new HashSet<>();
        return operations.stream()
                .filter(one -> one.is(Operation.Kind.WORK))
                .flatMap(one -> one.params().values().stream())
                .filter(one -> !one.isList() && !one.choices().isEmpty())
                .flatMap(one -> one.words().keySet().stream())
                .filter(word -> !seen.add(word))
                .collect(Collectors.toSet());
    }

    /** The same for one brief: what these tokens name is found once. For one thread. */
    public Knowledge reading(Tokens brief) {
        return new Knowledge(this, new Mentions(brief));
    }

    /** Whether all that an operation lists are places where its tool has other things: channels, teams. */
    public boolean listsPlaces(Operation operation) {
        return placing.contains(operation);
    }

    private boolean onlyPlaces(Operation operation) {
        Set<String> nouns = new HashSet<>();
        operations.stream()
                .filter(one -> one != operation
                        && one.tool().id().equals(operation.tool().id()))
                .flatMap(one -> one.all("place").stream())
                .forEach(place -> nouns.addAll(place.nouns()));
        return operation.lists()
                && operation.is(Operation.Kind.LOOK)
                && operation.param("query").isEmpty()
                && !operation.things().isEmpty()
                && nouns.containsAll(operation.things());
    }

    public Services services() {
        return services;
    }

    public List<ToolDef> tools() {
        return tools;
    }

    public List<Operation> operations() {
        return operations;
    }

    /** An operation by the ids of its tool and its own. */
    public Optional<Operation> operation(String tool, String op) {
        return operations.stream()
                .filter(one -> one.op().id().equals(op) && one.tool().id().equals(tool))
                .findFirst();
    }

    public List<Operation> all(Predicate<Operation> test) {
        return operations.stream().filter(test).toList();
    }

    /** A name and the place after it. */
    public record Named(String what, int end) {}

    /** Whether only an operation's tool has such a verb: "tweet". */
    public boolean owns(Operation operation, String verb) {
        return operation.verbs().contains(verb)
                && !EnglishWords.MAKE.has(verb)
                && all(one -> one.is(Operation.Kind.PUT) && one.verbs().contains(verb)).stream()
                        .allMatch(one -> one.tool().id().equals(operation.tool().id()));
    }

    /** Whether a tool is named at a place that makes something of what it is given. */
    public boolean isModel(Tokens tokens, int at) {
        return engines.contains(tokens.word(at))
                || tool(tokens, at)
                        .filter(named -> operations.stream()
                                .anyMatch(one -> one.is(Operation.Kind.WORK)
                                        && one.tool().id().equals(named.what())))
                        .isPresent();
    }

    /** The tool that is named at a place. */
    public Optional<Named> tool(Tokens tokens, int at) {
        if (at < 0 || at >= tokens.size()) {
            return Optional.empty();
        }
        return mentions != null && mentions.of(tokens)
                ? mentions.tool(at, place -> names.at(tokens, place, this::knows))
                : names.at(tokens, at, this::knows);
    }

    /** The service that is named at a place, by as many words as possible. */
    public Optional<Services.Found> service(Tokens tokens, int at) {
        return mentions != null && mentions.of(tokens)
                ? mentions.service(at, place -> services.at(tokens, place))
                : services.at(tokens, at);
    }

    /** The thing that is named at a place, by as many words as possible, before {@code to}. */
    public Optional<Named> thing(Tokens tokens, int at, int to) {
        if (at < 0 || at >= tokens.size()) {
            return Optional.empty();
        }
        List<Named> known = mentions != null && mentions.of(tokens)
                ? mentions.things(at, place -> things(tokens, place))
                : things(tokens, at);
        return known.stream().filter(one -> one.end() <= to).findFirst();
    }

    /** All that are named at a place, the longest first. */
    private List<Named> things(Tokens tokens, int at) {
        List<Named> things = new ArrayList<>();
        for (int length = LONGEST; length > 0; length--) {
            List<String> words = new ArrayList<>();
            for (int i = at; i < at + length; i++) {
                words.add(tokens.word(i));
            }
            String noun = words.contains("") ? "" : Operation.singular(words);
            if (byThing.containsKey(noun)) {
                things.add(new Named(noun, at + length));
            }
        }
        return things;
    }

    /** Whether a word is written as the place or the thing of a tool: "#dev", "a/b", "ENG-4". */
    public boolean placed(String written) {
        return operations.stream()
                .anyMatch(one -> one.all("place", "item").stream()
                        .anyMatch(param -> param.forms().stream().anyMatch(form -> switch (form) {
                            case "#x" -> written.startsWith("#");
                            case "a/b" -> written.contains("/");
                            case "KEY-1" -> written.matches("[A-Z][A-Z0-9]*-\\d+");
                            default -> false;
                        })));
    }

    /** The operations that have to do with a thing. */
    public List<Operation> of(String thing) {
        return byThing.getOrDefault(thing, List.of());
    }

    /** The verb that a word is a form of. */
    public Optional<String> verb(String word) {
        return word.isEmpty() ? Optional.empty() : Lemma.in(verbs, word);
    }

    public boolean isVerb(String word) {
        return verbs.contains(word);
    }

    /** Whether words stand at a place that say how something is done: "edit access". */
    public boolean isSetting(Tokens tokens, int at) {
        return settings.at(tokens, at);
    }

    /** The operation that does what it is told: that of a language model. */
    public Optional<Operation> writer() {
        return all(one -> one.is(Operation.Kind.WORK)
                        && one.param("input").isEmpty()
                        && one.op().effect().strongest() == Effect.READ)
                .stream()
                .findFirst();
    }

    /** Whether a word is one that tells things of a tool apart. */
    public boolean isQuality(String word) {
        return qualities.contains(word);
    }

    /** Whether a word is one that declarations use, so that it is no name. */
    public boolean knows(String word) {
        return byThing.containsKey(Lemma.singular(word))
                || (qualities.contains(word) && restricts(word))
                || Lemma.forms(word).stream().anyMatch(verbs::contains);
    }

    /** Whether a word says something by which things may be told apart. */
    public static boolean restricts(String word) {
        return !word.isEmpty()
                && !EnglishWords.SMALL.has(word)
                && !EnglishWords.FILLER.has(word)
                && (word.length() > 1 || !English.has(word));
    }

    /** Every word that declarations and names of services are made of. */
    public Set<String> words() {
        Set<String> words = new HashSet<>(services.words());
        words.addAll(verbs);
        words.addAll(qualities);
        byThing.keySet().forEach(thing -> words.addAll(List.of(thing.split(" "))));
        tools.forEach(tool ->
                words.addAll(List.of(tool.label().toLowerCase(Locale.ROOT).split(" "))));
        return words;
    }

    /** The words of the tools' names that are long enough to be told when they are misspelled. */
    public Set<String> names() {
        return tools.stream()
                .flatMap(tool -> Stream.of(tool.label().toLowerCase(Locale.ROOT).split(" ")))
                .filter(word -> word.matches("[a-z]{5,}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
