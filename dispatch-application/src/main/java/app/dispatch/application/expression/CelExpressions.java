package app.dispatch.application.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelEvaluationException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Common Expression Language as Dispatch's expression language. Safe for use by several threads.
 *
 * <p>CEL is set up when the first expression needs it: that takes about a second, and plain paths such as
 * {@code steps.a.output.id} never need it.
 */
public final class CelExpressions implements ExpressionLanguage {
    @Override
    public Expression compile(String source, boolean perItem) throws ExpressionInvalid {
        String text = source.strip();
        checkForm(text);
        Optional<Expression> path = PathExpression.of(text, perItem);
        if (path.isPresent()) {
            return path.get();
        }
        try {
            return compile(text, perItem, Shared.SETUP);
        } catch (StackOverflowError tooDeep) {
            throw CelReferences.tooDeep();
        }
    }

    private static void checkForm(String text) throws ExpressionInvalid {
        if (text.isEmpty()) {
            throw new ExpressionInvalid("the expression is empty");
        }
        if (text.length() > CelSetup.MOST_CHARACTERS) {
            throw new ExpressionInvalid("an expression has at most " + CelSetup.MOST_CHARACTERS
                    + " characters; this one has " + text.length());
        }
        if (text.startsWith("{{")) {
            throw new ExpressionInvalid("write the expression without `{{ }}`: all of this text is one expression");
        }
    }

    private static Expression compile(String source, boolean perItem, CelSetup setup) throws ExpressionInvalid {
        CelCompiler compiler = setup.compiler(perItem);
        CelAbstractSyntaxTree parsed = tree(compiler.parse(source), source);
        CelReferences references = CelReferences.of(source, parsed.getExpr(), perItem);
        CelAbstractSyntaxTree checked = tree(compiler.check(parsed), source);
        try {
            return new CelExpression(
                    source,
                    references.steps(),
                    references.paths(),
                    references.nodes(),
                    checked.getExpr(),
                    CelCosts.of(checked.getExpr()),
                    setup.runtime().createProgram(checked));
        } catch (CelEvaluationException e) {
            throw new ExpressionInvalid("not a valid expression: " + e.getMessage());
        }
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult result, String source) throws ExpressionInvalid {
        if (result.hasError()) {
            throw new ExpressionInvalid(CelMessages.of(result.getErrors().getFirst(), source, functions()));
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new ExpressionInvalid("not a valid expression: " + e.getMessage());
        }
    }

    private static Set<String> functions() {
        Set<String> names = new TreeSet<>(CelExtensions.getAllFunctionNames());
        CelFunctions.declarations().stream().map(CelFunctionDecl::name).forEach(names::add);
        names.removeIf(name -> name.contains("@") || name.startsWith("_"));
        return names;
    }

    /** Nothing of it belongs to one user or one Dispatch: it is made once for all. */
    private static final class Shared {
        private static final CelSetup SETUP = CelSetup.make();
    }
}
