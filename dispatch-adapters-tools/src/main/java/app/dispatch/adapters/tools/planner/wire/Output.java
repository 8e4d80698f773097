package app.dispatch.adapters.tools.planner.wire;

import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Locale;

/** What of a step's output a brief means by its "answer", told from the output's schema. */
final class Output {
    private final String base;
    private final Fields properties;
    private final boolean repeated;

    Output(Draft step) {
        base = "steps." + step.id + ".output";
        properties = step.op.output().fields("properties");
        repeated = step.forEach != null;
    }

    /** All of the answer, whatever its form. */
    String whole() {
        return repeated ? base + ".map(one, " + whole("one") + ")" : whole(base);
    }

    private String whole(String output) {
        if (has("json") && has("body")) {
            return "default(" + output + ".json, " + output + ".body)";
        }
        for (String name : List.of("items", "text", "json", "content", "body", "result")) {
            if (has(name)) {
                return output + "." + name;
            }
        }
        return output;
    }

    /** All of the answer as text. */
    String asText() {
        if (repeated) {
            return "json(" + whole() + ")";
        }
        if (has("json") && has("body")) {
            return "default(" + base + ".body, json(" + base + ".json))";
        }
        boolean text =
                properties.fields("text").text("type").filter("string"::equals).isPresent();
        return text ? base + ".text" : "json(" + whole() + ")";
    }

    /** A part of the answer. */
    String part(List<String> path) {
        if (path.isEmpty()) {
            return whole();
        }
        return repeated
                ? base + ".map(one, " + Cel.path(data("one", path), path) + ")"
                : Cel.path(data(base, path), path);
    }

    /** The list in the answer that a repetition goes through. */
    String list(List<String> path) {
        return repeated ? whole() : Cel.path(data(base, path), path);
    }

    private String data(String output, List<String> path) {
        if (has("json")) {
            return output + ".json";
        }
        boolean place = path.isEmpty() || path.getFirst().matches("-?\\d+");
        return has("items") && (place || !has(path.getFirst())) ? output + ".items" : output;
    }

    /** One item's answer, when the step was repeated. */
    String ofItem(List<String> path) {
        return path.isEmpty() ? whole("item") : Cel.path(data("item", path), path);
    }

    String all() {
        return base;
    }

    String status() {
        return base + ".status";
    }

    String header(String name) {
        return base + ".headers[" + Cel.text(name.toLowerCase(Locale.ROOT)) + "]";
    }

    String text() {
        return has("body") ? base + ".body" : "string(" + whole() + ")";
    }

    private boolean has(String property) {
        return properties.get(property).isPresent();
    }
}
