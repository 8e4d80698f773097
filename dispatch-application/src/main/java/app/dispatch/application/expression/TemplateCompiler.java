package app.dispatch.application.expression;

import app.dispatch.application.expression.TemplatePart.ListOf;
import app.dispatch.application.expression.TemplatePart.Literal;
import app.dispatch.application.expression.TemplatePart.Mixed;
import app.dispatch.application.expression.TemplatePart.ObjectOf;
import app.dispatch.application.expression.TemplatePart.Piece;
import app.dispatch.application.expression.TemplatePart.Typed;
import app.dispatch.application.expression.TemplateScanner.Part;
import app.dispatch.application.expression.TemplateScanner.Unclosed;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Walks parameters once and compiles every expression in them. Not for use by several threads. */
final class TemplateCompiler {
    private final ExpressionLanguage language;
    private final boolean perItem;
    private final String path;
    private final List<Problem> problems;
    private final BiConsumer<String, Expression> found;
    private final Set<String> templates = new HashSet<>();
    private final Map<String, Set<String>> references = new HashMap<>();
    private int expressions;
    private boolean computes;

    /** @param found is told of each expression, with the JSON pointer of its string, {@code path} included */
    TemplateCompiler(
            ExpressionLanguage language,
            boolean perItem,
            String path,
            List<Problem> problems,
            BiConsumer<String, Expression> found) {
        this.language = language;
        this.perItem = perItem;
        this.path = path;
        this.problems = problems;
        this.found = found;
    }

    Set<String> templates() {
        return templates;
    }

    Map<String, Set<String>> references() {
        return references;
    }

    boolean computes() {
        return computes;
    }

    TemplatePart compile(Value value, String pointer) {
        return switch (value) {
            case Null same -> new Literal(same);
            case Bool same -> new Literal(same);
            case Num same -> new Literal(same);
            case Text text -> compile(text, pointer);
            case Items items -> compile(items, pointer);
            case Fields fields -> compile(fields, pointer);
        };
    }

    private TemplatePart compile(Items items, String pointer) {
        List<TemplatePart> parts = new ArrayList<>(items.values().size());
        for (int i = 0; i < items.values().size(); i++) {
            parts.add(compile(items.values().get(i), pointer + "/" + i));
        }
        return parts.stream().allMatch(Literal.class::isInstance) ? new Literal(items) : new ListOf(List.copyOf(parts));
    }

    private TemplatePart compile(Fields fields, String pointer) {
        Map<String, TemplatePart> parts = new LinkedHashMap<>();
        fields.values().forEach((key, value) -> parts.put(key, compile(value, Problem.pointer(pointer, key))));
        return parts.values().stream().allMatch(Literal.class::isInstance) ? new Literal(fields) : new ObjectOf(parts);
    }

    private TemplatePart compile(Text text, String pointer) {
        if (!TemplateScanner.holdsTemplate(text.value())) {
            return new Literal(text);
        }
        templates.add(pointer);
        try {
            List<Part> parts = TemplateScanner.parts(text.value());
            return compile(parts, pointer);
        } catch (Unclosed e) {
            problems.add(new Problem(path + pointer, e.text()));
            return new Literal(text);
        }
    }

    private TemplatePart compile(List<Part> parts, String pointer) {
        List<Piece> pieces = new ArrayList<>(parts.size());
        for (Part part : parts) {
            pieces.add(
                    switch (part) {
                        case Part.Plain(String text) -> new Piece.Plain(text);
                        case Part.Source(String source) -> compile(source, pointer);
                    });
        }
        return pieces.size() == 1 && pieces.getFirst() instanceof Piece.Computed(Expression only)
                ? new Typed(only)
                : new Mixed(List.copyOf(pieces));
    }

    private Piece compile(String source, String pointer) {
        if (++expressions > ParamsTemplate.MOST_EXPRESSIONS) {
            if (expressions == ParamsTemplate.MOST_EXPRESSIONS + 1) {
                problems.add(new Problem(
                        path,
                        "the parameters of a step hold at most " + ParamsTemplate.MOST_EXPRESSIONS + " expressions"));
            }
            return new Piece.Plain(source);
        }
        try {
            Expression expression = language.compile(source, perItem);
            computes |= expression.size() > 0;
            if (!expression.steps().isEmpty()) {
                references.merge(pointer, expression.steps(), TemplateCompiler::both);
            }
            found.accept(path + pointer, expression);
            return new Piece.Computed(expression);
        } catch (ExpressionInvalid e) {
            problems.add(new Problem(path + pointer, e.text()));
            return new Piece.Plain(source);
        }
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }
}
