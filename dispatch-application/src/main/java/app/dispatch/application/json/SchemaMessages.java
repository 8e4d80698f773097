package app.dispatch.application.json;

import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a JSON Schema validator finds, said to people. */
final class SchemaMessages {
    private static final int MOST_CHARACTERS = 200;
    private static final Map<String, String> TYPES = Map.of(
            "string", "text",
            "number", "a number",
            "integer", "a whole number",
            "boolean", "true or false",
            "array", "a list",
            "object", "an object",
            "null", "null");

    private SchemaMessages() {}

    /**
     * One error as a problem, at its own pointer; an unknown member's points at the member itself.
     *
     * @param schema the whole schema, to suggest names from
     */
    static Problem of(Error error, JsonNode schema) {
        String pointer = error.getInstanceLocation().toString();
        String keyword = String.valueOf(error.getKeyword());
        return switch (keyword) {
            case "additionalProperties", "unevaluatedProperties" -> unknown(error, pointer, schema);
            default -> new Problem(pointer, message(keyword, error));
        };
    }

    private static Problem unknown(Error error, String pointer, JsonNode schema) {
        String name = String.valueOf(error.getProperty());
        List<String> known = new ArrayList<>();
        siblings(error, schema).path("properties").fieldNames().forEachRemaining(known::add);
        String listed = known.isEmpty() || known.size() > 20
                ? ""
                : "; there " + (known.size() == 1 ? "is " : "are ") + names(known);
        String hint = DidYouMean.hint(name, known);
        return new Problem(
                Problem.pointer(pointer, name),
                "there is no parameter `" + name + "`" + (hint.isEmpty() ? listed : hint));
    }

    /** The schema object that the failing keyword stands in. */
    private static JsonNode siblings(Error error, JsonNode schema) {
        String fragment = String.valueOf(error.getSchemaLocation().getFragment());
        int end = fragment.lastIndexOf('/');
        return schema.at(end <= 0 ? "" : fragment.substring(0, end));
    }

    private static String message(String keyword, Error error) {
        JsonNode wanted = error.getSchemaNode();
        return switch (keyword) {
            case "required", "dependentRequired" -> "`" + error.getProperty() + "` is required";
            case "type" -> "must be " + types(wanted) + ", not " + kind(error.getInstanceNode());
            case "enum" -> oneOf(error, wanted);
            case "const" -> "must be " + quoted(wanted);
            case "minLength" -> "must have at least " + count(wanted, "character");
            case "maxLength" -> "must have at most " + count(wanted, "character");
            case "minItems" -> "must have at least " + count(wanted, "item");
            case "maxItems" -> "must have at most " + count(wanted, "item");
            case "uniqueItems" -> "must not have the same item twice";
            case "minProperties" -> "must have at least " + count(wanted, "member");
            case "maxProperties" -> "must have at most " + count(wanted, "member");
            case "minimum" -> "must be at least " + wanted.asText();
            case "maximum" -> "must be at most " + wanted.asText();
            case "exclusiveMinimum" -> "must be more than " + wanted.asText();
            case "exclusiveMaximum" -> "must be less than " + wanted.asText();
            case "multipleOf" -> "must be a multiple of " + wanted.asText();
            case "pattern" -> "must match the pattern `" + brief(wanted.asText()) + "`";
            case "not" -> "is not allowed like this";
            default -> brief(String.valueOf(error.getMessage()));
        };
    }

    private static String oneOf(Error error, JsonNode wanted) {
        List<String> allowed = new ArrayList<>();
        wanted.forEach(value -> allowed.add(value.isTextual() ? value.textValue() : value.toString()));
        String given =
                error.getInstanceNode().isTextual() ? error.getInstanceNode().textValue() : "";
        return "must be one of " + names(allowed) + (given.isEmpty() ? "" : DidYouMean.hint(given, allowed));
    }

    /** The types that a {@code type} keyword names. */
    static String types(JsonNode wanted) {
        List<String> names = new ArrayList<>();
        if (wanted.isArray()) {
            wanted.forEach(type -> names.add(type.asText()));
        } else {
            names.add(wanted.asText());
        }
        return names.stream().map(name -> TYPES.getOrDefault(name, name)).collect(Collectors.joining(" or "));
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL -> "null";
            case MISSING, BINARY, POJO -> "missing";
        };
    }

    private static String names(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }

    private static String quoted(JsonNode value) {
        return "`" + brief(value.isTextual() ? value.textValue() : value.toString()) + "`";
    }

    private static String count(JsonNode number, String what) {
        return number.asText() + " " + what + (number.asInt() == 1 ? "" : "s");
    }

    private static String brief(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
