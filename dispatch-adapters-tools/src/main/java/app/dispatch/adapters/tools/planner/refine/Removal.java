package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.StepReferences;
import app.dispatch.domain.tool.OpDef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a step out of a plan: what used the text that it made gets what it made it of. */
final class Removal {
    private final Step gone;
    private final Edit edit;
    private final Pattern output;
    private final Pattern whole;

    private Removal(Step gone, Edit edit) {
        this.gone = gone;
        this.edit = edit;
        String path = "(?<![\\w.])steps\\." + gone.id() + "\\.output\\.text(?!\\w)";
        this.output = Pattern.compile(path);
        this.whole = Pattern.compile("\\{\\{\\s*" + path + "(?:\\.trim\\(\\))?\\s*\\}\\}");
    }

    /**
     * Takes out the step of that id.
     *
     * @throws Unclear when another step needs what only this one gives
     */
    static void remove(StepId id, Edit edit) throws Unclear {
        Step gone = edit.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
        if (edit.steps().size() == 1) {
            throw new Unclear("`" + id + "` is the only step; a plan does something");
        }
        new Removal(gone, edit).remove();
    }

    private void remove() throws Unclear {
        List<Step> rest = new ArrayList<>();
        Step before = null;
        for (Step step : edit.steps()) {
            if (!step.id().equals(gone.id())) {
                rest.add(without(step, before));
            }
            before = step;
        }
        edit.steps(rest);
    }

    private Step without(Step step, @Nullable Step before) throws Unclear {
        boolean used = StepReferences.of(step).contains(gone.id());
        Step rewired = used ? rewired(step) : step;
        if (StepReferences.of(rewired).contains(gone.id())) {
            throw new Unclear("`" + step.id() + "` uses what `" + gone.id()
                    + "` gives, and nothing else in the plan gives the same; change or remove `" + step.id() + "` too");
        }
        return ordered(rewired, before);
    }

    /** What waited for the step waits for what the step waited for. */
    private Step ordered(Step step, @Nullable Step before) {
        List<StepId> declared = step.dependsOn();
        if (declared == null) {
            boolean after = before != null && before.id().equals(gone.id());
            List<StepId> its = gone.dependsOn();
            return after && its != null ? step.after(its) : step;
        }
        if (!declared.contains(gone.id())) {
            return step;
        }
        Set<StepId> needs = new LinkedHashSet<>();
        for (StepId need : declared) {
            if (need.equals(gone.id())) {
                needs.addAll(needed());
            } else {
                needs.add(need);
            }
        }
        return step.after(List.copyOf(needs));
    }

    private List<StepId> needed() {
        List<StepId> its = gone.dependsOn();
        if (its != null) {
            return its;
        }
        int place = edit.place(gone);
        return place == 0 ? List.of() : List.of(edit.steps().get(place - 1).id());
    }

    private Step rewired(Step step) {
        String when = step.when();
        Step free = when == null ? step.withWhen(gone.when()) : step.withWhen(condition(when));
        OpDef op = edit.op(gone);
        if (!Wires.makesText(op)) {
            return free;
        }
        Optional<String> worked = Wires.input(op).flatMap(gone.params()::text);
        worked.ifPresent(
                source -> edit.note("What used the text that `" + gone.id() + "` made gets what it was made of."));
        return worked.map(source -> StepReferences.rewritten(free, text -> rewritten(text, source)))
                .orElse(free);
    }

    /** "It went well" held for what was done under the same condition. */
    private @Nullable String condition(String when) {
        String well = "steps." + gone.id() + ".status == 'ok'";
        if (when.strip().equals(well)) {
            return gone.when();
        }
        if (when.contains("||") || !when.contains(well)) {
            return when;
        }
        List<String> parts = new ArrayList<>();
        for (String part : when.split(" && ")) {
            String its = part.strip().equals(well) ? gone.when() : part;
            if (its != null) {
                parts.add(Objects.equals(its, gone.when()) && its.contains("||") ? "(" + its + ")" : its);
            }
        }
        return parts.isEmpty() ? null : String.join(" && ", parts);
    }

    private String rewritten(String text, String source) {
        Optional<String> single = Wires.single(source);
        if (single.isPresent()) {
            String alone = Wires.asText(single.get());
            Matcher same = whole.matcher(text);
            String templates = same.replaceAll(Matcher.quoteReplacement(Wires.template(alone)));
            return output.matcher(templates).replaceAll(Matcher.quoteReplacement(Wires.operand(alone)));
        }
        return whole.matcher(text).replaceAll(Matcher.quoteReplacement(source));
    }
}
