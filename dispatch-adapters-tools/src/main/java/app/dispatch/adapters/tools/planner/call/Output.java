package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.wire.Cel;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    /** A member of each item of what another tool lists: "their titles"; empty when its items have none of that name. */
    static Optional<String> members(Draft step, List<String> path) {
        String name = path.size() == 1 ? Lemma.singular(path.getFirst()) : "";
        boolean listed = !name.isEmpty()
                && !name.equals(path.getFirst())
                && step.op.output().fields("properties").values().values().stream()
                        .anyMatch(list -> list instanceof Value.Fields fields
                                && fields.fields("items")
                                        .fields("properties")
                                        .get(name)
                                        .isPresent());
        return listed ? Optional.of(step.meant + ".map(one, one." + name + ")") : Optional.empty();
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
