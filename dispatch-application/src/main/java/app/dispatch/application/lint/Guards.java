package app.dispatch.application.lint;

import app.dispatch.application.expression.Term;
import app.dispatch.application.expression.Term.Call;
import app.dispatch.application.expression.Term.Literal;
import app.dispatch.application.expression.Term.Loop;
import app.dispatch.application.expression.Term.Member;
import app.dispatch.application.expression.Term.Name;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads from a condition what holds where it is true: which places were compared with literals, and which steps ran. */
final class Guards {
    private static final Known NOTHING = new Known(Set.of(), Set.of());

    private final FlowReader flows;

    Guards(FlowReader flows) {
        this.flows = flows;
    }

    /**
     * What holds.
     *
     * @param compared the places whose value is one of some literals, or ends, begins or is limited as one says
     * @param ran the steps that ended ok, so that their own condition was true and their approval given
     */
    record Known(Set<Origin> compared, Set<String> ran) {
        private Known and(Known other) {
            return new Known(both(compared, other.compared), both(ran, other.ran));
        }

        private Known or(Known other) {
            return new Known(common(compared, other.compared), common(ran, other.ran));
        }
    }

    private static <T> Set<T> both(Set<T> some, Set<T> others) {
        Set<T> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static <T> Set<T> common(Set<T> some, Set<T> others) {
        Set<T> all = new HashSet<>(some);
        all.retainAll(others);
        return all;
    }

    /** What is known where the condition is true, or where it is false. */
    Known when(Term condition, boolean holds) {
        return switch (condition) {
            case Call call -> call(call, holds);
            case Loop loop -> holds ? all(loop) : NOTHING;
            case Literal ignored -> NOTHING;
            case Name ignored -> NOTHING;
            case Member ignored -> NOTHING;
            case Term.Index ignored -> NOTHING;
            case Term.Text ignored -> NOTHING;
            case Term.ListOf ignored -> NOTHING;
            case Term.ObjectOf ignored -> NOTHING;
        };
    }

    private Known call(Call call, boolean holds) {
        List<Term> arguments = call.arguments();
        return switch (call.function()) {
            case "_&&_" -> holds ? each(arguments, true, true) : each(arguments, false, false);
            case "_||_" -> holds ? each(arguments, true, false) : each(arguments, false, true);
            case "!_" -> when(arguments.getFirst(), !holds);
            case "_==_" -> holds ? equal(arguments) : NOTHING;
            case "_!=_" -> holds ? NOTHING : equal(arguments);
            case "@in", "_in_" -> holds ? among(arguments.getFirst(), arguments.getLast()) : NOTHING;
            case "endsWith" -> holds ? ends(arguments) : NOTHING;
            case "startsWith" -> holds ? begins(arguments) : NOTHING;
            case "_<_", "_<=_" -> holds ? below(arguments.getFirst(), arguments.getLast()) : NOTHING;
            case "_>_", "_>=_" -> holds ? below(arguments.getLast(), arguments.getFirst()) : NOTHING;
            default -> NOTHING;
        };
    }

    private Known each(List<Term> arguments, boolean holds, boolean together) {
        return arguments.stream()
                .map(argument -> when(argument, holds))
                .reduce((some, other) -> together ? some.and(other) : some.or(other))
                .orElse(NOTHING);
    }

    private Known equal(List<Term> sides) {
        Term left = sides.getFirst();
        Term right = sides.getLast();
        return left instanceof Literal ? among(right, left) : among(left, right);
    }

    private Known among(Term value, Term allowed) {
        List<Value> literals = FlowReader.literals(allowed);
        if (literals.isEmpty()) {
            return NOTHING;
        }
        Known known = compared(value);
        boolean ok = literals.equals(List.of(Value.of("ok")));
        return ok
                        && value instanceof Member(Member(Name(String steps), String id), String member)
                        && steps.equals(Provenance.STEPS)
                        && member.equals("status")
                ? new Known(Set.of(), Set.of(id))
                : known;
    }

    private Known compared(Term value) {
        return flows.read(value)
                .place()
                .map(place -> new Known(Set.of(place), Set.of()))
                .orElse(NOTHING);
    }

    /** Only a domain with its {@code @} is an end that nobody else's address has. */
    private Known ends(List<Term> arguments) {
        return arguments.getLast() instanceof Literal(Text(String end)) && isDomain(end)
                ? compared(arguments.getFirst())
                : NOTHING;
    }

    private static boolean isDomain(String end) {
        int at = end.indexOf('@');
        int dot = end.lastIndexOf('.');
        return at >= 0 && dot > at + 1 && dot < end.length() - 1;
    }

    /** Only a whole host, or the owner of a repository with its slash, is a beginning that nobody else's has. */
    private Known begins(List<Term> arguments) {
        return arguments.getLast() instanceof Literal(Text(String start))
                        && (start.matches("[\\w.-]+/.*")
                                || (start.contains("://") && Flow.literal(start).fixesHost()))
                ? compared(arguments.getFirst())
                : NOTHING;
    }

    private Known below(Term value, Term limit) {
        return limit instanceof Literal(Num ignored) ? compared(value) : NOTHING;
    }

    /** {@code list.all(x, …)}: what holds for each holds for all. */
    private Known all(Loop loop) {
        boolean starts = loop.initial() instanceof Literal(Bool(boolean truth)) && truth;
        if (!starts || !(loop.step() instanceof Call(String function, List<Term> sides)) || !function.equals("_&&_")) {
            return NOTHING;
        }
        Flow items = flows.read(loop.range()).member(Origin.ANY);
        return new Guards(flows.with(loop.item(), items)).when(sides.getLast(), true);
    }
}
