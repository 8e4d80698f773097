package app.dispatch.application.expression;

import app.dispatch.application.cpu.Allowance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The expression language for the check of one plan: equal sources are compiled once, and past its limits none are, so that a
 * plan cannot keep a server busy with being checked. Plain paths, which cost nothing, are not counted. Not for use by several
 * threads.
 */
public final class PlanExpressions implements ExpressionLanguage {
    /** The most different expressions that a plan may hold. Each takes up to half a millisecond, however small it is. */
    public static final int MOST = 500;

    /** The most characters that its different expressions have together. */
    public static final int MOST_CHARACTERS = 20_000;

    /** The most nodes of syntax that its different expressions have together. */
    public static final int MOST_NODES = 5_000;

    private static final String PARTS = MOST_NODES + " parts (names, values, operators, calls)";

    private final ExpressionLanguage language;
    private final Allowance time;
    private final Map<Asked, Answer> answers = new HashMap<>();
    private int computed;
    private int characters;
    private int nodes;

    private record Asked(String source, boolean perItem) {}

    private sealed interface Answer {
        record Compiled(Expression expression) implements Answer {}

        record Invalid(String why) implements Answer {}
    }

    /**
     * @param language compiles what is within the limits
     * @param time what the check may take; once it is over nothing is compiled any more
     */
    public PlanExpressions(ExpressionLanguage language, Allowance time) {
        this.language = language;
        this.time = time;
    }

    @Override
    public Expression compile(String source, boolean perItem) throws ExpressionInvalid {
        return switch (answers.computeIfAbsent(new Asked(source, perItem), this::answer)) {
            case Answer.Compiled(Expression expression) -> expression;
            case Answer.Invalid(String why) -> throw new ExpressionInvalid(why);
        };
    }

    private Answer answer(Asked asked) {
        try {
            Optional<Expression> path = PathExpression.of(asked.source().strip(), asked.perItem());
            return path.isPresent() ? new Answer.Compiled(path.get()) : computed(asked);
        } catch (ExpressionInvalid e) {
            return new Answer.Invalid(e.text());
        }
    }

    private Answer computed(Asked asked) throws ExpressionInvalid {
        if (time.isSpent()) {
            return new Answer.Invalid("the plan takes too long to check; make its expressions fewer or smaller");
        }
        characters += Math.min(asked.source().length(), MOST_CHARACTERS);
        if (++computed > MOST) {
            return new Answer.Invalid("a plan holds at most " + MOST + " different expressions");
        }
        if (characters > MOST_CHARACTERS) {
            return tooLarge(MOST_CHARACTERS + " characters");
        }
        if (nodes > MOST_NODES) {
            return tooLarge(PARTS);
        }
        Expression expression = language.compile(asked.source(), asked.perItem());
        nodes += expression.size();
        return nodes > MOST_NODES ? tooLarge(PARTS) : new Answer.Compiled(expression);
    }

    private static Answer tooLarge(String most) {
        return new Answer.Invalid(
                "a plan's different expressions have at most " + most + " together; plain paths are not counted");
    }
}
