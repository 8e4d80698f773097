package app.dispatch.application.expression;

import app.dispatch.application.expression.CelCosts.Use;
import app.dispatch.application.expression.CelViews.FieldsView;
import app.dispatch.application.expression.CelViews.ItemsView;
import app.dispatch.application.regex.RegexSize;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What one evaluation may still cost. CEL tells it of every node's value before that value is used; each is charged for by
 * what will be done with it, so that the work of an evaluation is bounded before it happens. Not for use by several threads.
 */
final class CelBudget implements CelEvaluationListener {
    /** The end of an evaluation that costs too much; an {@link Error}, since CEL swallows every exception in some places. */
    static final class Spent extends Error {
        private static final long serialVersionUID = 1L;

        Spent() {
            super("the expression costs too much", null, false, false);
        }
    }

    /** The whole budget: some tenths of a second of work. A node costs {@link #NODE}, an element or four characters cost 1. */
    private static final long WHOLE = 6_000_000;

    private static final int NODE = 16;
    private static final int CHARACTERS = 4;

    /** Characters that a regular expression's program of size 1 looks at for 1. */
    private static final int MATCHED = 16;

    /** The largest program that is compiled, if only to be refused: it takes milliseconds. */
    private static final int MOST_COMPILED = 5_000;

    /** The most comparisons of one search, or characters of one joined text. */
    private static final long MOST_PRODUCT = 20_000_000;

    private final CelCosts costs;
    private final long[] sizes;
    private long left = WHOLE;

    CelBudget(CelCosts costs) {
        this.costs = costs;
        this.sizes = new long[costs.remembered()];
    }

    @Override
    public void callback(CelExpr expression, Object value) {
        spend(NODE);
        int id = (int) expression.id();
        int slot = costs.slot(id);
        switch (costs.use(id)) {
            case NONE -> {}
            case FLAT -> spend(flat(value));
            case MADE -> deep(value, false);
            case DEEP -> deep(value, true);
            case COUNT -> spend(value instanceof Number count ? Math.max(0, count.longValue()) : 0);
            case PATTERN -> spend(value instanceof String pattern ? cost(pattern) * sizes[slot] / MATCHED : 0);
        }
        if (slot >= 0 && costs.use(id) != Use.PATTERN) {
            product(slot, costs.isFirst(id), Math.max(length(value), flat(value)));
        }
    }

    /** What a pattern's program costs a character; one that is too large is not even to be compiled. */
    private static long cost(String pattern) {
        long size = RegexSize.of(pattern);
        if (size > MOST_COMPILED) {
            throw new Spent();
        }
        return Math.min(size, CelSetup.MOST_REGEX);
    }

    private void spend(long units) {
        left -= units;
        if (left < 0) {
            throw new Spent();
        }
    }

    /** Keeps the first argument's size, and bounds its product with each of the others'. */
    private void product(int slot, boolean first, long size) {
        if (first) {
            sizes[slot] = size;
        } else if (size > 0 && sizes[slot] > MOST_PRODUCT / size) {
            throw new Spent();
        }
    }

    private static long length(Object value) {
        return value instanceof String text ? text.length() : 0;
    }

    private static long flat(Object value) {
        return switch (value) {
            case String text -> text.length() / CHARACTERS;
            case Collection<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            default -> 0;
        };
    }

    private void deep(Object value, boolean intoViews) {
        spend(1);
        switch (value) {
            case String text -> spend(text.length() / CHARACTERS);
            case ItemsView view when !intoViews -> {}
            case FieldsView view when !intoViews -> {}
            case Collection<?> list -> list.forEach(item -> deep(item, intoViews));
            case Map<?, ?> map ->
                map.forEach((key, member) -> {
                    deep(key, intoViews);
                    deep(member, intoViews);
                });
            case Optional<?> optional -> optional.ifPresent(inner -> deep(inner, intoViews));
            default -> {}
        }
    }
}
