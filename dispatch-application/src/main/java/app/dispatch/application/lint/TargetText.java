package app.dispatch.application.lint;

import app.dispatch.application.expression.Term;
import app.dispatch.application.expression.Term.ListOf;
import app.dispatch.application.expression.Term.Literal;
import app.dispatch.application.lint.AnalyzedPlan.AnalyzedStep;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The targets of a step as text: whom or what it reaches. */
final class TargetText {
    private static final int MOST_CHARACTERS = 300;

    private final AnalyzedPlan analyzed;
    private final AnalyzedStep step;

    TargetText(AnalyzedPlan analyzed, AnalyzedStep step) {
        this.analyzed = analyzed;
        this.step = step;
    }

    /** Its targets, joined; "" when none is said. */
    String words() {
        Map<String, TargetKind> targets = step.targets();
        String all = targets.isEmpty()
                ? subject().orElse("")
                : targets.entrySet().stream()
                        .filter(target -> step.params().containsKey(target.getKey()))
                        .map(target -> words(target.getKey(), target.getValue()))
                        .filter(text -> !text.isBlank())
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (all.length() <= MOST_CHARACTERS) {
            return all;
        }
        int end = Character.isHighSurrogate(all.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return all.substring(0, end) + "…";
    }

    private String words(String name, TargetKind kind) {
        Term term = step.params().getOrDefault(name, new Literal(Value.NULL));
        return switch (kind) {
            case URL -> address(text(term));
            case AMOUNT -> term instanceof ListOf || term instanceof Term.ObjectOf ? "" : text(term);
            case RECIPIENT, ADDRESSEE, REPOSITORY, ACCOUNT -> text(term);
        };
    }

    /** What an operation without targets is about: its first required parameter that is free text and no content. */
    private Optional<String> subject() {
        if (step.isModel()) {
            return Optional.empty();
        }
        OpDef op = step.checked().op();
        Fields declared = op.params().fields("properties");
        return op.params().items("required").stream()
                .flatMap(name -> name instanceof Text(String key) ? Stream.of(key) : Stream.empty())
                .filter(key -> declared.fields(key).get("enum").isEmpty() && !SilentDefaults.CONTENT.contains(key))
                .filter(key -> step.step().params().text(key).isPresent())
                .map(key -> text(step.params().getOrDefault(key, new Literal(Value.NULL))))
                .findFirst();
    }

    private String text(Term term) {
        return switch (term) {
            case Literal(Value value) -> text(value);
            case Term.Text(List<Term> pieces) ->
                pieces.stream()
                        .map(piece -> piece instanceof Literal ? text(piece) : "(" + origin(piece) + ")")
                        .collect(Collectors.joining());
            case ListOf(List<Term> elements) ->
                elements.stream().map(this::text).collect(Collectors.joining(", "));
            case Term other -> origin(other);
        };
    }

    private static String text(Value value) {
        return switch (value) {
            case Text(String text) -> text;
            case Num number -> number.text();
            case Items(List<Value> values) ->
                values.stream()
                        .map(TargetText::text)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
            case Value other -> "";
        };
    }

    /** Where a computed value comes from, or the few values that it can be. */
    private String origin(Term term) {
        Flow flow = step.flows().read(term);
        if (!flow.open() && flow.allOrigins().isEmpty()) {
            return String.join(" or ", flow.starts());
        }
        String origins = flow.allOrigins().stream().map(this::words).distinct().collect(Collectors.joining(" or "));
        return origins.isEmpty() ? "chosen by the plan" : origins;
    }

    private String words(Origin origin) {
        if (origin.root().equals(Provenance.TRIGGER)) {
            return origin.keys().isEmpty() ? "from the trigger" : "from the trigger: " + path(origin.keys());
        }
        String source = origin.keys().stream()
                .findFirst()
                .flatMap(analyzed::step)
                .map(producer -> producer.checked().op().id())
                .orElse("a step");
        List<String> keys = origin.keys().size() <= 2
                ? List.of()
                : origin.keys().subList(2, origin.keys().size());
        int item = keys.lastIndexOf(Origin.ANY);
        String from = item < 0 ? "from " + source : "each item of " + source;
        String rest = path(keys.subList(item + 1, keys.size()));
        return rest.isEmpty() ? from : from + ": " + rest;
    }

    private static String path(List<String> keys) {
        return keys.stream().filter(key -> !key.equals(Origin.ANY)).collect(Collectors.joining("."));
    }

    /** An address without what may be secret in it: user, query, fragment. */
    private static String address(String url) {
        String bare = url.split("[?#]", 2)[0];
        return bare.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*@", "$1//");
    }
}
