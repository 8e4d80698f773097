package app.dispatch.application.expression;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Parameters whose strings hold <code>{{ expressions }}</code>, compiled once and rendered as often as wanted. Immutable and
 * safe for use by several threads.
 *
 * <p>A string that is one expression and nothing else becomes the expression's value, with its type. Within a longer string
 * a value reads as text: text as it is, numbers in plain digits, {@code true}, {@code false} and {@code null} as these words,
 * lists and objects as JSON. What was rendered is never looked at again, so data cannot smuggle an expression in. Keys are
 * never templates. Subtrees without a template cost nothing to render.
 */
public final class ParamsTemplate {
    /** The most expressions that one step's parameters may hold. */
    public static final int MOST_EXPRESSIONS = 200;

    private final TemplatePart root;
    private final String path;
    private final Set<String> templates;
    private final Map<String, Set<String>> references;
    private final boolean computed;

    private ParamsTemplate(
            TemplatePart root,
            String path,
            Set<String> templates,
            Map<String, Set<String>> references,
            boolean computed) {
        this.computed = computed;
        this.root = root;
        this.path = path;
        this.templates = Set.copyOf(templates);
        this.references = Map.copyOf(references);
    }

    /**
     * Compiles the templates of {@code params}. What does not compile is listed in {@code problems}, each with the JSON
     * pointer of its string, and stands in the result as plain text.
     *
     * @param perItem whether {@code item} and {@code index} are in scope
     * @param path the JSON pointer of {@code params}, such as {@code /steps/1/params}; problems' paths start with it
     * @param problems receives what is wrong
     */
    public static ParamsTemplate compile(
            Value params, ExpressionLanguage language, boolean perItem, String path, List<Problem> problems) {
        return compile(params, language, perItem, path, problems, (pointer, expression) -> {});
    }

    /**
     * The same, telling of each expression that compiled.
     *
     * @param found is given the JSON pointer of the expression's string, {@code path} included, and the expression
     */
    public static ParamsTemplate compile(
            Value params,
            ExpressionLanguage language,
            boolean perItem,
            String path,
            List<Problem> problems,
            BiConsumer<String, Expression> found) {
        TemplateCompiler compiler = new TemplateCompiler(language, perItem, path, problems, found);
        TemplatePart root = compiler.compile(params, "");
        return new ParamsTemplate(root, path, compiler.templates(), compiler.references(), compiler.computes());
    }

    /** The names of the steps that are referred to; they may not exist. */
    public Set<String> steps() {
        Set<String> all = new HashSet<>();
        references.values().forEach(all::addAll);
        return Set.copyOf(all);
    }

    /** The names of the steps that are referred to, by the JSON pointer of the string that does so, {@code path} included. */
    public Map<String, Set<String>> references() {
        Map<String, Set<String>> all = new HashMap<>();
        references.forEach((pointer, names) -> all.put(path + pointer, names));
        return Map.copyOf(all);
    }

    /** Whether the string at that JSON pointer, relative to the parameters, holds a template. */
    public boolean isTemplate(String pointer) {
        return templates.contains(pointer);
    }

    /** Whether nothing in the parameters is a template, so that they render as themselves. */
    public boolean isLiteral() {
        return templates.isEmpty();
    }

    /** Whether rendering may take long: an expression in it is more than a plain path. */
    public boolean isComputed() {
        return computed;
    }

    /** What the parameters are made of; made anew at each call. */
    public Term term() {
        return root.term();
    }

    /**
     * The parameters with all expressions replaced by their values.
     *
     * @throws app.dispatch.domain.error.StepFailure {@code expression_error} when an expression has no value in this scope, or
     *     all values together pass 1 MiB
     */
    public Value render(Scope scope) {
        return root.render(new Rendering(scope));
    }
}
