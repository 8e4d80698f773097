package app.dispatch.application.expression;

import app.dispatch.application.expression.CelResults.NoValue;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Set;

/**
 * An expression that CEL evaluates.
 *
 * @param paths what it reads, for naming what is missing
 * @param size the nodes of its syntax
 * @param tree its checked tree
 */
record CelExpression(
        String source,
        Set<String> steps,
        List<ScopePath> paths,
        int size,
        CelExpr tree,
        CelCosts costs,
        CelRuntime.Program program)
        implements Expression {
    @Override
    public Term term() {
        return CelTerms.of(tree);
    }

    @Override
    public Value evaluate(Scope scope) {
        try {
            Object result = program.trace(new CelScope(scope), new CelBudget(costs));
            return new CelResults(Rendering.MOST_CHARACTERS).value(result);
        } catch (CelEvaluationException e) {
            throw failure(CelMessages.of(e, paths, scope));
        } catch (NoValue e) {
            throw failure(e.text());
        } catch (CelBudget.Spent e) {
            throw failure("it costs too much: it would take too many steps, or make too large a value");
        }
    }

    private StepFailure failure(String why) {
        return StepFailure.lasting(FailureCode.EXPRESSION_ERROR, "`" + Sources.brief(source) + "`: " + why);
    }
}
