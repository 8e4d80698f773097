package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A list whose things have files with them, and the operation that reads what is in one of these.
 *
 * @param list such as a search for mails
 * @param files the member of its things that holds the files
 * @param read takes the thing as its parent, and the file as its item
 */
public record Enclosing(Operation list, Param files, Operation read) {
    /** All that a catalogue has. */
    public static List<Enclosing> in(Knowledge knowledge) {
        return knowledge.all(Enclosing::reads).stream()
                .flatMap(read -> knowledge
                        .all(list -> list.tool().equals(read.tool())
                                && list.lists()
                                && list.param("includes_attachments").isPresent())
                        .stream()
                        .flatMap(list -> list.member("attachments").filter(Param::isList).stream()
                                .map(files -> new Enclosing(list, files, read))))
                .filter(one -> Stream.of("item", "parent", "file")
                        .allMatch(role -> one.of(role).isPresent()))
                .toList();
    }

    private static boolean reads(Operation one) {
        return one.is(Operation.Kind.LOOK)
                && !one.lists()
                && one.param("parent").filter(Param::required).isPresent()
                && one.param("item").isPresent()
                && Stream.of("file", "content", "encoding")
                        .allMatch(role -> one.member(role).isPresent());
    }

    /** What a file has of that role. */
    public Optional<Param> of(String role) {
        return files.schema().fields("items").fields("properties").values().entrySet().stream()
                .map(one -> Param.of(one.getKey(), one.getValue(), false))
                .filter(one -> one.is(role))
                .findFirst();
    }

    /** Words for kinds of files, and the media type that each means. */
    public Map<String, Value> types() {
        return of("media_type").map(Param::words).orElse(Map.of());
    }

    /** What people call the files. */
    public Set<String> nouns() {
        return files.nouns();
    }

    /** The words that the search for things with files has for it; empty where it has none. */
    public Optional<String> search() {
        return list.param("query").map(Param::words).orElse(Map.of()).entrySet().stream()
                .filter(one -> Set.of(one.getKey().split(" ")).stream().anyMatch(nouns()::contains))
                .flatMap(one -> Operation.text(one.getValue()).stream())
                .filter(text -> !text.contains("*"))
                .findFirst();
    }

    /** What a step is told of a file that it goes through: where the file is, and which one it is. */
    public Map<String, String> told(String item) {
        Map<String, String> params = new LinkedHashMap<>();
        for (String role : List.of("parent", "item", "file")) {
            read.param(role)
                    .ifPresent(param -> params.put(
                            param.name(),
                            "{{ " + item + "." + of(role).orElseThrow().name() + " }}"));
        }
        return params;
    }

    /** Whether something can be handed such a file as it is: as its content, or as one of what goes with it. */
    public static boolean takes(Operation put) {
        return isContent(put) || put.param("attachments").filter(Param::isList).isPresent();
    }

    /** Whether the file itself is what is put there. */
    public static boolean isContent(Operation put) {
        return Stream.of("file", "content", "encoding")
                .allMatch(role -> put.param(role).isPresent());
    }

    /** The members of one of what goes with something. */
    public static Fields members(Param attachments) {
        return attachments.schema().fields("items").fields("properties");
    }
}
