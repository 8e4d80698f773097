package app.dispatch.application.expression;

/** Compiles expressions. Safe for use by several threads; sets itself up at its first use. */
public interface ExpressionLanguage {
    /**
     * Compiles one expression.
     *
     * @param source the text between a pair of double braces, or the whole of {@code when} and {@code forEach}
     * @param perItem whether {@code item} and {@code index} are in scope
     * @throws ExpressionInvalid when it does not compile, names what is not in scope, or is too large
     */
    Expression compile(String source, boolean perItem) throws ExpressionInvalid;
}
