package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes Notion's property values of plain ones (https://developers.notion.com/reference/page-property-values), by the types
 * that the properties have; what is in Notion's own form already is left as it is.
 *
 * @param schema the properties that there are, by name, each with its {@code type}
 */
record PropertyWriter(ApiCall call, Fields schema) {
    /** The types that can be written; an object with a member of such a name is in Notion's own form. */
    private static final Set<String> TYPES = Set.of(
            "title",
            "rich_text",
            "number",
            "select",
            "multi_select",
            "status",
            "date",
            "checkbox",
            "url",
            "email",
            "phone_number",
            "people",
            "relation",
            "files",
            "place",
            "verification");

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,2})?");

    /** Whether all of them are in Notion's own form, so that nobody needs to know their types. */
    static boolean isNotions(Fields properties) {
        return properties.values().values().stream().allMatch(PropertyWriter::isNotions);
    }

    private static boolean isNotions(Value value) {
        return value instanceof Fields fields
                && fields.values().keySet().stream().anyMatch(TYPES::contains);
    }

    /** The properties as Notion takes them. */
    Fields written(Fields plain) {
        Map<String, Value> written = new LinkedHashMap<>();
        plain.values().forEach((said, value) -> {
            String name = isNotions(value) ? said : name(said);
            written.put(name, isNotions(value) ? value : typed(name, value));
        });
        return new Fields(written);
    }

    private String name(String said) {
        if (schema.get(said).isPresent()) {
            return said;
        }
        List<String> alike = schema.values().entrySet().stream()
                .filter(property -> property.getKey().equalsIgnoreCase(said.strip()))
                .map(Map.Entry::getKey)
                .toList();
        if (alike.size() == 1) {
            return alike.getFirst();
        }
        throw call.invalid("There is no property \"" + said + "\" in /properties to set; there are: "
                + schema.values().keySet().stream().limit(50).collect(Collectors.joining(", ")));
    }

    private Value typed(String name, Value value) {
        String type = schema.fields(name).text("type").orElse("");
        boolean none = value.equals(Value.NULL);
        Value made = switch (type) {
            case "title", "rich_text" -> Value.of(RichTexts.plain(none ? "" : text(value)));
            case "number" -> none ? value : number(name, value);
            case "checkbox" -> none ? Value.of(false) : truth(name, value);
            case "select", "status" -> none ? value : named(value, "name");
            case "url", "email", "phone_number" -> blank(value) ? Value.NULL : Value.of(text(value));
            case "date" -> blank(value) ? Value.NULL : value instanceof Fields ? value : date(value);
            case "multi_select" -> list(value, one -> named(one, "name"));
            case "people" -> list(value, one -> named(one, "id"));
            case "relation" -> list(value, this::related);
            case "files" -> list(value, PropertyWriter::file);
            default ->
                throw call.invalid("/properties/" + name + " cannot be set"
                        + (type.isEmpty() ? "" : ": Notion makes its " + type + " itself"));
        };
        return Fields.of(type, made);
    }

    private static boolean blank(Value value) {
        return value.equals(Value.NULL) || (value instanceof Value.Text(String text) && text.isBlank());
    }

    private static Value date(Value value) {
        return Fields.of("start", Value.of(text(value)));
    }

    private static Value named(Value value, String member) {
        return value instanceof Fields ? value : Fields.of(member, Value.of(text(value)));
    }

    private Value related(Value value) {
        return value instanceof Fields
                ? value
                : Fields.of("id", Value.of(NotionId.of(text(value)).orElseGet(() -> text(value))));
    }

    private static Value file(Value value) {
        if (value instanceof Fields) {
            return value;
        }
        String url = text(value);
        String name = Texts.head(url.substring(url.lastIndexOf('/') + 1), 100);
        return Fields.builder()
                .put("name", name.isBlank() ? "file" : name)
                .put("type", "external")
                .put("external", Fields.of("url", Value.of(url)))
                .build();
    }

    /** A list, or a text with commas between; Notion allows no comma in the name of an option. */
    private static Value list(Value value, Function<Value, Value> each) {
        Stream<Value> values = switch (value) {
            case Value.Items(List<Value> items) -> items.stream();
            case Value.Null none -> Stream.of();
            case Value.Text(String text) ->
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(Value::of);
            default -> Stream.of(value);
        };
        return Value.of(values.map(each).toList());
    }

    private Value number(String name, Value value) {
        if (value instanceof Value.Num) {
            return value;
        }
        if (blank(value)) {
            return Value.NULL;
        }
        String text = text(value).strip();
        if (!NUMBER.matcher(text).matches()) {
            throw call.invalid("/properties/" + name + " must be a number");
        }
        return new Value.Num(new BigDecimal(text));
    }

    private Value truth(String name, Value value) {
        if (value instanceof Value.Bool) {
            return value;
        }
        return switch (text(value).strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Value.of(true);
            case "false", "no", "" -> Value.of(false);
            default -> throw call.invalid("/properties/" + name + " must be true or false");
        };
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num number -> number.text();
            case Value.Bool(boolean truth) -> Boolean.toString(truth);
            case Value.Items(List<Value> items) ->
                items.stream().map(PropertyWriter::text).collect(Collectors.joining(", "));
            case Fields fields -> Json.write(fields);
            case Value.Null none -> "";
        };
    }
}
