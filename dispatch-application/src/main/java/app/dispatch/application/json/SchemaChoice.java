package app.dispatch.application.json;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Optional;

/**
 * The outermost choice between schemas ({@code anyOf}, {@code oneOf}) in which an error was found.
 *
 * @param keyword the choice's own place in the schema, as a path
 * @param instance the JSON pointer of the value that had to choose
 * @param branch the branch that the error is of; empty for an error of the choice itself
 */
record SchemaChoice(String keyword, String instance, String branch) {

    /** The choice that the error is of, if any. */
    static Optional<SchemaChoice> of(Error error) {
        NodePath path = error.getEvaluationPath();
        int depth = 0;
        int at = 0;
        while (at < path.getNameCount()) {
            switch (String.valueOf(path.getElement(at))) {
                case "anyOf", "oneOf" -> {
                    String branch = at + 1 < path.getNameCount() ? String.valueOf(path.getElement(at + 1)) : "";
                    return Optional.of(
                            new SchemaChoice(first(path, at + 1), first(error.getInstanceLocation(), depth), branch));
                }
                // These descend into the value, by a name or an index of the schema's.
                case "properties", "patternProperties", "prefixItems" -> {
                    depth++;
                    at += 2;
                }
                case "items", "additionalProperties", "contains", "unevaluatedItems", "unevaluatedProperties" -> {
                    depth++;
                    at += 1;
                }
                case "allOf", "dependentSchemas" -> at += 2;
                default -> at += 1;
            }
        }
        return Optional.empty();
    }

    private static String first(NodePath path, int names) {
        NodePath at = path;
        while (at.getNameCount() > names) {
            at = at.getParent();
        }
        return at.toString();
    }
}
