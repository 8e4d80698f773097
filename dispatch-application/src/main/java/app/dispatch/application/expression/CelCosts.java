package app.dispatch.application.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How each node of a checked expression is charged for: by its place, before it runs. Immutable once made. */
final class CelCosts {
    /** What is done with a node's value. */
    enum Use {
        /** Nothing that depends on its size. */
        NONE,
        /** A copy or a scan of its characters or elements. */
        FLAT,
        /** It is a list or object that the expression makes: a walk through all that it makes, down to what it only shows. */
        MADE,
        /** A walk through all that it holds. */
        DEEP,
        /** A number that says how much is made. */
        COUNT,
        /** A regular expression that a text is matched against. */
        PATTERN
    }

    private static final Set<String> DEEP = Set.of(
            "_==_",
            "_!=_",
            "@in",
            "distinct",
            "flatten",
            "json",
            "join",
            "sort",
            CelFunctions.SUM,
            "lists.@sortByAssociatedKeys");
    private static final Set<String> FREE =
            Set.of("_[_]", "_?._", "_[?_]", "_&&_", "_||_", "_?_:_", "dyn", "type", CelFunctions.ONLY);
    private static final Set<String> PRODUCTS =
            Set.of("contains", "indexOf", "lastIndexOf", "split", "replace", "join", "matches");
    private static final int UNKNOWN = -1;

    private Use[] uses = new Use[64];
    private int[] slots = new int[64];
    private boolean[] firsts = new boolean[64];
    private int remembered;

    private CelCosts() {
        Arrays.fill(uses, Use.NONE);
        Arrays.fill(slots, UNKNOWN);
    }

    static CelCosts of(CelExpr expression) {
        CelCosts costs = new CelCosts();
        costs.visit(expression);
        return costs;
    }

    Use use(int id) {
        return id < uses.length ? uses[id] : Use.NONE;
    }

    /** Where the node's size is kept or looked up for a bound on a product of sizes; negative when it is not. */
    int slot(int id) {
        return id < slots.length ? slots[id] : UNKNOWN;
    }

    /** Whether the node is the first of those with its slot. */
    boolean isFirst(int id) {
        return id < firsts.length && firsts[id];
    }

    int remembered() {
        return remembered;
    }

    private void visit(CelExpr expression) {
        switch (expression.getKind()) {
            case SELECT -> visit(expression.select().operand());
            case CALL -> {
                call(expression);
                expression.call().target().ifPresent(this::visit);
                expression.call().args().forEach(this::visit);
            }
            case LIST -> {
                mark(expression, Use.MADE);
                expression.list().elements().forEach(this::visit);
            }
            case STRUCT -> expression.struct().entries().forEach(entry -> visit(entry.value()));
            case MAP -> {
                mark(expression, Use.MADE);
                expression.map().entries().forEach(entry -> {
                    visit(entry.key());
                    visit(entry.value());
                });
            }
            case COMPREHENSION -> comprehension(expression.comprehension());
            case NOT_SET, CONSTANT, IDENT -> {}
        }
    }

    private void comprehension(CelComprehension loop) {
        visit(loop.iterRange());
        visit(loop.accuInit());
        visit(loop.loopCondition());
        visit(loop.loopStep());
        visit(loop.result());
        mark(loop.iterRange(), Use.FLAT);
    }

    private void call(CelExpr expression) {
        CelCall call = expression.call();
        String function = call.function();
        List<CelExpr> arguments = new ArrayList<>();
        call.target().ifPresent(arguments::add);
        arguments.addAll(call.args());
        Use use = FREE.contains(function) ? Use.NONE : DEEP.contains(function) ? Use.DEEP : Use.FLAT;
        if (!isAccumulation(call)) {
            arguments.forEach(argument -> mark(argument, use));
            mark(expression, FREE.contains(function) ? Use.NONE : Use.FLAT);
        }
        if (function.equals("matches")) {
            mark(arguments.getLast(), Use.PATTERN);
        }
        if (function.equals("lists.range")) {
            arguments.forEach(argument -> mark(argument, Use.COUNT));
        }
        if (PRODUCTS.contains(function)) {
            remember(arguments);
        }
    }

    /** Whether a macro adds to the list that it builds, which copies nothing. */
    private static boolean isAccumulation(CelCall call) {
        return call.function().equals("_+_")
                && call.args().getFirst().getKind() == Kind.IDENT
                && call.args().getFirst().ident().name().startsWith("@");
    }

    private void remember(List<CelExpr> arguments) {
        int slot = remembered++;
        for (int i = 0; i < arguments.size(); i++) {
            int id = room(arguments.get(i));
            slots[id] = slot;
            firsts[id] = i == 0;
        }
    }

    private void mark(CelExpr expression, Use use) {
        int id = room(expression);
        if (use.compareTo(uses[id]) > 0) {
            uses[id] = use;
        }
    }

    private int room(CelExpr expression) {
        int id = (int) expression.id();
        if (id >= uses.length) {
            int size = Math.max(id + 1, uses.length * 2);
            int before = uses.length;
            uses = Arrays.copyOf(uses, size);
            slots = Arrays.copyOf(slots, size);
            firsts = Arrays.copyOf(firsts, size);
            Arrays.fill(uses, before, size, Use.NONE);
            Arrays.fill(slots, before, size, UNKNOWN);
        }
        return id;
    }
}
