package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.wire.Cel;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What of a step's output a brief means by its "answer", told from what the declaration says of each member. */
final class Output {
    private final String base;
    private final Map<String, Value> members;
    private final boolean repeated;
    private final String meant;

    Output(Draft step) {
        base = "steps." + step.id + ".output";
        members = step.op.output().fields("properties").values();
        repeated = step.forEach != null;
        meant = step.meant;
    }

    /** All of the answer, whatever its form. */
    String whole() {
        if (!meant.isEmpty()) {
            return meant;
        }
        return repeated ? base + ".map(one, " + whole("one") + ")" : whole(base);
    }

    private String whole(String output) {
        return "default(" + output + "." + value() + ", " + output + "." + member("content") + ")";
    }

    /** All of the answer as text. */
    String asText() {
        return repeated || !meant.isEmpty()
                ? "json(" + whole() + ")"
                : "default(" + text() + ", json(" + base + "." + value() + "))";
    }

    /** A part of the answer. */
    String part(List<String> path) {
        if (path.isEmpty()) {
            return whole();
        }
        return repeated
                ? base + ".map(one, " + Cel.path("one." + value(), path) + ")"
                : Cel.path(base + "." + value(), path);
    }

    /** The list in the answer that a repetition goes through. */
    String list(List<String> path) {
        return repeated || !meant.isEmpty() ? whole() : Cel.path(base + "." + value(), path);
    }

    /** One item's answer, when the step was repeated. */
    String ofItem(List<String> path) {
        return path.isEmpty() ? whole("item") : Cel.path("item." + value(), path);
    }

    String status() {
        return base + "." + member("state");
    }

    String header(String name) {
        return base + "." + member("headers") + "[" + Cel.text(name.toLowerCase(Locale.ROOT)) + "]";
    }

    String text() {
        return base + "." + member("content");
    }

    private String value() {
        return member("result");
    }

    private String member(String role) {
        return members.entrySet().stream()
                .filter(one -> Param.of(one.getKey(), one.getValue(), false).is(role))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(role);
    }
}
