package app.dispatch.application.expression;

import app.dispatch.domain.value.Value;
import java.util.Set;

/** A compiled expression. Immutable and safe for use by several threads. */
public interface Expression {
    /** The text that it was compiled from. */
    String source();

    /** The names of the steps that it refers to, as written after {@code steps.}; they may not exist. */
    Set<String> steps();

    /** How many nodes of syntax it has; 0 for a plain path, which costs next to nothing. */
    int size();

    /** What it is made of; made anew at each call. */
    Term term();

    /**
     * The expression's value.
     *
     * @throws app.dispatch.domain.error.StepFailure {@code expression_error}: what is missing or wrong, naming the
     *     expression and the key, or that a limit of cost or size was passed
     */
    Value evaluate(Scope scope);
}
