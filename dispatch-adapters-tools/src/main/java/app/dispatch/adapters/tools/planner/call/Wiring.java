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
import org.jspecify.annotations.Nullable;

/** Turns references into expressions over the steps so far. */
public final class Wiring {
    private final Antecedents talk;

    /**
     * @param webhook whether the plan is started by a webhook, so that its payload can be pointed at
     * @param arrived what the brief calls the payload, such as "order"
     */
    public Wiring(boolean webhook, String arrived) {
        talk = new Antecedents(webhook, arrived);
    }

    /** What was filled in while references were read. */
    public Set<String> notes() {
        return talk.notes();
    }

    public List<Draft> steps() {
        return talk.steps();
    }

    /** Adds a step; what it read, or answered, is what "it" means from now on. */
    public void add(Draft step, boolean handsOn) {
        talk.add(step, handsOn);
    }

    /** Tells that what follows waits for all before it. */
    public void group() {
        talk.group();
    }

    /** The reference with what "it" stands for just now in its place. */
    public Ref settle(Ref ref) throws Unclear {
        return talk.settled(ref);
    }

    /** The place in the text that "it" and "the answer" are read from. */
    public record Talk(@Nullable Ref it, int last) {}

    /** Where the text is just now. */
    public Talk talk() {
        return talk.talk();
    }

    /** Reads on from an earlier place: what happens at the same time does not see its neighbours' answers. */
    public void resume(Talk place) {
        talk.resume(place);
    }

    /** Makes something else what "it" means. */
    public void talkOf(Ref ref) throws Unclear {
        talk.talkOf(ref);
    }

    /** Starts or ends a repetition. */
    public void loop(boolean starts) {
        talk.loop(starts);
    }

    /** The step of the running repetition whose items are those of a step before it; null when it is the first. */
    public @Nullable Draft looped() {
        return talk.looped();
    }

    /** The step that is meant. */
    public Draft step(Which which) throws Unclear {
        return talk.step(which);
    }

    /** Whether a step before calls that address. */
    public boolean calls(String url) {
        return talk.steps().stream().anyMatch(step -> step.url.equals(url));
    }

    /** The list that a repetition goes through, as an expression. */
    public String list(Ref list) throws Unclear {
        return switch (settle(list)) {
            case Answer answer -> new Output(step(answer.which())).list(answer.path());
            case Ref.Payload(List<String> path) -> Cel.path("trigger", path);
            case Ref other -> expression(other);
        };
    }

    /** The expression of a reference. */
    public String expression(Ref ref) throws Unclear {
        return switch (settle(ref)) {
            case Answer(Which.Every every, Facet facet, List<String> path) ->
                throw new Unclear("say which of the answers is meant");
            case Answer answer -> answer(answer);
            case Ref.Payload(List<String> path) -> Cel.path("trigger", path);
            case Ref.Item(List<String> path) -> looped() == null ? Cel.path("item", path) : Cel.path(firstItem(), path);
            case Ref.Known(String known) -> known;
            case Ref.Size(Ref of) -> "size(" + sized(of) + ")";
            case Ref.Mapped(Ref list, List<String> path) -> list(list) + ".map(one, " + Cel.path("one", path) + ")";
            case Ref.Several several -> throw new Unclear("say which of the values is meant");
            case Ref.Each(Ref list) -> "item";
        };
    }

    /** In a later step of a repetition: the item that the first one was at. */
    private String firstItem() {
        Draft first = looped();
        for (Draft step : steps()) {
            if (step.forEach != null && first != null && first.forEach != null && first.forEach.contains(step.id)) {
                first = step;
            }
        }
        return first == null || first.forEach == null ? "item" : first.forEach + "[index]";
    }

    private String sized(Ref of) throws Unclear {
        Ref whole = settle(of);
        return whole instanceof Answer answer
                ? new Output(step(answer.which())).list(answer.path())
                : expression(whole);
    }

    private String answer(Answer answer) throws Unclear {
        Draft step = step(answer.which());
        if (!step.meant.isEmpty() && (!answer.path().isEmpty() || answer.facet() != Facet.WHOLE)) {
            return Listed.members(step, answer.path())
                    .orElseThrow(() -> new Unclear("I do not know what of the answer of " + step.id + " is meant"));
        }
        Output output = new Output(step);
        if (step == looped()) {
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

    /** The same as text, whatever its type. */
    public String text(Operand operand) throws Unclear {
        return switch (operand) {
            case Operand.Given(Value.Text(String text)) -> Cel.escaped(text);
            case Operand.Given(Value value) -> Cel.template("json(" + Cel.literal(value) + ")");
            case Operand.Prefixed(String prefix, Ref ref) -> Cel.escaped(prefix) + Cel.template(text(ref));
            case Operand.Of(Ref ref) -> texts(ref);
            case Operand.Made(Map<String, Operand> members) -> {
                List<String> lines = new ArrayList<>();
                for (Map.Entry<String, Operand> member : members.entrySet()) {
                    lines.add(Cel.escaped(member.getKey()) + ": " + text(member.getValue()));
                }
                yield String.join("\n", lines);
            }
        };
    }

    private String texts(Ref ref) throws Unclear {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Ref> one : several(settle(ref)).entrySet()) {
            lines.add(one.getKey() + ": " + Cel.template(text(one.getValue())));
        }
        return lines.isEmpty() ? Cel.template(text(ref)) : String.join("\n", lines);
    }

    private String text(Ref ref) throws Unclear {
        Ref settled = settle(ref);
        boolean whole = settled instanceof Answer answer && answer.path().isEmpty() && answer.facet() == Facet.WHOLE;
        return whole && settled instanceof Answer answer
                ? new Output(step(answer.which())).asText()
                : expression(settled);
    }

    private Value value(Ref ref) throws Unclear {
        Ref settled = settle(ref);
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
        for (int i = 0; i < steps().size(); i++) {
            meant.add(i);
        }
        List<Integer> reads = meant.stream().filter(i -> steps().get(i).reads).toList();
        List<Integer> fitting =
                count > 0 && reads.size() >= count ? reads : count > 0 ? meant : reads.isEmpty() ? meant : reads;
        if (fitting.size() < Math.max(1, count)) {
            throw Unclear.dangling("there are not " + (count == 0 ? "any" : count) + " answers before this");
        }
        List<Integer> last = count > 0 ? fitting.subList(fitting.size() - count, fitting.size()) : fitting;
        Map<String, Ref> named = new LinkedHashMap<>();
        last.forEach(i -> named.put(steps().get(i).id, new Answer(new Which.Nth(i), facet, path)));
        if (named.size() > 1) {
            notes().add("The answers are put together as one object, under the names of their steps: "
                    + String.join(", ", named.keySet()) + ".");
        }
        return named;
    }
}
