package app.dispatch.application.lint;

import app.dispatch.application.expression.Term;
import app.dispatch.application.expression.Term.Call;
import app.dispatch.application.expression.Term.Index;
import app.dispatch.application.expression.Term.ListOf;
import app.dispatch.application.expression.Term.Literal;
import app.dispatch.application.expression.Term.Loop;
import app.dispatch.application.expression.Term.Member;
import app.dispatch.application.expression.Term.Name;
import app.dispatch.application.expression.Term.ObjectOf;
import app.dispatch.application.lint.AnalyzedPlan.AnalyzedStep;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Tells how many items a list can have at most, as far as the plan itself says so. */
final class Bounds {
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final AnalyzedPlan analyzed;
    private final Map<String, Long> named = new HashMap<>();

    Bounds(AnalyzedPlan analyzed) {
        this.analyzed = analyzed;
    }

    /** The most items that a step can run for; empty when nothing in the plan says so. */
    OptionalLong items(AnalyzedStep step) {
        Term list = step.forEach();
        if (list == null) {
            return OptionalLong.of(1);
        }
        long most = Math.min(
                items(list),
                Terms.conjuncts(step.when())
                        .mapToLong(condition -> said(condition, base(list)))
                        .min()
                        .orElse(UNKNOWN));
        return most == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(most);
    }

    private long items(Term list) {
        return switch (list) {
            case ListOf(List<Term> elements) -> elements.size();
            case Literal(Items(List<Value> values)) -> values.size();
            case Loop loop -> loop(loop);
            case Call call -> call(call);
            case Member member -> output(member);
            case Literal ignored -> UNKNOWN;
            case Name(String name) -> named.getOrDefault(name, UNKNOWN);
            case Index ignored -> UNKNOWN;
            case Term.Text ignored -> UNKNOWN;
            case ObjectOf(var entries) -> entries.size();
        };
    }

    /** {@code map} and {@code filter} add one item at most for each that there is. */
    private long loop(Loop loop) {
        if (loop.range().equals(new ListOf(List.of()))) { // what CEL binds a name with
            named.put(loop.accumulator(), items(loop.initial()));
            return items(loop.result());
        }
        Term added =
                Terms.call(loop.step(), "_?_:_").map(choice -> choice.get(1)).orElse(loop.step());
        boolean one = Terms.call(added, "_+_")
                .filter(sides -> sides.getLast() instanceof ListOf(List<Term> single) && single.size() == 1)
                .isPresent();
        return one && loop.initial().equals(new ListOf(List.of())) ? items(loop.range()) : UNKNOWN;
    }

    private long call(Call call) {
        List<Term> arguments = call.arguments();
        return switch (call.function()) {
            case "slice" -> slice(arguments);
            case "sort", "reverse", "distinct", "dyn", FlowReader.SORTED -> items(arguments.getFirst());
            case "_+_" -> sum(items(arguments.getFirst()), items(arguments.getLast()));
            case "_?_:_" -> Math.max(items(arguments.get(1)), items(arguments.get(2)));
            case "only" -> 1;
            case "default" -> Math.max(items(arguments.getFirst()), items(arguments.getLast()));
            case "lists.range", "range" -> number(arguments.getLast());
            default -> UNKNOWN;
        };
    }

    private long slice(List<Term> arguments) {
        long whole = items(arguments.getFirst());
        return arguments.size() == 3 ? Math.min(whole, number(arguments.getLast())) : whole;
    }

    private static long sum(long some, long others) {
        return some == UNKNOWN || others == UNKNOWN ? UNKNOWN : some + others;
    }

    /** The most that a number can be. */
    private long number(Term term) {
        if (term instanceof Literal(Num(var number))) {
            return number.longValue();
        }
        return term instanceof Call(String function, List<Term> arguments)
                ? switch (function) {
                    case "size" -> items(arguments.getFirst());
                    case "math.@min", "math_@min" ->
                        arguments.stream()
                                .flatMap(argument -> argument instanceof ListOf(List<Term> all)
                                        ? all.stream()
                                        : List.of(argument).stream())
                                .mapToLong(this::number)
                                .min()
                                .orElse(UNKNOWN);
                    default -> UNKNOWN;
                }
                : UNKNOWN;
    }

    /** The items of a step's output: as many as it asks for, as are given when it does not ask, or one a call. */
    private long output(Member member) {
        AnalyzedStep whole = step(member);
        if (whole != null) {
            return whole.forEach() == null ? UNKNOWN : items(whole.forEach());
        }
        AnalyzedStep step = member.of() instanceof Member output ? step(output) : null;
        return step != null && step.forEach() == null && member.key().equals("items") ? most(step) : UNKNOWN;
    }

    private @Nullable AnalyzedStep step(Member member) {
        return member.key().equals("output")
                        && member.of() instanceof Member(Name(String root), String id)
                        && root.equals(Provenance.STEPS)
                ? analyzed.step(id).orElse(null)
                : null;
    }

    private static long most(AnalyzedStep step) {
        Fields max = step.checked().op().params().fields("properties").fields("max");
        Term asked = step.params().get("max");
        if (asked != null) {
            return asked instanceof Literal(Num(var number)) ? number.longValue() : UNKNOWN;
        }
        return max.get("default").orElse(Value.NULL) instanceof Num(var number) ? number.longValue() : UNKNOWN;
    }

    /** The list of which a filtered or mapped one is made. */
    private static Term base(Term list) {
        Term base = list;
        while (base instanceof Loop loop) {
            base = loop.range();
        }
        return base;
    }

    /** What a condition such as {@code size(list) <= 20} says of the list. */
    private static long said(Term condition, Term list) {
        if (!(condition instanceof Call(String function, List<Term> sides)) || sides.size() != 2) {
            return UNKNOWN;
        }
        Term size = new Call("size", List.of(list));
        return switch (function) {
            case "_<_", "_<=_", "_==_" -> limit(sides.getFirst(), size, sides.getLast());
            case "_>_", "_>=_" -> limit(sides.getLast(), size, sides.getFirst());
            default -> UNKNOWN;
        };
    }

    private static long limit(Term compared, Term size, Term limit) {
        return compared.equals(size) && limit instanceof Literal(Num(var number)) ? number.longValue() : UNKNOWN;
    }
}
