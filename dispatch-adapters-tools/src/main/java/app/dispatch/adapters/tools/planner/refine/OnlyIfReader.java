package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Dependencies;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.plan.StepReferences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads on what condition the plan goes on after its list: "only if there are any", "unless it is empty". */
final class OnlyIfReader implements Reader {
    private static final String DO =
            "(?:(?:but )?(?:do|run|send|post|email|mail|tell|notify|ping|message|go on|continue|report)(?: it| this| me| us| them| on)* )?";
    private static final String THERE =
            "(?:there (?:is|are|were|was)|there's|it (?:finds|found|has)|we have|i have|it's|it is|they are|you find)";
    private static final Pattern ANY = Pattern.compile(DO + "(?:only|just) (?:if|when) " + THERE
            + " (?:any|some|something|anything|new|at least one|one|not empty|not none)(?: (.*))?");
    private static final Pattern COUNT = Pattern.compile(
            DO + "(?:only|just) (?:if|when) " + THERE + " (more than|at least|over) (\\d{1,4})(?: (.*))?");
    private static final Pattern EMPTY = Pattern.compile("(?:(?:" + DO
            + "unless|(?:skip it|skip|do nothing|stay quiet|say nothing|don't (?:do|run|send|post|tell|email)"
            + "(?: it| anything| me)*) (?:if|when)) (?:" + THERE + "|the list is) )?(?:unless )?"
            + "(?:empty|nothing|none|no)(?: (.*))?");
    private static final Pattern SMALL =
            Pattern.compile("\\b(?:of them|at all|new|to report|to say|found|results?)\\b");

    @Override
    public Optional<String> read(Tokens clause, Edit edit) throws Unclear {
        String said = clause.written().toLowerCase(Locale.ROOT).replace('’', '\'');
        Matcher any = ANY.matcher(said);
        if (any.matches()) {
            return Optional.of(condition(any.group(1), " > 0", edit));
        }
        Matcher count = COUNT.matcher(said);
        if (count.matches()) {
            String sign = count.group(1).equals("at least") ? " >= " : " > ";
            return Optional.of(condition(count.group(3), sign + count.group(2), edit));
        }
        Matcher empty = EMPTY.matcher(said);
        boolean conditional = said.matches(".*\\b(?:unless|if|when)\\b.*");
        return conditional && empty.matches() ? Optional.of(condition(empty.group(1), " > 0", edit)) : Optional.empty();
    }

    private static String condition(@Nullable String noun, String bound, Edit edit) throws Unclear {
        Step source =
                source(noun == null ? "" : SMALL.matcher(noun).replaceAll("").strip(), edit);
        String list = Wires.list(source, edit.op(source)).orElseThrow();
        String condition = "size(" + list + ")" + bound;
        Set<StepId> after = after(source, edit);
        List<Step> which =
                edit.steps().stream().filter(step -> after.contains(step.id())).toList();
        if (which.isEmpty()) {
            throw new Unclear("nothing follows `" + source.id() + "`");
        }
        edit.change(which, step -> step.withWhen(both(step.when(), condition)));
        return "when " + condition;
    }

    private static String both(@Nullable String old, String condition) {
        if (old == null || old.equals(condition)) {
            return condition;
        }
        if (old.contains(condition) && !old.contains("||")) {
            return old;
        }
        return (old.contains("||") || old.contains("?") ? "(" + old + ")" : old) + " && " + condition;
    }

    /** The step whose list is meant: the one that the noun names, else the only one. */
    private static Step source(String noun, Edit edit) throws Unclear {
        List<Step> sources = new ArrayList<>();
        for (Step step : edit.steps()) {
            if (!edit.writes(step) && Wires.list(step, edit.op(step)).isPresent()) {
                sources.add(step);
            }
        }
        if (sources.isEmpty()) {
            throw new Unclear("no step of the plan gives a list that could be empty");
        }
        if (!noun.isEmpty()) {
            return new StepFinder(edit)
                    .one(Scanner.scan(noun), sources)
                    .orElseThrow(() -> new Unclear("no step gives “" + noun + "”; lists come from " + names(sources)));
        }
        if (sources.size() > 1) {
            throw new Unclear("lists come from " + names(sources) + "; say of what there must be any");
        }
        return sources.getFirst();
    }

    private static String names(List<Step> steps) {
        return String.join(
                " and ", steps.stream().map(step -> "`" + step.id() + "`").toList());
    }

    /** All steps that use what the source gives, at once or through others; when none does, those that wait for it. */
    private static Set<StepId> after(Step source, Edit edit) {
        Set<StepId> users = new HashSet<>();
        users.add(source.id());
        Dependencies needs = Dependencies.of(edit.steps(), StepReferences.of(edit.steps()));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Step step : edit.steps()) {
                boolean follows = needs.of(step.id()).stream().anyMatch(users::contains);
                grows |= follows && users.add(step.id());
            }
        }
        users.remove(source.id());
        return users;
    }
}
