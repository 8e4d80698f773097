package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepReferences;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** What steps give to others, and what they take, as expressions. */
final class Wires {
    /** Where a text goes, in this order. */
    static final List<String> CONTENT = List.of("text", "content", "body", "message", "description");

    private static final List<String> INPUT = List.of("input", "prompt");
    private static final Pattern TRIGGER = Pattern.compile("(?<![\\w.])trigger(?![\\w])");

    private Wires() {}

    static String template(String expression) {
        return "{{ " + expression + " }}";
    }

    /** The expression of a string that is one template and nothing else. */
    static Optional<String> single(String text) {
        String bare = text.strip();
        boolean template = bare.startsWith("{{") && bare.endsWith("}}") && bare.length() > 4;
        boolean alone = template && bare.indexOf("{{", 2) < 0 && bare.indexOf("}}") >= bare.length() - 3;
        return alone ? Optional.of(bare.substring(2, bare.length() - 2).strip()) : Optional.empty();
    }

    /** A text as it is, with no template in it. */
    static String escaped(String text) {
        return text.replace("{{", "{{ '{{' }}");
    }

    static boolean readsTrigger(Step step) {
        AtomicBoolean reads = new AtomicBoolean();
        StepReferences.rewritten(step, text -> {
            if (TRIGGER.matcher(text).find()) {
                reads.set(true);
            }
            return text;
        });
        return reads.get();
    }

    /** Whether a call makes a text of what it is given. */
    static boolean makesText(OpDef op) {
        return op.effect().strongest() == Effect.READ
                && input(op).isPresent()
                && isText(op.output().fields("properties").fields("text"));
    }

    /** The parameter that takes what a call works on. */
    static Optional<String> input(OpDef op) {
        return named(op, INPUT);
    }

    /** The parameter that takes a text of any length. */
    static Optional<String> content(OpDef op) {
        return named(op, CONTENT);
    }

    private static Optional<String> named(OpDef op, List<String> names) {
        Fields properties = op.params().fields("properties");
        return names.stream().filter(name -> properties.get(name).isPresent()).findFirst();
    }

    /** The list that a step gives, as an expression. */
    static Optional<String> list(Step step, OpDef op) {
        String output = "steps." + step.id() + ".output";
        if (step.forEach() != null) {
            return Optional.of(output);
        }
        return op.output().fields("properties").get("items").isPresent()
                ? Optional.of(output + ".items")
                : Optional.empty();
    }

    /** The text that a step gives, as an expression: of a list its JSON. */
    static Optional<String> text(Step step, OpDef op) {
        String output = "steps." + step.id() + ".output";
        Fields properties = op.output().fields("properties");
        if (step.forEach() == null && makesText(op)) {
            return Optional.of(output + ".text");
        }
        Optional<String> list = list(step, op).map(items -> "json(" + items + ")");
        if (list.isPresent() || op.effect().strongest() != Effect.READ) {
            return list;
        }
        if (properties.get("json").isPresent() && properties.get("body").isPresent()) {
            return Optional.of("default(" + output + ".body, json(" + output + ".json))");
        }
        return Optional.of(isText(properties.fields("content")) ? output + ".content" : "json(" + output + ")");
    }

    private static boolean isText(Fields schema) {
        return schema.text("type").filter("string"::equals).isPresent();
    }

    /** The expression as one that gives a text, as far as its form tells what it gives. */
    static String asText(String expression) {
        boolean list = expression.matches(".*\\.(?:items|output)") || expression.matches(".*\\.(?:map|filter)\\(.*\\)");
        return list ? "json(" + expression + ")" : expression;
    }

    /** The expression in brackets where something could be written after it. */
    static String operand(String expression) {
        return expression.matches("[\\w.]+(?:\\(.*\\))?") ? expression : "(" + expression + ")";
    }
}
