package app.dispatch.application.plan;

import app.dispatch.application.expression.Term;
import app.dispatch.application.expression.Term.Call;
import app.dispatch.application.expression.Term.Entry;
import app.dispatch.application.expression.Term.Index;
import app.dispatch.application.expression.Term.ListOf;
import app.dispatch.application.expression.Term.Literal;
import app.dispatch.application.expression.Term.Loop;
import app.dispatch.application.expression.Term.Member;
import app.dispatch.application.expression.Term.Name;
import app.dispatch.application.expression.Term.ObjectOf;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the shapes of terms, and finds the members that are read and can never be there. Not for use by several threads.
 *
 * <p>What a term asks about, or has a stand-in for, is not held to be read: {@code has(x.y)} and what is then done with
 * {@code x.y}, and the first argument of {@code default}.
 */
final class ShapeReader {
    private static final Set<String> TRUTHS =
            Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in", "_in_", "_&&_", "_||_", "!_");

    /** Functions whose value is a list of the items of their first argument. */
    private static final Set<String> SAME_ITEMS = Set.of("slice", "sort", "reverse", "distinct", "only");

    private static final String SORTED = "lists.@sortByAssociatedKeys";

    private final Map<String, Shape> outputs;
    private final List<Misread> misread = new ArrayList<>();
    private final Set<Term> asked;

    /** A member that is read from what can never have it. */
    record Misread(Member member, Shape from) {}

    /**
     * @param outputs what is known of the outputs of steps, by their ids
     * @param asked what was asked about before; takes up what is asked about in what this reads
     */
    ShapeReader(Map<String, Shape> outputs, Set<Term> asked) {
        this.outputs = outputs;
        this.asked = asked;
    }

    /**
     * The shape of the term's value.
     *
     * @param names what is known of {@code item} and {@code index}
     */
    Shape read(Term term, Map<String, Shape> names) {
        return switch (term) {
            case Literal(Value value) -> of(value);
            case Name(String name) -> names.getOrDefault(name, Shapes.ANY);
            case Member member -> member(member, names);
            case Index(Term of, Term at) -> {
                read(at, names);
                yield read(of, names).item();
            }
            case Call call -> call(call, names);
            case Term.Text(List<Term> pieces) -> {
                pieces.forEach(piece -> read(piece, names));
                yield Shapes.TEXT;
            }
            case ListOf(List<Term> elements) -> list(elements, names);
            case ObjectOf(List<Entry> entries) -> {
                entries.forEach(entry -> {
                    read(entry.key(), names);
                    read(entry.value(), names);
                });
                yield Shapes.ANY;
            }
            case Loop loop -> loop(loop, names).result();
        };
    }

    /** What was read so far and can never be there, but for what was asked about so far. */
    List<Misread> misread() {
        Map<Member, Misread> once = new LinkedHashMap<>(); // a shape may be large, and comparing two takes long
        misread.stream()
                .filter(found -> !asked.contains(found.member()))
                .forEach(found -> once.putIfAbsent(found.member(), found));
        return List.copyOf(once.values());
    }

    private static Shape of(Value value) {
        return switch (value) {
            case Value.Num ignored -> Shapes.NUMBER;
            case Value.Text ignored -> Shapes.TEXT;
            case Value.Bool ignored -> Shapes.TRUTH;
            case Value.Items ignored -> Shapes.LIST;
            case Value.Fields ignored -> Shapes.ANY;
            case Value.Null ignored -> Shapes.ANY;
        };
    }

    private Shape list(List<Term> elements, Map<String, Shape> names) {
        Shape item = new Shape.None();
        for (Term element : elements) {
            item = item.or(read(element, names));
        }
        return new Shape.ListOf(item);
    }

    private Shape member(Member member, Map<String, Shape> names) {
        if (member.of() instanceof Member(Name(String root), String step) && isSteps(root, names)) {
            return member.key().equals("output") ? outputs.getOrDefault(step, Shapes.ANY) : Shapes.TEXT;
        }
        Shape from = read(member.of(), names);
        return switch (from) {
            case Shape.Any any -> any;
            case Shape.None() -> Shapes.ANY;
            case Shape.Simple ignored -> missing(member, from);
            case Shape.ListOf ignored -> missing(member, from);
            case Shape.ObjectOf object -> {
                Shape found = object.member(member.key());
                yield found == null ? missing(member, from) : found;
            }
        };
    }

    private static boolean isSteps(String root, Map<String, Shape> names) {
        return root.equals("steps") && !names.containsKey(root);
    }

    private Shape missing(Member member, Shape from) {
        misread.add(new Misread(member, from));
        return Shapes.ANY;
    }

    private Shape call(Call call, Map<String, Shape> names) {
        List<Term> arguments = call.arguments();
        String function = call.function();
        if (function.equals("has") && arguments.getFirst() instanceof Member member) {
            asked.add(member);
            read(member.of(), names);
            return Shapes.TRUTH;
        }
        if (function.equals("default")) {
            return withoutReading(arguments.getFirst(), names).or(read(arguments.getLast(), names));
        }
        if (function.equals(SORTED) && arguments.getLast() instanceof Loop pairs) {
            return loop(pairs, names).range();
        }
        List<Shape> shapes =
                arguments.stream().map(argument -> read(argument, names)).toList();
        if (SAME_ITEMS.contains(function) && shapes.getFirst() instanceof Shape.ListOf same) {
            return same;
        }
        return TRUTHS.contains(function)
                ? Shapes.TRUTH
                : switch (function) {
                    case "size" -> Shapes.NUMBER;
                    case "string" -> Shapes.TEXT;
                    case "dyn" -> shapes.getFirst();
                    case "_+_", "_?_:_" -> shapes.get(shapes.size() - 2).or(shapes.getLast());
                    default -> Shapes.ANY;
                };
    }

    /** The shape of what may well not be there. */
    private Shape withoutReading(Term term, Map<String, Shape> names) {
        int before = misread.size();
        Shape shape = read(term, names);
        misread.subList(before, misread.size()).clear();
        return shape;
    }

    private record Looped(Shape range, Shape result) {}

    /** One round is enough: what macros fold with adds to what was there, or replaces it. */
    private Looped loop(Loop loop, Map<String, Shape> names) {
        Shape range = read(loop.range(), names);
        Shape initial = read(loop.initial(), names);
        Map<String, Shape> within = new HashMap<>(names);
        within.put(loop.item(), range.item());
        within.put(loop.accumulator(), initial);
        Shape round = read(loop.step(), within);
        Map<String, Shape> after = new HashMap<>(names);
        after.put(loop.accumulator(), initial.or(round));
        return new Looped(range, read(loop.result(), after));
    }
}
