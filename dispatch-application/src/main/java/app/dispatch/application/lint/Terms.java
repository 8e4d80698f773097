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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked of terms in several places. */
final class Terms {
    private Terms() {}

    /** What stands directly in a term. */
    static List<Term> within(Term term) {
        return switch (term) {
            case Literal ignored -> List.of();
            case Name ignored -> List.of();
            case Member(Term of, String ignored) -> List.of(of);
            case Index(Term of, Term at) -> List.of(of, at);
            case Call(String ignored, List<Term> arguments) -> arguments;
            case Term.Text(List<Term> pieces) -> pieces;
            case ListOf(List<Term> elements) -> elements;
            case ObjectOf(List<Entry> entries) ->
                entries.stream()
                        .flatMap(entry -> Stream.of(entry.key(), entry.value()))
                        .toList();
            case Loop loop -> List.of(loop.range(), loop.initial(), loop.step(), loop.result());
        };
    }

    /** The conditions that all hold where {@code condition} does. */
    static Stream<Term> conjuncts(@Nullable Term condition) {
        if (condition == null) {
            return Stream.empty();
        }
        return condition instanceof Call(String function, List<Term> sides) && function.equals("_&&_")
                ? sides.stream().flatMap(Terms::conjuncts)
                : Stream.of(condition);
    }

    /** The arguments, when the term is a call of that function. */
    static Optional<List<Term>> call(Term term, String function) {
        return term instanceof Call(String name, List<Term> arguments) && name.equals(function)
                ? Optional.of(arguments)
                : Optional.empty();
    }
}
