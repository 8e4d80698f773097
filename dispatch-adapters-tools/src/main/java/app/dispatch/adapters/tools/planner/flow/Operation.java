package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation as a flow sees it.
 *
 * @param verbs what it does, in words of its declaration
 * @param things what its declaration says it has to do with, as nouns in the singular
 * @param places the nouns of the parameters that say where: the "channel" of {@code channelId}
 * @param narrowing the words by which its answer can be narrowed
 */
record Operation(
        ToolDef tool,
        OpDef op,
        Role role,
        Set<String> verbs,
        Set<String> things,
        Set<String> places,
        Narrowing narrowing) {
    /** What it can be in a flow. */
    enum Role {
        /** Gives something to work on. */
        SOURCE,
        /** Makes something of what it is given. */
        WORK,
        /** Puts something somewhere, or hands it to somebody. */
        TARGET,
        /** Calls an address that it is given. */
        CALL,
        /** Undoes or changes what is there; no flow does that unasked. */
        OTHER
    }

    /** Where a text goes, in this order. */
    private static final List<String> CONTENT = List.of("text", "content", "body", "message", "description");

    private static final Set<String> PLACES =
            Set.of("channel", "channelId", "repo", "folderId", "databaseId", "parent", "pageId", "team", "calendarId");

    /** Parameters that name what must be there before. */
    private static final Set<String> KNOWN =
            Set.of("id", "number", "ts", "event", "fileId", "messageId", "emoji", "payment", "customer", "ref");

    static Operation of(ToolDef tool, OpDef op) {
        List<String> title = List.of(op.title().toLowerCase(Locale.ROOT).split("[^a-z0-9'-]+"));
        Set<String> verbs = new LinkedHashSet<>(List.of(title.getFirst()));
        Set<String> things = new LinkedHashSet<>(titled(title, tool));
        for (String word : op.words()) {
            List<String> parts = List.of(word.toLowerCase(Locale.ROOT).split(" "));
            if (parts.size() == 1) {
                verbs.add(word.toLowerCase(Locale.ROOT));
            } else {
                things.add(Nouns.singular(
                        parts.subList(FunctionWords.ARTICLES.contains(parts.getFirst()) ? 1 : 0, parts.size())));
            }
        }
        things.remove("");
        Set<String> places = properties(op).values().keySet().stream()
                .filter(PLACES::contains)
                .map(name -> name.replaceFirst("Id$", ""))
                .collect(Collectors.toSet());
        return new Operation(tool, op, role(op, verbs), verbs, things, places, Narrowing.of(op));
    }

    /** The nouns that the title's verb acts on. */
    private static List<String> titled(List<String> title, ToolDef tool) {
        Set<String> names = new HashSet<>(List.of(tool.id(), tool.label().toLowerCase(Locale.ROOT)));
        List<String> words = title.stream()
                .skip(1)
                .filter(word -> !FunctionWords.ARTICLES.contains(word) && !names.contains(word))
                .dropWhile(FunctionWords.OF::contains)
                .takeWhile(word -> !FunctionWords.OF.contains(word))
                .toList();
        return Arrays.stream(String.join(" ", words).split(" (?:and|or) "))
                .map(noun -> Nouns.singular(List.of(noun.split(" "))))
                .toList();
    }

    private static Role role(OpDef op, Set<String> verbs) {
        Fields properties = properties(op);
        boolean reads = op.effect().strongest() == Effect.READ;
        if (properties.get("url").isPresent()) {
            return reads ? Role.CALL : Role.OTHER;
        }
        if (reads) {
            boolean works =
                    Stream.of("input", "prompt").anyMatch(name -> required(op).contains(name));
            return works ? Role.WORK : Role.SOURCE;
        }
        boolean changes = Family.of(verbs.iterator().next()).stream()
                .anyMatch(family ->
                        Set.of(Family.CHANGE, Family.REMOVE, Family.REPLACE).contains(family));
        boolean holds = CONTENT.stream().anyMatch(name -> properties.get(name).isPresent()) || named(op);
        boolean known = required(op).stream().anyMatch(KNOWN::contains);
        return op.destructive() || changes || known || !holds ? Role.OTHER : Role.TARGET;
    }

    private static boolean named(OpDef op) {
        return required(op).stream().anyMatch(Set.of("title", "summary", "name")::contains);
    }

    static Fields properties(OpDef op) {
        return op.params().fields("properties");
    }

    static List<String> required(OpDef op) {
        return op.params().items("required").stream()
                .flatMap(one -> one instanceof Value.Text(String text) ? Stream.of(text) : Stream.empty())
                .toList();
    }

    Fields properties() {
        return properties(op);
    }

    boolean has(String property) {
        return properties().get(property).isPresent();
    }

    boolean needs(String property) {
        return required(op).contains(property);
    }

    /** The parameter that takes a text of any length. */
    Optional<String> content() {
        return CONTENT.stream().filter(this::has).findFirst();
    }

    /** Whether it gives a list. */
    boolean lists() {
        return op.output().fields("properties").get("items").isPresent();
    }

    /** Whether what it gives is in the order of time, the newest first. */
    boolean newestFirst() {
        return (op.description() + " "
                        + op.output()
                                .fields("properties")
                                .fields("items")
                                .text("description")
                                .orElse(""))
                .contains("newest first");
    }

    /** The schemas of what stands in each item of its list. */
    Fields item() {
        return op.output().fields("properties").fields("items").fields("items").fields("properties");
    }

    /** Whether it hands a text to one person. */
    boolean personal() {
        return content().isPresent() && (needs("user") || needs("to"));
    }

    /** Whether what it sends is a message, and not something that is kept or shown to everybody. */
    boolean messages() {
        return role == Role.TARGET
                && things.stream().anyMatch(Set.of("message", "direct message", "e-mail", "email", "dm")::contains);
    }

    /** Whether it gives what people wrote: what is meant where a tool for talking is only named. */
    boolean messagesOf() {
        return role == Role.SOURCE && places.contains("channel");
    }

    boolean is(String toolId) {
        return tool.id().equals(toolId);
    }
}
