package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Ref.Answer;
import app.dispatch.adapters.tools.planner.call.Ref.Facet;
import app.dispatch.adapters.tools.planner.call.Ref.Which;
import app.dispatch.adapters.tools.planner.wire.Cel;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns references into expressions over the steps so far. */
public final class Wiring {
    final Antecedents talk;

    /**
     * @param webhook whether the plan is started by a webhook, so that its payload can be pointed at
     * @param arrived what the brief calls the payload, such as "order"
     */
    public Wiring(boolean webhook, Set<String> arrived) {
        talk = new Antecedents(webhook, arrived);
    }

    /** Whether a step before calls that address. */
    public boolean calls(String url) {
        return talk.steps().stream().anyMatch(step -> step.url.equals(url));
    }

    /** The list that a repetition goes through, as an expression. */
    public String list(Ref list) throws Unclear {
        return switch (talk.settled(list)) {
            case Answer answer -> new Output(talk.step(answer.which())).list(answer.path());
            case Ref.Payload(List<String> path) -> Cel.path("trigger", path);
            case Ref other -> expression(other);
        };
    }

    /** The expression of a reference. */
    public String expression(Ref ref) throws Unclear {
        return switch (talk.settled(ref)) {
            case Answer(Which.Every every, Facet facet, List<String> path) ->
                throw new Unclear("say which of the answers is meant");
            case Answer answer -> answer(answer);
            case Ref.Payload(List<String> path) -> Cel.path("trigger", path);
            case Ref.Item(List<String> path) ->
                talk.looped() == null ? Cel.path("item", path) : Cel.path(firstItem(), path);
            case Ref.Known(String known) -> known;
            case Ref.Size(Ref of) -> "size(" + sized(of) + ")";
            case Ref.Mapped(Ref list, List<String> path) -> list(list) + ".map(one, " + Cel.path("one", path) + ")";
            case Ref.Several several -> throw new Unclear("say which of the values is meant");
            case Ref.Each(Ref list) -> "item";
        };
    }

    /** In a later step of a repetition: the item that the first one was at. */
    private String firstItem() {
        Draft first = talk.looped();
        for (Draft step : talk.steps()) {
            if (step.forEach != null && first != null && first.forEach != null && first.forEach.contains(step.id)) {
                first = step;
            }
        }
        return first == null || first.forEach == null ? "item" : first.forEach + "[index]";
    }

    private String sized(Ref of) throws Unclear {
        Ref whole = talk.settled(of);
        return whole instanceof Answer answer
                ? new Output(talk.step(answer.which())).list(answer.path())
                : expression(whole);
    }

    private String answer(Answer answer) throws Unclear {
        Draft step = talk.step(answer.which());
        if (!step.meant.isEmpty() && (!answer.path().isEmpty() || answer.facet() != Facet.WHOLE)) {
            return Output.members(step, answer.path())
                    .orElseThrow(() -> new Unclear("I do not know what of the answer of " + step.id + " is meant"));
        }
        Output output = new Output(step);
        if (step == talk.looped()) {
            return output.ofItem(answer.path());
        }
        return switch (answer.facet()) {
            case STATUS -> output.status();
            case HEADER -> output.header(answer.path().getFirst());
            case WHOLE -> output.part(answer.path());
        };
    }

    /** The value of what a brief gives. */
    public Value value(Operand operand) throws Unclear {
        return switch (operand) {
            case Operand.Prefixed(String prefix, Ref ref) ->
                Value.of(Cel.escaped(prefix) + Cel.template(expression(ref)));
            case Operand.Given(Value value) -> Cel.escaped(value);
            case Operand.Of(Ref ref) -> value(ref);
            case Operand.Made(Map<String, Operand> members) -> {
                Map<String, Value> values = new LinkedHashMap<>();
                for (Map.Entry<String, Operand> member : members.entrySet()) {
                    values.put(member.getKey(), value(member.getValue()));
                }
                yield new Fields(values);
            }
        };
    }

    private Value value(Ref ref) throws Unclear {
        Ref settled = talk.settled(ref);
        Map<String, Ref> named = several(settled);
        if (named.isEmpty()) {
            return Value.of(Cel.template(expression(settled)));
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Ref> one : named.entrySet()) {
            values.put(one.getKey(), value(one.getValue()));
        }
        return new Fields(values);
    }

    /** The parts of what is several things, under their names; empty for one thing. */
    private Map<String, Ref> several(Ref settled) throws Unclear {
        return switch (settled) {
            case Ref.Several(Map<String, Ref> named) -> named;
            case Answer(Which.Every(int count), Facet facet, List<String> path) -> every(count, facet, path);
            case Ref other -> Map.of();
        };
    }

    /** Several answers under the names of their steps. */
    private Map<String, Ref> every(int count, Facet facet, List<String> path) throws Unclear {
        List<Integer> meant = new ArrayList<>();
        for (int i = 0; i < talk.steps().size(); i++) {
            meant.add(i);
        }
        List<Integer> reads =
                meant.stream().filter(i -> talk.steps().get(i).reads).toList();
        List<Integer> fitting =
                count > 0 && reads.size() >= count ? reads : count > 0 ? meant : reads.isEmpty() ? meant : reads;
        if (fitting.size() < Math.max(1, count)) {
            throw new Unclear("there are not " + (count == 0 ? "any" : count) + " answers before this");
        }
        List<Integer> last = count > 0 ? fitting.subList(fitting.size() - count, fitting.size()) : fitting;
        Map<String, Ref> named = new LinkedHashMap<>();
        last.forEach(i -> named.put(talk.steps().get(i).id, new Answer(new Which.Nth(i), facet, path)));
        if (named.size() > 1) {
            talk.notes()
                    .add("The answers are put together as one object, under the names of their steps: "
                            + String.join(", ", named.keySet()) + ".");
        }
        return named;
    }
}
