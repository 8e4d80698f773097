package app.dispatch.server.harm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Locale;
import java.util.Map;

/** What a query of a Notion database wants of its rows (https://developers.notion.com/reference/post-database-query-filter). */
record NotionFilter(Fields filter) {

    boolean fits(Fields row) {
        return fits(filter, row);
    }

    private static boolean fits(Fields filter, Fields row) {
        if (filter.isEmpty()) {
            return true;
        }
        if (filter.get("and").isPresent()) {
            return filter.items("and").stream().allMatch(part -> fits((Fields) part, row));
        }
        if (filter.get("or").isPresent()) {
            return filter.items("or").stream().anyMatch(part -> fits((Fields) part, row));
        }
        String property = filter.text("property").orElse("");
        String there = Json.write(row.fields("properties").fields(property)).toLowerCase(Locale.ROOT);
        return filter.values().entrySet().stream()
                .filter(member -> member.getValue() instanceof Fields)
                .allMatch(member -> holds(there, (Fields) member.getValue()));
    }

    /** A row's value stands as the name or the content in its JSON. */
    private static boolean holds(String there, Fields wish) {
        for (Map.Entry<String, Value> one : wish.values().entrySet()) {
            String wanted = Deed.text(one.getValue()).toLowerCase(Locale.ROOT);
            boolean equal =
                    there.contains("\"name\":\"" + wanted + "\"") || there.contains("\"content\":\"" + wanted + "\"");
            boolean held = switch (one.getKey()) {
                case "equals" -> equal;
                case "does_not_equal" -> !equal;
                case "contains", "starts_with" -> there.contains(wanted);
                case "does_not_contain" -> !there.contains(wanted);
                default -> true;
            };
            if (!held) {
                return false;
            }
        }
        return true;
    }
}
