package app.dispatch.domain.tool;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what one schema says wrongly of what its value is for. Every start of a server has thousands of schemas checked, nearly all
 * of them right: so what it says is gone through once, and nothing is made but what tells of a problem.
 *
 * @param path the JSON pointer of the schema
 * @param given whether it is a parameter's
 * @param params the parameters of the operation, for the schema of an output
 * @param problems where problems are put
 */
record MemberCheck(Fields schema, String path, boolean given, Set<String> params, List<Problem> problems) {
    private static final String ANNOTATION = "x-";
    private static final Set<String> COMPARISONS = Set.of("not", "before", "after");

    void check() {
        for (Map.Entry<String, Value> said : schema.values().entrySet()) {
            if (said.getKey().startsWith(ANNOTATION)) {
                check(said.getKey(), said.getValue());
            }
        }
    }

    private void check(String name, Value said) {
        switch (name) {
            case "x-role" -> one(name, said, Role::of, Role.values(), Role::id);
            case "x-unit" -> one(name, said, Unit::of, Unit.values(), Unit::id);
            case "x-target" -> one(name, said, MemberCheck::target, TargetKind.values(), TargetKind::id);
            case "x-form" -> forms(said);
            case "x-order" -> orders(said);
            case "x-nouns" -> nouns(said);
            case "x-pattern" -> pattern(said);
            case "x-words" -> words(said);
            case "x-negated" -> negated(said);
            case "x-one-of", "x-schema", "x-json-schema" -> {}
            default -> add(name, "There is no annotation `" + name + "`");
        }
    }

    private static Optional<TargetKind> target(String id) {
        return Arrays.stream(TargetKind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst();
    }

    /** What is one of several words. */
    private <T> void one(String at, Value said, Function<String, Optional<T>> of, T[] known, Function<T, String> id) {
        boolean text = said instanceof Text;
        if (said instanceof Text(String word) && of.apply(word).isPresent()) {
            return;
        }
        String told = text ? "There is no `" + ((Text) said).value() + "` here" : "A text is needed here";
        add(at, told + "; it is one of: " + Stream.of(known).map(id).sorted().collect(Collectors.joining(", ")));
    }

    private void forms(Value said) {
        if (!(said instanceof Items(List<Value> forms))) {
            one("x-form", said, Form::of, Form.values(), Form::id);
            return;
        }
        for (int i = 0; i < forms.size(); i++) {
            one("x-form/" + i, forms.get(i), Form::of, Form.values(), Form::id);
        }
    }

    private void orders(Value said) {
        if (!(said instanceof Fields cases)) {
            one("x-order", said, ListOrder::of, ListOrder.values(), ListOrder::id);
            return;
        }
        cases.values().forEach((param, order) -> {
            String at = Problem.pointer("x-order", param);
            one(at, order, ListOrder::of, ListOrder.values(), ListOrder::id);
            if (!param.equals(Member.ANY) && !params.contains(param)) {
                add(at, "The operation has no parameter `" + param + "`");
            }
        });
    }

    private void nouns(Value said) {
        boolean fine = said instanceof Items(List<Value> nouns)
                && nouns.stream().allMatch(noun -> noun instanceof Text(String text) && !text.isBlank());
        if (!fine) {
            add("x-nouns", "A list of nouns is needed here, none of them blank");
        }
    }

    private void pattern(Value said) {
        try {
            Pattern.compile(said instanceof Text(String pattern) ? pattern : "(");
        } catch (PatternSyntaxException wrong) {
            add("x-pattern", "This is no regular expression: " + wrong.getDescription());
        }
    }

    private void negated(Value said) {
        boolean fine = said instanceof Text(String pattern) && pattern.matches("[^*]*\\*[^*]*");
        if (!fine) {
            add("x-negated", "A text is needed here, with one `*` for what is not to be so");
        }
    }

    private void words(Value said) {
        if (!(said instanceof Fields words)) {
            add("x-words", "An object is needed here: words, and the value that they mean");
            return;
        }
        for (Map.Entry<String, Value> word : words.values().entrySet()) {
            String phrase = word.getKey();
            if (phrase.isBlank() || phrase.indexOf('*') < phrase.lastIndexOf('*')) {
                add(Problem.pointer("x-words", phrase), "Words are needed here, with one `*` at most");
            }
            if (!phrase.contains(Member.ANY)) {
                meant(phrase, word.getValue());
            }
        }
    }

    /** The value that words mean. */
    private void meant(String phrase, Value value) {
        if (!given && value instanceof Fields compared) {
            compared(phrase, compared);
            return;
        }
        if (!given && value.equals(Value.NULL)) {
            return;
        }
        boolean flag = schema.text("type").equals(Optional.of("boolean"));
        if (flag && !(value instanceof Bool)) {
            add(Problem.pointer("x-words", phrase), "It is true or false, so words mean one of these");
        }
        List<Value> allowed = schema.items("enum");
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            add(Problem.pointer("x-words", phrase), "Words mean one of the values of its `enum`");
        }
    }

    private void compared(String phrase, Fields compared) {
        Set<String> names = compared.values().keySet();
        boolean known = names.size() == 1 && COMPARISONS.containsAll(names);
        boolean now = names.contains("not") || compared.values().containsValue(Value.of("now"));
        if (!known || !now) {
            add(
                    Problem.pointer("x-words", phrase),
                    "A comparison is {\"not\": value}, {\"before\": \"now\"} or {\"after\": \"now\"}");
        }
    }

    private void add(String at, String message) {
        problems.add(new Problem(path + "/" + at, message));
    }
}
