package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.refine.Kind.Given;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a value in the place of another in the parameters of some steps. */
final class Swap {
    private final Edit edit;
    private final List<Step> among;

    Swap(Edit edit, List<Step> among) {
        this.edit = edit;
        this.among = among;
    }

    /** A parameter of a step, with what it holds. */
    private record Place(Step step, String param, Value value) {}

    /** Puts a value wherever another stands. */
    String each(Given before, Given after) throws Unclear {
        if (before.kind() != after.kind()) {
            throw new Unclear("`" + before.text() + "` and `" + after.text() + "` are not of one kind");
        }
        boolean whole = change(value -> replaced(value, before.text(), after.text()));
        boolean within = whole || change(value -> replacedWithin(value, before.text(), after.text()));
        if (!within) {
            throw new Unclear("no step has `" + before.text() + "`");
        }
        return after.text() + " in place of " + before.text();
    }

    /** Puts a value where the only one of its kind stands. */
    String onlyOne(Given after) throws Unclear {
        if (after.kind() == Kind.MODEL) {
            return model(after.text());
        }
        List<Place> places =
                places(after.kind(), among.stream().filter(edit::writes).toList());
        if (places.isEmpty()) {
            places = places(after.kind(), among);
        }
        Set<Value> values = new LinkedHashSet<>();
        places.forEach(place -> values.add(place.value()));
        if (values.isEmpty()) {
            throw new Unclear("no step has anything that `" + after.text() + "` could take the place of");
        }
        if (values.size() > 1) {
            throw new Unclear("it could take the place of "
                    + String.join(" or ", values.stream().map(Swap::shown).toList()) + "; say “" + after.text()
                    + " instead of …”");
        }
        for (Place place : places) {
            put(place.step(), place.param(), text(after.text(), place.value()));
        }
        return after.text() + " in place of " + shown(values.iterator().next());
    }

    /** A step that names no model takes the usual one, so one may be named there too. */
    private String model(String name) throws Unclear {
        List<Step> models = among.stream()
                .filter(step ->
                        edit.op(step).params().fields("properties").get("model").isPresent())
                .toList();
        if (models.isEmpty()) {
            throw new Unclear("no step of the plan asks a language model");
        }
        models.forEach(step -> put(step, "model", Value.of(name)));
        return "model " + name;
    }

    private static Value text(String text, Value before) {
        Value value = Value.of(Wires.escaped(text));
        return before instanceof Value.Items ? Value.of(List.of(value)) : value;
    }

    private static String shown(Value value) {
        return value instanceof Value.Text(String text) ? "`" + text + "`" : "the value that is there";
    }

    private List<Place> places(Kind kind, List<Step> steps) {
        List<Place> places = new ArrayList<>();
        for (Step step : steps) {
            OpDef op = edit.op(step);
            step.params().values().forEach((name, value) -> {
                if (kind.isOf(op, name, value)) {
                    places.add(new Place(step, name, value));
                }
            });
        }
        return places;
    }

    private void put(Step step, String param, Value value) {
        edit.steps().stream()
                .filter(one -> one.id().equals(step.id()))
                .findFirst()
                .ifPresent(one -> edit.replace(one.withParams(one.params().with(param, value))));
    }

    /** Whether anything is another after it. */
    private boolean change(UnaryOperator<Value> change) {
        boolean changed = false;
        for (Step step : among) {
            Fields params = (Fields) change.apply(step.params());
            if (!params.equals(step.params())) {
                edit.replace(step.withParams(params));
                changed = true;
            }
        }
        return changed;
    }

    private static Value replaced(Value value, String before, String after) {
        return mapped(value, text -> text.equalsIgnoreCase(before) ? Wires.escaped(after) : text);
    }

    private static Value replacedWithin(Value value, String before, String after) {
        Pattern word = Pattern.compile("(?<![\\w/#@.-])" + Pattern.quote(before) + "(?![\\w/-])");
        return mapped(
                value,
                text -> plain(text, word)
                        .map(found -> found.replaceAll(Matcher.quoteReplacement(Wires.escaped(after))))
                        .orElse(text));
    }

    /** Where the word stands in a text; empty when it stands in an expression, where it may mean anything. */
    private static Optional<Matcher> plain(String text, Pattern word) {
        Matcher found = word.matcher(text);
        while (found.find()) {
            int open = text.lastIndexOf("{{", found.start());
            if (open >= 0 && text.indexOf("}}", open) > found.start()) {
                return Optional.empty();
            }
        }
        return Optional.of(found.reset());
    }

    private static Value mapped(Value value, UnaryOperator<String> change) {
        return value instanceof Value.Text(String text)
                ? Value.of(change.apply(text))
                : value.map(inner -> mapped(inner, change));
    }
}
