package app.dispatch.domain.plan;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of steps in expressions, told by their form: {@code steps.x} and {@code steps['x']}. Whether an expression is
 * valid is for its language to say.
 */
public final class StepReferences {
    private static final Pattern REFERENCE =
            Pattern.compile("(?<![\\w.])(steps(?:\\.|\\[['\"]))([A-Za-z][A-Za-z0-9_]{0,63})(?![A-Za-z0-9_])");

    private StepReferences() {}

    /** The steps that a step's expressions refer to, in their order. */
    public static Set<StepId> of(Step step) {
        Set<StepId> found = new LinkedHashSet<>();
        rewritten(step, text -> {
            found.addAll(in(text));
            return text;
        });
        return found;
    }

    /** The steps that each step refers to. */
    public static Map<StepId, Set<StepId>> of(List<Step> steps) {
        Map<StepId, Set<StepId>> all = new LinkedHashMap<>();
        steps.forEach(step -> all.put(step.id(), of(step)));
        return all;
    }

    /** The steps that an expression, or a text with templates, refers to. */
    public static Set<StepId> in(String text) {
        Set<StepId> found = new LinkedHashSet<>();
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            found.add(new StepId(matcher.group(2)));
        }
        return found;
    }

    /** The text with other names for steps. */
    public static String renamed(String text, UnaryOperator<String> names) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + names.apply(name(found))));
    }

    private static String name(MatchResult found) {
        return found.group(2);
    }

    /** The step with its expressions, and the strings with templates in its parameters, written anew. */
    public static Step rewritten(Step step, UnaryOperator<String> change) {
        String when = step.when();
        String forEach = step.forEach();
        return step.withParams((Fields) rewritten(step.params(), change))
                .withWhen(when == null ? null : change.apply(when))
                .withForEach(forEach == null ? null : change.apply(forEach));
    }

    /** The value with its strings that hold templates written anew. */
    public static Value rewritten(Value value, UnaryOperator<String> change) {
        return value instanceof Value.Text(String text)
                ? text.contains("{{") ? Value.of(change.apply(text)) : value
                : value.map(inner -> rewritten(inner, change));
    }
}
