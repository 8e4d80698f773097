package app.dispatch.domain.tool;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The declaration of a tool: what it is, how it is connected, what it can do.
 *
 * @param id the tool's name in plans, such as {@code slack}
 * @param label its name for people
 * @param description one sentence on what it is for
 * @param words other words that people use for it; planners match them
 * @param fields what a user enters to connect it; empty when it needs no connection
 * @param ops its operations, in the order in which they are shown
 */
public record ToolDef(
        String id, String label, String description, List<String> words, List<FieldDef> fields, List<OpDef> ops) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public ToolDef {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a tool's id is lower-case letters, digits and _: " + id);
        }
        words = List.copyOf(words);
        fields = List.copyOf(fields);
        ops = List.copyOf(ops);
        if (ops.stream().map(OpDef::id).distinct().count() < ops.size()) {
            throw new IllegalArgumentException("two ops of " + id + " have the same id");
        }
    }

    /** The operation of that id. */
    public Optional<OpDef> op(String op) {
        return ops.stream().filter(candidate -> candidate.id().equals(op)).findFirst();
    }
}
