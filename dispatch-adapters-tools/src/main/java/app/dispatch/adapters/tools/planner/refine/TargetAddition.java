package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.refine.Kind.Given;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepReferences;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Adds a step that sends or keeps what the plan has made: "also post it to Slack". */
final class TargetAddition {
    private static final List<String> TITLES = List.of("subject", "title", "name", "filename", "summary");

    private final Edit edit;

    TargetAddition(Edit edit) {
        this.edit = edit;
    }

    /** A text with the step that gives it; no step when it was said. */
    private record Source(Optional<Step> step, String text) {}

    /** Adds what the wish asks for; empty when it asks for no operation that sends or keeps a text. */
    Optional<String> add(Wish wish) throws Unclear {
        Optional<TargetChoice.Choice> choice = TargetChoice.of(wish, edit);
        if (choice.isEmpty()) {
            return Optional.empty();
        }
        Source source = source(wish, choice.get().unread());
        Step step = made(choice.get(), wish, source);
        edit.insert(edit.steps().size(), ordered(step, source));
        return Optional.of(step.tool() + "." + step.op() + " as " + step.id());
    }

    /** The step that would write this text, not added yet. */
    Optional<Step> writing(Wish wish, String text) throws Unclear {
        Optional<TargetChoice.Choice> choice = TargetChoice.of(wish, edit);
        return choice.isEmpty() || !choice.get().unread().isEmpty()
                ? Optional.empty()
                : Optional.of(made(choice.get(), wish, new Source(Optional.empty(), text)));
    }

    private Step made(TargetChoice.Choice choice, Wish wish, Source source) throws Unclear {
        OpDef op = choice.op();
        Map<String, Value> params = new LinkedHashMap<>();
        String content = Wires.content(op).orElseThrow();
        for (Value required : op.params().items("required")) {
            if (required instanceof Value.Text(String name)) {
                params.put(name, name.equals(content) ? Value.of(source.text()) : filled(name, op, wish));
            }
        }
        params.putIfAbsent(content, Value.of(source.text()));
        for (Given given : wish.values()) {
            if (given.kind() != Kind.QUOTE) {
                params.put(place(given, op), Value.of(Wires.escaped(given.text())));
            }
        }
        wish.title()
                .ifPresent(title -> TITLES.stream()
                        .filter(name ->
                                op.params().fields("properties").get(name).isPresent())
                        .findFirst()
                        .ifPresent(name -> params.put(name, Value.of(Wires.escaped(title)))));
        return Step.of(edit.freshId(op.id()), choice.tool().id(), op.id(), new Fields(params));
    }

    /** Waits for its source alone, so that what is sent elsewhere cannot hold it up; under the condition of those. */
    private Step ordered(Step step, Source source) {
        if (source.step().isEmpty()) {
            return step;
        }
        Step from = source.step().get();
        String condition = edit.steps().stream()
                .filter(other -> StepReferences.of(other).contains(from.id()))
                .map(Step::when)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(from.when() == null ? null : "steps." + from.id() + ".status == 'ok'");
        if (condition != null) {
            edit.note("`" + step.id() + "` is done under the condition of the others: " + condition);
        }
        return step.after(List.of(from.id())).withWhen(condition);
    }

    /** What is sent: what the words name or quote, else the last text, else the last list. */
    private Source source(Wish wish, Tokens unread) throws Unclear {
        Optional<Given> quote = wish.given(Kind.QUOTE);
        if (quote.isPresent() && unread.isEmpty()) {
            return new Source(Optional.empty(), Wires.escaped(quote.get().text()));
        }
        List<Step> giving = edit.steps().stream()
                .filter(step -> Wires.text(step, edit.op(step)).isPresent() && !edit.writes(step))
                .toList();
        if (!unread.isEmpty()) {
            List<Step> named = new StepFinder(edit).best(unread, giving);
            if (named.isEmpty()) {
                throw new Unclear(
                        "“" + unread.written() + "” is nothing that the plan gives; its steps are " + edit.listed());
            }
            return given(named.getLast());
        }
        for (Step step : giving.reversed()) {
            if (step.forEach() == null && Wires.makesText(edit.op(step))) {
                return given(step);
            }
        }
        if (giving.isEmpty()) {
            throw new Unclear("nothing in the plan gives a text that could be sent; say it in quotes");
        }
        return given(giving.getLast());
    }

    private Source given(Step step) {
        String text = Wires.text(step, edit.op(step)).orElseThrow();
        if (text.startsWith("json(")) {
            edit.note("What `" + step.id() + "` gives is sent as JSON.");
        }
        return new Source(Optional.of(step), Wires.template(text));
    }

    /** The parameter that a value with a form of its own is for. */
    private static String place(Given given, OpDef op) throws Unclear {
        return TargetChoice.place(given, op)
                .orElseThrow(() -> new Unclear("“" + op.title() + "” has no place for `" + given.text() + "`"));
    }

    /** A required parameter that the words give, that can be told, or that each run is to bring. */
    private Value filled(String name, OpDef op, Wish wish) {
        if (wish.values().stream()
                .anyMatch(given -> TargetChoice.place(given, op).equals(Optional.of(name)))) {
            return Value.NULL; // put in its place by who asks
        }
        if (TITLES.contains(name) && !TargetKind.of(op).containsKey(name)) {
            String title = Wires.escaped(edit.plan().name()) + ", {{ run.date }}";
            if (wish.title().isEmpty()) {
                edit.note("The " + name + " of “" + op.title() + "” was not said: “" + title + "” is taken.");
            }
            return Value.of(title);
        }
        edit.note("The " + name + " of “" + op.title() + "” was not said: each run gets it as `trigger." + name
                + "`, unless it is written into the step.");
        if (edit.plan().trigger() == TriggerKind.SCHEDULE) {
            edit.note("A schedule brings no `trigger`: write these values into the steps before it is switched on.");
        }
        return Value.of(Wires.template("trigger." + name));
    }

    /** The parameters that must be known before: no wish for something new is filled from them. */
    static boolean isKnown(String param) {
        return Set.of("id", "number", "ts", "event", "fileId", "messageId", "emoji", "payment", "customer", "ref")
                .contains(param);
    }
}
