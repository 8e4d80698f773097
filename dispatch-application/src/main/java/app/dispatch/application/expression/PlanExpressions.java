package app.dispatch.application.expression;

import java.util.HashMap;
import java.util.Map;

/**
 * The expression language for the check of one plan: equal sources are compiled once, and past a limit none are, so that a
 * plan cannot keep a server busy with being checked. Plain paths, which cost nothing, are not counted. Not for use by several
 * threads.
 */
public final class PlanExpressions implements ExpressionLanguage {
    /** The most different expressions, plain paths apart, that a plan may hold. Each takes up to half a millisecond. */
    public static final int MOST = 1_000;

    private final ExpressionLanguage language;
    private final Map<Asked, Answer> answers = new HashMap<>();
    private int computed;

    private record Asked(String source, boolean perItem) {}

    private sealed interface Answer {
        record Compiled(Expression expression) implements Answer {}

        record Invalid(String why) implements Answer {}
    }

    /**
     * @param language compiles what is within the limit
     */
    public PlanExpressions(ExpressionLanguage language) {
        this.language = language;
    }

    @Override
    public Expression compile(String source, boolean perItem) throws ExpressionInvalid {
        return switch (answers.computeIfAbsent(new Asked(source, perItem), this::answer)) {
            case Answer.Compiled(Expression expression) -> expression;
            case Answer.Invalid(String why) -> throw new ExpressionInvalid(why);
        };
    }

    private Answer answer(Asked asked) {
        if (computed >= MOST) {
            return new Answer.Invalid("a plan holds at most " + MOST + " different expressions");
        }
        try {
            Expression expression = language.compile(asked.source(), asked.perItem());
            computed += expression instanceof PathExpression ? 0 : 1;
            return new Answer.Compiled(expression);
        } catch (ExpressionInvalid e) {
            computed++;
            return new Answer.Invalid(e.text());
        }
    }
}
