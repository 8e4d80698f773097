package app.dispatch.application.expression;

import app.dispatch.application.expression.ScopePath.Found;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An expression that is nothing but a chain of names: by far the most frequent kind. It means what CEL says it means, yet
 * needs no CEL, which takes about a second to start.
 */
record PathExpression(String source, ScopePath path) implements Expression {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MOST_NAMES = 100;

    /** Words that CEL does not take for names. */
    private static final Set<String> WORDS = Set.of("true", "false", "null", "in");

    /** The expression, when {@code source} is of this kind. */
    static Optional<Expression> of(String source, boolean perItem) throws ExpressionInvalid {
        List<String> names = Arrays.asList(source.split("\\.", MOST_NAMES + 1));
        if (names.size() > MOST_NAMES || !names.stream().allMatch(PathExpression::isName)) {
            return Optional.empty();
        }
        ScopePath path = new ScopePath(names.getFirst(), names.subList(1, names.size()));
        if (!Names.inScope(path.root(), perItem)) {
            return Optional.empty();
        }
        check(path);
        return Optional.of(new PathExpression(source, path));
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches() && !WORDS.contains(text);
    }

    private static void check(ScopePath path) throws ExpressionInvalid {
        List<String> keys = path.keys();
        if (path.root().equals(Names.STEPS)) {
            if (keys.isEmpty()) {
                throw Names.bareSteps();
            }
            if (keys.size() > 1) {
                Names.checkOfStep(keys.getFirst(), keys.get(1));
            }
        } else if (!keys.isEmpty()) {
            Names.checkMembers(path.root(), keys);
        }
    }

    @Override
    public Set<String> steps() {
        return path.root().equals(Names.STEPS) ? Set.of(path.keys().getFirst()) : Set.of();
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public Term term() {
        Term term = new Term.Name(path.root());
        for (String key : path.keys()) {
            term = new Term.Member(term, key);
        }
        return term;
    }

    @Override
    public Value evaluate(Scope scope) {
        return switch (path.read(scope)) {
            case Found.There(Value value) -> value;
            case Found.Missing(var ignored, String why) ->
                throw StepFailure.lasting(FailureCode.EXPRESSION_ERROR, "`" + Sources.brief(source) + "`: " + why);
        };
    }
}
