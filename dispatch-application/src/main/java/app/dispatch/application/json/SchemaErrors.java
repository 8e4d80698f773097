package app.dispatch.application.json;

import app.dispatch.domain.error.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The errors of one validation, made few and clear: what a template may yet mend is left out, and of a choice between
 * schemas the branch that was meant speaks, or the choice as a whole.
 *
 * @param schema the whole schema
 * @param templates the pointers of the strings that hold templates
 */
record SchemaErrors(JsonNode schema, Collection<String> templates) {
    /** What can be wrong with a list or an object whatever its templates become. */
    private static final Set<String> OF_SHAPE = Set.of(
            "required",
            "dependentRequired",
            "additionalProperties",
            "unevaluatedProperties",
            "type",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties");

    /** A choice that failed, by the keyword and the value that had to choose. */
    private record Failed(String keyword, String instance) {}

    /** The problems, each once. */
    Collection<Problem> problems(List<Error> errors) {
        Set<Problem> problems = new LinkedHashSet<>();
        Map<Failed, Map<String, List<Error>>> choices = new LinkedHashMap<>();
        for (Error error : errors) {
            Optional<SchemaChoice> choice = SchemaChoice.of(error);
            if (choice.isPresent()) {
                SchemaChoice of = choice.get();
                choices.computeIfAbsent(new Failed(of.keyword(), of.instance()), any -> new LinkedHashMap<>())
                        .computeIfAbsent(of.branch(), any -> new ArrayList<>())
                        .add(error);
            } else if (!isExcused(error)) {
                problems.add(SchemaMessages.of(error, schema));
            }
        }
        choices.forEach((choice, branches) -> problems.addAll(ofChoice(choice.instance(), branches)));
        return problems;
    }

    private boolean isExcused(Error error) {
        String pointer = error.getInstanceLocation().toString();
        return templates.contains(pointer)
                || (!OF_SHAPE.contains(String.valueOf(error.getKeyword())) && holdsTemplate(pointer));
    }

    private boolean holdsTemplate(String pointer) {
        return templates.stream().anyMatch(template -> template.equals(pointer) || template.startsWith(pointer + "/"));
    }

    /** Of the branches that take a value of this type there may be one alone: that one was meant. */
    private List<Problem> ofChoice(String instance, Map<String, List<Error>> branches) {
        branches.remove("");
        if (holdsTemplate(instance)) {
            return List.of();
        }
        List<List<Error>> meant = branches.values().stream()
                .filter(branch -> branch.stream().noneMatch(error -> isTypeAt(error, instance)))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst().stream()
                    .map(error -> SchemaMessages.of(error, schema))
                    .toList();
        }
        List<String> types = branches.values().stream()
                .flatMap(List::stream)
                .filter(error -> isTypeAt(error, instance))
                .map(error -> SchemaMessages.types(error.getSchemaNode()))
                .distinct()
                .toList();
        return List.of(new Problem(
                instance,
                meant.isEmpty() && !types.isEmpty()
                        ? "must be " + String.join(" or ", types)
                        : "must have exactly the form of one of its alternatives"));
    }

    private static boolean isTypeAt(Error error, String pointer) {
        return "type".equals(error.getKeyword())
                && error.getInstanceLocation().toString().equals(pointer);
    }
}
