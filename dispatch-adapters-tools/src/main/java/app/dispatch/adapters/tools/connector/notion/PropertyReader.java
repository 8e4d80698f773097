package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes plain values of Notion's properties (https://developers.notion.com/reference/page-property-values): texts, numbers,
 * truths, lists of texts; a span of time is an object of {@code start} and {@code end}. What is not set is left out.
 */
final class PropertyReader {
    private PropertyReader() {}

    static Fields plain(Fields properties) {
        Map<String, Value> plain = new LinkedHashMap<>();
        properties.values().forEach((name, property) -> {
            if (property instanceof Fields fields) {
                value(fields).ifPresent(value -> plain.put(name, value));
            }
        });
        return new Fields(plain);
    }

    private static Optional<Value> value(Fields property) {
        String type = property.text("type").orElse("");
        Optional<Value> here = Shape.at(property, type);
        return switch (type) {
            case "title", "rich_text" -> Optional.of(Value.of(TextMarkdown.plain(property.items(type))));
            case "multi_select" -> Optional.of(each(property.items(type), "name"));
            case "relation" -> Optional.of(each(property.items(type), "id"));
            case "people" -> Optional.of(each(property.items(type), "name", "id"));
            case "files" -> Optional.of(each(property.items(type), "external.url", "file.url", "name"));
            case "rollup" -> here.flatMap(PropertyReader::rollup);
            case "formula" -> here.flatMap(formula -> formula instanceof Fields of ? value(of) : Optional.empty());
            case "date" -> here.flatMap(PropertyReader::date);
            case "unique_id" -> here.flatMap(PropertyReader::numbered);
            case "button" -> Optional.empty();
            default -> here.flatMap(PropertyReader::simple);
        };
    }

    /** A value as it is; of an object what it is called. */
    private static Optional<Value> simple(Value value) {
        return switch (value) {
            case Fields object -> first(object, "name", "state", "address", "id");
            case Value.Items list -> Optional.of(list);
            case Value.Text text -> Optional.of(text);
            case Value.Num number -> Optional.of(number);
            case Value.Bool truth -> Optional.of(truth);
            case Value.Null none -> Optional.empty();
        };
    }

    private static Optional<Value> first(Fields object, String... paths) {
        for (String path : paths) {
            Optional<Value> found = Shape.at(object, path);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Value each(List<Value> items, String... paths) {
        return Value.of(items.stream()
                .flatMap(item -> item instanceof Fields fields ? first(fields, paths).stream() : Stream.of())
                .toList());
    }

    private static Optional<Value> date(Value date) {
        if (!(date instanceof Fields span)) {
            return Optional.empty();
        }
        Optional<Value> start = Shape.at(span, "start");
        return Shape.at(span, "end")
                .map(end -> (Value) Fields.builder()
                        .put("start", start.orElse(Value.NULL))
                        .put("end", end)
                        .build())
                .or(() -> start);
    }

    private static Optional<Value> rollup(Value rollup) {
        if (!(rollup instanceof Fields of)) {
            return Optional.empty();
        }
        if (!of.text("type").equals(Optional.of("array"))) {
            return value(of);
        }
        return Optional.of(Value.of(of.items("array").stream()
                .flatMap(one -> one instanceof Fields fields ? value(fields).stream() : Stream.of())
                .toList()));
    }

    /** Such as TASK-7. */
    private static Optional<Value> numbered(Value id) {
        if (!(id instanceof Fields fields) || !(fields.get("number").orElse(Value.NULL) instanceof Value.Num number)) {
            return Optional.empty();
        }
        String prefix = fields.text("prefix").map(text -> text + "-").orElse("");
        return Optional.of(Value.of(prefix + number.text()));
    }
}
