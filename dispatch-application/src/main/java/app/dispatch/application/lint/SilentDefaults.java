package app.dispatch.application.lint;

import app.dispatch.application.expression.Term;
import app.dispatch.application.expression.Term.Call;
import app.dispatch.application.expression.Term.Entry;
import app.dispatch.application.expression.Term.Literal;
import app.dispatch.application.lint.AnalyzedPlan.AnalyzedStep;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is sent with nothing in the place of something that is missing. */
final class SilentDefaults {
    static final String CODE = "silent_default";

    /** The names of parameters, and of members of them, whose text somebody reads. */
    static final Set<String> CONTENT = Set.of("body", "text", "content", "html", "message", "description", "comment");

    /** Functions that leave an empty text empty. */
    private static final Set<String> KEEPING =
            Set.of("trim", "lowerAscii", "upperAscii", "string", "dyn", "replace", "substring");

    private final AnalyzedPlan analyzed;

    SilentDefaults(AnalyzedPlan analyzed) {
        this.analyzed = analyzed;
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        for (AnalyzedStep step : analyzed.steps()) {
            if (step.checked().effect() != Effect.READ) {
                step.params()
                        .forEach((name, term) -> content(name, term)
                                .flatMap(text -> silent(text, step).stream())
                                .findFirst()
                                .ifPresent(found -> warnings.add(warning(step, name))));
            }
        }
        return warnings;
    }

    private static Stream<Term> content(String name, Term term) {
        return switch (term) {
            case Term.ObjectOf(List<Entry> entries) ->
                entries.stream()
                        .flatMap(entry -> entry.key() instanceof Literal(Text(String key))
                                ? content(key, entry.value())
                                : Stream.empty());
            case Term.ListOf(List<Term> elements) -> elements.stream().flatMap(element -> content(name, element));
            case Term other -> CONTENT.contains(name) ? Stream.of(other) : Stream.empty();
        };
    }

    /**
     * The {@code default(…, '')} whose value is the text or a piece of it. What a loop makes is not looked at: an empty cell
     * in a table's row is what it says.
     */
    private static Optional<Term> silent(Term term, AnalyzedStep step) {
        if (term instanceof Term.Text(List<Term> pieces)) {
            return first(pieces.stream(), step);
        }
        if (!(term instanceof Call(String function, List<Term> arguments))) {
            return Optional.empty();
        }
        if (function.equals("default")) {
            boolean empty = isEmpty(arguments.getLast()) && !isTold(term, step);
            return empty ? Optional.of(term) : first(arguments.stream(), step);
        }
        return switch (function) {
            case "_+_" -> first(arguments.stream(), step);
            case "_?_:_" -> first(arguments.stream().skip(1), step);
            default -> KEEPING.contains(function) ? silent(arguments.getFirst(), step) : Optional.empty();
        };
    }

    private static Optional<Term> first(Stream<Term> terms, AnalyzedStep step) {
        return terms.flatMap(term -> silent(term, step).stream()).findFirst();
    }

    private static boolean isEmpty(Term term) {
        return term instanceof Literal(Text(String text)) && text.isBlank();
    }

    /** Whether the step runs only where the value is there. */
    private static boolean isTold(Term value, AnalyzedStep step) {
        Literal nothing = new Literal(Value.of(""));
        return Terms.conjuncts(step.when())
                .anyMatch(condition -> condition.equals(new Call("_!=_", List.of(value, nothing))));
    }

    private static Warning warning(AnalyzedStep step, String name) {
        return new Warning(
                CODE,
                step.path() + "/params/" + name,
                "When a value is missing, `" + name + "` is sent with nothing in its place.",
                "Say what is missing, as in `default(…, 'not given')`; or run the step only where it is there, with"
                        + " \"when\": \"default(…, '') != ''\".");
    }
}
