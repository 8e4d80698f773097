package app.dispatch.application.plan;

import app.dispatch.application.expression.Expression;
import app.dispatch.application.expression.Term;
import app.dispatch.application.expression.Term.Index;
import app.dispatch.application.expression.Term.Literal;
import app.dispatch.application.expression.Term.Member;
import app.dispatch.application.expression.Term.Name;
import app.dispatch.application.plan.ShapeReader.Misread;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a plan's expressions read of steps' outputs against what the operations declare to give: a member that an output
 * never has is a problem, and so is a {@code forEach} over what is no list, or a {@code when} that is neither true nor
 * false. What an operation leaves open may be read. Not for use by several threads.
 */
final class OutputCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> SIZES = Set.of("length", "size", "count");
    private static final int MOST_NAMED = 12;

    /** The members of a schema of the user's own may be thousands. */
    private static final int MOST_COMPARED = 200;

    private final Map<String, Shape> outputs = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** An expression, and the JSON pointer of the string that it stands in. */
    record Placed(String pointer, Expression expression) {
        static @Nullable Placed at(String pointer, @Nullable Expression expression) {
            return expression == null ? null : new Placed(pointer, expression);
        }
    }

    OutputCheck(Plan plan, Catalogue catalogue) {
        plan.steps().forEach(step -> {
            Shape one = catalogue
                    .op(step.tool(), step.op())
                    .map(OpDef::output)
                    .map(schema -> Shapes.of(schema, step.params()))
                    .orElse(Shapes.ANY);
            outputs.put(step.id().value(), step.forEach() == null ? one : new Shape.ListOf(one));
        });
    }

    /**
     * Checks the expressions of one step. That it must not read its own output is told elsewhere.
     *
     * @param when null when there is none; the step may read what it asks about
     * @param forEach null when there is none
     */
    void step(Step step, @Nullable Placed when, @Nullable Placed forEach, List<Placed> params) {
        String own = step.id().value();
        Shape output = outputs.getOrDefault(own, Shapes.ANY);
        outputs.put(own, Shapes.ANY);
        read(when, forEach, params);
        outputs.put(own, output);
    }

    private void read(@Nullable Placed when, @Nullable Placed forEach, List<Placed> params) {
        Set<Term> asked = new HashSet<>();
        Map<String, Shape> names = Map.of();
        if (when != null) {
            checkCondition(read(when, names, asked), when.pointer());
        }
        if (forEach != null) {
            Shape list = read(forEach, names, asked);
            checkList(list, forEach);
            names = Map.of("item", list.item(), "index", Shapes.NUMBER);
        }
        for (Placed placed : params) {
            read(placed, names, asked);
        }
    }

    /** What reads members that are never there, in the order of the steps. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private Shape read(Placed placed, Map<String, Shape> names, Set<Term> asked) {
        String source = placed.expression().source();
        if (source.contains(".?") || source.contains("[?")) { // reads what may not be there
            return Shapes.ANY;
        }
        ShapeReader reader = new ShapeReader(outputs, asked);
        Shape shape = reader.read(placed.expression().term(), names);
        reader.misread().forEach(misread -> problems.add(new Problem(placed.pointer(), message(misread))));
        return shape;
    }

    private void checkCondition(Shape shape, String pointer) {
        if ((shape instanceof Shape.Simple && !shape.equals(Shapes.TRUTH))
                || shape instanceof Shape.ListOf
                || shape instanceof Shape.ObjectOf) {
            problems.add(new Problem(pointer, "must be true or false; it is " + shape.words()));
        }
    }

    private void checkList(Shape shape, Placed forEach) {
        if (shape instanceof Shape.Simple || shape instanceof Shape.ObjectOf) {
            problems.add(
                    new Problem(forEach.pointer(), "must be a list; it is " + shape.words() + listIn(shape, forEach)));
        }
    }

    /** Where an object holds just one list, that is what was meant. */
    private static String listIn(Shape shape, Placed forEach) {
        if (!(shape instanceof Shape.ObjectOf object)) {
            return "";
        }
        List<String> lists = object.properties().values().keySet().stream()
                .filter(name -> object.member(name) instanceof Shape.ListOf)
                .toList();
        boolean plain = words(forEach.expression().term()).isPresent();
        return plain && lists.size() == 1
                ? " (did you mean `" + forEach.expression().source().strip() + "." + lists.getFirst() + "`?)"
                : "";
    }

    private String message(Misread misread) {
        String key = misread.member().key();
        String from =
                words(misread.member().of()).map(words -> "`" + words + "`").orElse("its value");
        if (misread.from() instanceof Shape.ObjectOf object) {
            return from + " has no `" + key + "`" + instead(key, object);
        }
        boolean list = misread.from() instanceof Shape.ListOf;
        String how = "";
        if (SIZES.contains(key) && !misread.from().equals(Shapes.NUMBER)) {
            how = " (its size is `size(…)`)";
        } else if (list) {
            how = " (an item of it is `[0]`, each of them `.map(i, …)`)";
        }
        return "`" + key + "` cannot be read from " + from + ", which is "
                + misread.from().words() + how;
    }

    private String instead(String key, Shape.ObjectOf object) {
        Set<String> known = object.properties().values().keySet();
        // A suggestion costs time, and only so many problems are shown.
        if (known.size() > MOST_COMPARED || problems.size() >= Problem.MOST_LISTED) {
            return "";
        }
        String hint = DidYouMean.hint(key, known);
        if (!hint.isEmpty() || known.isEmpty()) {
            return hint;
        }
        return known.stream()
                .limit(MOST_NAMED)
                .collect(Collectors.joining("`, `", "; it has `", known.size() > MOST_NAMED ? "`, …" : "`"));
    }

    /** The term as it is written; empty for what is computed. */
    private static Optional<String> words(Term term) {
        return switch (term) {
            case Name(String name) -> Optional.of(name);
            case Member(Term of, String key) ->
                words(of).map(parent -> NAME.matcher(key).matches() ? parent + "." + key : parent + "['" + key + "']");
            case Index(Term of, Term at) ->
                words(of).map(parent -> parent + "[" + (at instanceof Literal(Value.Num n) ? n.text() : "…") + "]");
            case Literal ignored -> Optional.empty();
            case Term.Call ignored -> Optional.empty();
            case Term.Text ignored -> Optional.empty();
            case Term.ListOf ignored -> Optional.empty();
            case Term.ObjectOf ignored -> Optional.empty();
            case Term.Loop ignored -> Optional.empty();
        };
    }
}
