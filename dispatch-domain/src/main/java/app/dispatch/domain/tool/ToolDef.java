package app.dispatch.domain.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The declaration of a tool: what it is, how it is connected, what it can do.
 *
 * @param id the tool's name in plans, such as {@code slack}
 * @param label its name for people
 * @param description one sentence on what it is for
 * @param words other words that people use for it; planners match them
 * @param fields what a user enters to connect it
 * @param ways the ways to connect it, each the keys of the fields that it takes beside the required ones; empty when the
 *     required ones are all that it takes. A tool without ways and without required fields needs no connection
 * @param ops its operations, in the order in which they are shown
 * @param events what may happen there
 */
public record ToolDef(
        String id,
        String label,
        String description,
        List<String> words,
        List<FieldDef> fields,
        List<Set<String>> ways,
        List<OpDef> ops,
        List<ToolEvent> events) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public ToolDef {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a tool's id is lower-case letters, digits and _: " + id);
        }
        words = List.copyOf(words);
        fields = List.copyOf(fields);
        ways = ways.stream().map(Set::copyOf).toList();
        Set<String> keys = fields.stream().map(FieldDef::key).collect(Collectors.toSet());
        if (!ways.stream().allMatch(keys::containsAll)) {
            throw new IllegalArgumentException("a way to connect " + id + " takes a field that it does not have");
        }
        ops = List.copyOf(ops);
        if (ops.stream().map(OpDef::id).distinct().count() < ops.size()) {
            throw new IllegalArgumentException("two ops of " + id + " have the same id");
        }
        events = List.copyOf(events);
    }

    /** A tool of which no events are known. */
    public ToolDef(
            String id,
            String label,
            String description,
            List<String> words,
            List<FieldDef> fields,
            List<Set<String>> ways,
            List<OpDef> ops) {
        this(id, label, description, words, fields, ways, ops, List.of());
    }

    /** A tool that is connected by its required fields, if it has any. */
    public ToolDef(
            String id, String label, String description, List<String> words, List<FieldDef> fields, List<OpDef> ops) {
        this(id, label, description, words, fields, List.of(), ops);
    }

    /** Whether it cannot be used without a connection. */
    public boolean needsConnection() {
        return !ways.isEmpty() || fields.stream().anyMatch(FieldDef::required);
    }

    /** Whether a connection with these fields, none of them blank, has all that it takes. */
    public boolean isConnectedBy(Set<String> keys) {
        return fields.stream().filter(FieldDef::required).map(FieldDef::key).allMatch(keys::contains)
                && (ways.isEmpty() || ways.stream().anyMatch(keys::containsAll));
    }

    /** The operation of that id; one that takes back another too ({@link UndoOp}). */
    public Optional<OpDef> op(String op) {
        return ops.stream()
                .filter(candidate -> candidate.id().equals(op))
                .findFirst()
                .or(() -> UndoOp.of(op).flatMap(this::undo));
    }

    private Optional<OpDef> undo(String op) {
        return ops.stream()
                .filter(candidate ->
                        candidate.id().equals(op) && candidate.effect().strongest() != Effect.READ)
                .findFirst()
                .map(UndoOp::of);
    }
}
