package app.dispatch.application.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks a parsed expression once: collects the steps and the paths that it reads, and refuses names that are not in scope.
 * Not for use by several threads.
 */
final class CelReferences {
    /** What the type checker knows as a name by itself: types, and the first part of functions' names. */
    private static final Set<String> OF_CEL = Set.of(
            "int",
            "uint",
            "double",
            "bool",
            "string",
            "bytes",
            "list",
            "map",
            "null_type",
            "type",
            "optional_type",
            "google",
            "math",
            "strings",
            "lists",
            "optional");

    private static final Set<String> INDEXING = Set.of("_[_]", "_[?_]", "_?._");

    private final String source;
    private final boolean perItem;
    private int depth;
    private int nodes;
    private final Set<String> steps = new LinkedHashSet<>();
    private final List<ScopePath> paths = new ArrayList<>();

    private CelReferences(String source, boolean perItem) {
        this.source = source;
        this.perItem = perItem;
    }

    /** What the expression refers to. */
    static CelReferences of(String source, CelExpr expression, boolean perItem) throws ExpressionInvalid {
        CelReferences references = new CelReferences(source, perItem);
        references.visit(expression, Set.of());
        return references;
    }

    /** The steps' names. */
    Set<String> steps() {
        return Set.copyOf(steps);
    }

    /** The nodes of its syntax, at least 1. */
    int nodes() {
        return nodes;
    }

    /** The longest chains of names from the scope's own; they may stand where they are never evaluated. */
    List<ScopePath> paths() {
        return List.copyOf(paths);
    }

    private void visit(CelExpr expression, Set<String> bound) throws ExpressionInvalid {
        if (++depth > CelSetup.MOST_DEPTH) {
            throw tooDeep();
        }
        if (++nodes > CelSetup.MOST_NODES) {
            throw new ExpressionInvalid("an expression has at most " + CelSetup.MOST_NODES
                    + " parts (names, values, operators, calls); make several of it, or a step's output");
        }
        descend(expression, bound);
        depth--;
    }

    /** Refuses what an evaluation would need too deep a stack for. */
    static ExpressionInvalid tooDeep() {
        return new ExpressionInvalid(
                "the expression is nested, or chained, more than " + CelSetup.MOST_DEPTH + " levels deep");
    }

    private void descend(CelExpr expression, Set<String> bound) throws ExpressionInvalid {
        Optional<ScopePath> path = path(expression, bound);
        if (path.isPresent()) {
            check(path.get());
            paths.add(path.get());
            nodes += path.get().keys().size();
            return;
        }
        switch (expression.getKind()) {
            case SELECT -> visit(expression.select().operand(), bound);
            case CALL -> call(expression.call(), bound);
            case LIST -> visitAll(expression.list().elements(), bound);
            case STRUCT -> {
                for (CelExpr.CelStruct.Entry entry : expression.struct().entries()) {
                    visit(entry.value(), bound);
                }
            }
            case MAP -> {
                for (CelExpr.CelMap.Entry entry : expression.map().entries()) {
                    visit(entry.key(), bound);
                    visit(entry.value(), bound);
                }
            }
            case COMPREHENSION -> comprehension(expression.comprehension(), bound);
            case NOT_SET, CONSTANT, IDENT -> {}
        }
    }

    private void visitAll(List<CelExpr> expressions, Set<String> bound) throws ExpressionInvalid {
        for (CelExpr expression : expressions) {
            visit(expression, bound);
        }
    }

    private void call(CelCall call, Set<String> bound) throws ExpressionInvalid {
        if (call.target().isPresent() && !isNamespace(call.target().get(), bound)) {
            visit(call.target().get(), bound);
        }
        visitAll(call.args(), bound);
    }

    private void comprehension(CelComprehension loop, Set<String> bound) throws ExpressionInvalid {
        visit(loop.iterRange(), bound);
        visit(loop.accuInit(), bound);
        Set<String> after = new HashSet<>(bound);
        after.add(loop.accuVar());
        Set<String> within = new HashSet<>(after);
        within.add(loop.iterVar());
        within.add(loop.iterVar2());
        visit(loop.loopCondition(), within);
        visit(loop.loopStep(), within);
        visit(loop.result(), after);
    }

    private static boolean isNamespace(CelExpr target, Set<String> bound) {
        return target.getKind() == Kind.IDENT
                && OF_CEL.contains(target.ident().name())
                && !bound.contains(target.ident().name());
    }

    /** The expression as a path from a name of the scope, when it is one. */
    private Optional<ScopePath> path(CelExpr expression, Set<String> bound) throws ExpressionInvalid {
        List<String> keys = new ArrayList<>();
        CelExpr at = expression;
        while (true) {
            Optional<Step> step = step(at);
            if (step.isEmpty()) {
                break;
            }
            if (keys.size() > CelSetup.MOST_DEPTH) {
                throw tooDeep();
            }
            keys.addFirst(step.get().key());
            at = step.get().from();
        }
        if (at.getKind() != Kind.IDENT || bound.contains(at.ident().name())) {
            return Optional.empty();
        }
        String root = at.ident().name().startsWith(".")
                ? at.ident().name().substring(1)
                : at.ident().name();
        if (!Names.inScope(root, perItem)) {
            refuse(root);
            return Optional.empty();
        }
        return Optional.of(new ScopePath(root, keys));
    }

    /** Refuses what neither the scope nor CEL knows. */
    private void refuse(String name) throws ExpressionInvalid {
        if (source.contains("-" + name)) {
            throw Names.hyphened(name);
        }
        if (!OF_CEL.contains(name)) {
            throw Names.unknown(name, perItem);
        }
    }

    private record Step(CelExpr from, String key) {}

    /** One step of a path: {@code from.key}, {@code from['key']} or their optional forms. */
    private static Optional<Step> step(CelExpr expression) {
        if (expression.getKind() == Kind.SELECT) {
            CelSelect select = expression.select();
            return Optional.of(new Step(select.operand(), select.field()));
        }
        if (expression.getKind() == Kind.CALL
                && INDEXING.contains(expression.call().function())
                && expression.call().args().size() == 2) {
            CelExpr key = expression.call().args().get(1);
            return key.getKind() == Kind.CONSTANT && key.constant().getKind() == CelConstant.Kind.STRING_VALUE
                    ? Optional.of(new Step(
                            expression.call().args().getFirst(), key.constant().stringValue()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private void check(ScopePath path) throws ExpressionInvalid {
        List<String> keys = path.keys();
        if (path.root().equals(Names.STEPS)) {
            if (keys.isEmpty()) {
                throw Names.bareSteps();
            }
            steps.add(keys.getFirst());
            if (keys.size() > 1) {
                Names.checkOfStep(keys.getFirst(), keys.get(1));
            }
        } else if (!keys.isEmpty()) {
            Names.checkMembers(path.root(), keys);
        }
    }
}
