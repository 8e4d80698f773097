package app.dispatch.application.lint;

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
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows values through terms: what a condition chooses among is followed, the condition is not, since a choice among what
 * the plan itself says is the plan's own. Immutable.
 *
 * @param names what is known of {@code item}, and of the names that loops bind
 */
record FlowReader(Map<String, Flow> names) {
    /** Functions whose value is their first argument's, but for its form: a comparison with it is one with that. */
    private static final Set<String> SAME =
            Set.of("lowerAscii", "upperAscii", "trim", "string", "dyn", "parseJson", "value", "optional.of", "of");

    /** What {@code sortBy} becomes: it sorts the pairs of a key and an item that a loop makes. */
    static final String SORTED = "lists.@sortByAssociatedKeys";

    /** Functions that give a part or a rearrangement of their first argument. */
    private static final Set<String> PARTS =
            Set.of("slice", "sort", "reverse", "distinct", "only", "first", "last", "substring", "charAt");

    private static final Set<String> CHOICES = Set.of("default", "or", "orValue");

    private static final Set<String> TRUTHS = Set.of(
            "_==_",
            "_!=_",
            "_<_",
            "_<=_",
            "_>_",
            "_>=_",
            "@in",
            "_in_",
            "_&&_",
            "_||_",
            "!_",
            "has",
            "hasValue",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "@not_strictly_false",
            "__not_strictly_false__");

    static FlowReader of(Map<String, Flow> names) {
        return new FlowReader(names);
    }

    Flow read(Term term) {
        return switch (term) {
            case Literal(Value value) -> literal(value);
            case Name(String name) -> name(name);
            case Member(Term of, String key) -> read(of).member(key);
            case Index(Term of, Term at) -> index(read(of), at);
            case Call call -> call(call);
            case Term.Text(List<Term> pieces) -> pieces.stream().map(this::read).reduce(Flow.literal(""), Flow::then);
            case ListOf(List<Term> elements) -> Flow.list(readAll(elements));
            case ObjectOf(List<Entry> entries) -> object(entries);
            case Loop loop -> loop(loop);
        };
    }

    private List<Flow> readAll(List<Term> terms) {
        return terms.stream().map(this::read).toList();
    }

    private static Flow literal(Value value) {
        return switch (value) {
            case Null ignored -> Flow.OWN;
            case Bool(boolean truth) -> Flow.literal(String.valueOf(truth));
            case Num number -> Flow.literal(number.text());
            case Text(String text) -> Flow.literal(text);
            case Items(List<Value> values) ->
                Flow.list(values.stream().map(FlowReader::literal).toList());
            case Fields(Map<String, Value> values) -> {
                Map<String, Flow> members = new LinkedHashMap<>();
                values.forEach((key, member) -> members.put(key, literal(member)));
                yield Flow.object(members);
            }
        };
    }

    private Flow name(String name) {
        Flow bound = names.get(name);
        if (bound != null) {
            return bound;
        }
        return name.equals(Provenance.TRIGGER) || name.equals(Provenance.STEPS) ? Flow.from(Origin.of(name)) : Flow.OWN;
    }

    private static Flow index(Flow of, Term at) {
        return at instanceof Literal(Num number) ? of.member(number.text()) : of.someMember();
    }

    private Flow object(List<Entry> entries) {
        Map<String, Flow> members = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String key = entry.key() instanceof Literal(Text(String text)) ? text : Origin.ANY;
            members.merge(key, read(entry.value()), (some, other) -> Flow.union(List.of(some, other)));
        }
        return Flow.object(members);
    }

    private Flow call(Call call) {
        String function = call.function();
        List<Term> arguments = call.arguments();
        if (TRUTHS.contains(function) || arguments.isEmpty()) {
            return Flow.OWN;
        }
        if (function.equals("_?_:_")) {
            Guards guards = new Guards(this);
            return Flow.union(List.of(
                    read(arguments.get(1))
                            .without(guards.when(arguments.getFirst(), true).compared()),
                    read(arguments.get(2))
                            .without(guards.when(arguments.getFirst(), false).compared())));
        }
        if (function.equals("_+_")) {
            return read(arguments.getFirst()).then(read(arguments.getLast()));
        }
        if (CHOICES.contains(function)) {
            return Flow.union(readAll(arguments));
        }
        if (function.equals(SORTED) && arguments.getLast() instanceof Loop pairs) {
            return read(pairs.range()).inexact();
        }
        if (SAME.contains(function)) {
            return read(arguments.getLast());
        }
        if (PARTS.contains(function)) {
            return read(arguments.getFirst()).inexact();
        }
        return Flow.union(readAll(arguments)).madeOf();
    }

    /** One round is enough: what macros fold with adds to what was there, or replaces it. */
    private Flow loop(Loop loop) {
        Flow initial = read(loop.initial());
        Flow round = with(loop.item(), read(loop.range()).member(Origin.ANY))
                .with(loop.accumulator(), initial)
                .read(loop.step());
        return with(loop.accumulator(), Flow.union(List.of(initial, round))).read(loop.result());
    }

    FlowReader with(String name, Flow flow) {
        Map<String, Flow> more = new HashMap<>(names);
        more.put(name, flow);
        return new FlowReader(more);
    }

    /** The texts that a literal, or a list of literals, holds; empty when it is something else. */
    static List<Value> literals(Term term) {
        return switch (term) {
            case Literal(Items(List<Value> values)) -> values;
            case Literal(Value value) -> List.of(value);
            case ListOf(List<Term> elements) -> {
                List<Value> values = new ArrayList<>();
                elements.forEach(element -> values.addAll(literals(element)));
                yield values.size() == elements.size() ? values : List.of();
            }
            case Name ignored -> List.of();
            case Member ignored -> List.of();
            case Index ignored -> List.of();
            case Call ignored -> List.of();
            case Term.Text ignored -> List.of();
            case ObjectOf ignored -> List.of();
            case Loop ignored -> List.of();
        };
    }
}
