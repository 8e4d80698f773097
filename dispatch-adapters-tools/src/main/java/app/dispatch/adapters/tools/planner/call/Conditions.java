package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Ref.Answer;
import app.dispatch.adapters.tools.planner.call.Ref.Facet;
import app.dispatch.adapters.tools.planner.wire.Cel;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.IdentityHashMap;
import java.util.List;

/** Writes conditions as expressions, and lets the steps that they ask about answer with an error. */
public final class Conditions {
    private static final int FIRST_ERROR = 400;

    private final Wiring wiring;
    private final IdentityHashMap<Condition, Condition> settled = new IdentityHashMap<>();

    public Conditions(Wiring wiring) {
        this.wiring = wiring;
    }

    /** All of the conditions as one expression. */
    public String all(List<Condition> conditions) throws Unclear {
        String all = "";
        for (Condition condition : conditions) {
            String one = expression(settled(condition));
            all = all.isEmpty() ? one : grouped(all) + " && " + grouped(one);
        }
        return all;
    }

    /** The condition with what it points at fixed: "otherwise" speaks of the same steps as the condition that it negates. */
    private Condition settled(Condition condition) throws Unclear {
        Condition known = settled.get(condition);
        if (known != null) {
            return known;
        }
        Condition fixed = switch (condition) {
            case Condition.Fails(Ref.Which which) -> new Condition.Fails(nth(which));
            case Condition.Works(Ref.Which which) -> new Condition.Works(nth(which));
            case Condition.Compares(Ref left, String operator, Value right) ->
                new Condition.Compares(wiring.settle(left), operator, right);
            case Condition.Holds(Ref left, String function, String part) ->
                new Condition.Holds(wiring.settle(left), function, part);
            case Condition.Empty(Ref of) -> new Condition.Empty(wiring.settle(of));
            case Condition.Present(Ref of) -> new Condition.Present(wiring.settle(of));
            case Condition.Not(Condition of) -> new Condition.Not(settled(of));
            case Condition.Both(Condition left, Condition right) -> new Condition.Both(settled(left), settled(right));
            case Condition.Either(Condition left, Condition right) ->
                new Condition.Either(settled(left), settled(right));
        };
        settled.put(condition, fixed);
        return fixed;
    }

    private Ref.Which nth(Ref.Which which) throws Unclear {
        return new Ref.Which.Nth(wiring.steps().indexOf(wiring.step(which)));
    }

    private String expression(Condition condition) throws Unclear {
        return switch (condition) {
            case Condition.Fails(Ref.Which which) -> fails(wiring.step(which), true);
            case Condition.Works(Ref.Which which) -> fails(wiring.step(which), false);
            case Condition.Compares compares -> compares(compares);
            case Condition.Holds holds -> holds(holds);
            case Condition.Empty(Ref of) -> "size(" + listed(of) + ") == 0";
            case Condition.Present(Ref of) -> "default(" + wiring.expression(of) + ", null) != null";
            case Condition.Not(Condition of) -> not(of);
            case Condition.Both(Condition left, Condition right) ->
                grouped(expression(left)) + " && " + grouped(expression(right));
            case Condition.Either(Condition left, Condition right) ->
                grouped(expression(left)) + " || " + grouped(expression(right));
        };
    }

    /** Opposites that read better than an exclamation mark. */
    private String not(Condition condition) throws Unclear {
        return switch (condition) {
            case Condition.Fails(Ref.Which which) -> expression(new Condition.Works(which));
            case Condition.Works(Ref.Which which) -> expression(new Condition.Fails(which));
            case Condition.Not(Condition of) -> expression(of);
            case Condition.Empty(Ref of) -> "size(" + listed(of) + ") > 0";
            case Condition.Present(Ref of) -> "default(" + wiring.expression(of) + ", null) == null";
            case Condition.Compares(Ref left, String operator, Value right) ->
                expression(new Condition.Compares(left, opposite(operator), right));
            case Condition.Holds holds -> "!" + holds(holds);
            case Condition.Both both -> "!(" + expression(both) + ")";
            case Condition.Either either -> "!(" + expression(either) + ")";
        };
    }

    private static String opposite(String operator) {
        return switch (operator) {
            case "==" -> "!=";
            case "!=" -> "==";
            case "<" -> ">=";
            case ">" -> "<=";
            case "<=" -> ">";
            default -> "<";
        };
    }

    /** A call fails when it has no answer at all, or one that says so. */
    private String fails(Draft step, boolean fails) {
        step.goesOn = true;
        if (!step.meant.isEmpty()) {
            return "steps." + step.id + ".status " + (fails ? "==" : "!=") + " 'failed'";
        }
        step.allowErrors();
        String code = new Output(step).status();
        String none = "steps." + step.id + ".status";
        return fails
                ? none + " == 'failed' || " + code + " >= " + FIRST_ERROR
                : none + " == 'ok' && " + code + " < " + FIRST_ERROR;
    }

    private String compares(Condition.Compares compares) throws Unclear {
        if (compares.left() instanceof Answer(Ref.Which which, Facet facet, List<String> path)
                && facet == Facet.STATUS) {
            Draft step = wiring.step(which);
            boolean code = compares.right() instanceof Value.Num;
            if (!code) {
                return wiring.expression(new Answer(which, Facet.WHOLE, List.of("status"))) + " " + compares.operator()
                        + " " + Cel.literal(compares.right());
            }
            step.allowErrors();
        }
        return wiring.expression(compares.left()) + " " + compares.operator() + " " + Cel.literal(compares.right());
    }

    private String holds(Condition.Holds holds) throws Unclear {
        Ref left = holds.left();
        String text = left instanceof Answer answer && answer.path().isEmpty() && answer.facet() == Facet.WHOLE
                ? new Output(wiring.step(answer.which())).text()
                : wiring.expression(left);
        return text + "." + holds.function() + "(" + Cel.text(holds.part()) + ")";
    }

    private String listed(Ref of) throws Unclear {
        return wiring.list(of);
    }

    private static String grouped(String expression) {
        return expression.contains(" && ") || expression.contains(" || ") ? "(" + expression + ")" : expression;
    }
}
