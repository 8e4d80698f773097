package app.dispatch.application.vault;

import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import app.dispatch.domain.vault.Mask;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Secrets that must not be shown, and takes them out of whatever is. Immutable. */
public final class Secrets {
    /** Nothing to hide. */
    public static final Secrets NONE = new Secrets(List.of());

    private final List<String> forms;

    private Secrets(List<String> forms) {
        this.forms = forms;
    }

    /** These secrets, in every form in which they may come back: as they are, encoded, or in part. */
    public static Secrets of(Collection<String> secrets) {
        return longestFirst(secrets.stream().flatMap(secret -> SecretForms.of(secret).stream()));
    }

    /** All of these. */
    public static Secrets all(Collection<Secrets> several) {
        return longestFirst(several.stream().flatMap(secrets -> secrets.forms.stream()));
    }

    /** So that no part is taken out of a whole, and leaves the rest of it. */
    private static Secrets longestFirst(Stream<String> forms) {
        return new Secrets(forms.distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** The text without them. */
    public String hiddenIn(String text) {
        String hidden = text;
        for (String form : forms) {
            hidden = hidden.replace(form, Mask.WHOLE);
        }
        return hidden;
    }

    /** The value without them, in names of members too. */
    public Value hiddenIn(Value value) {
        if (forms.isEmpty()) {
            return value;
        }
        return switch (value) {
            case Text(String text) -> Value.of(hiddenIn(text));
            case Items(List<Value> items) ->
                new Items(items.stream().map(this::hiddenIn).toList());
            case Fields(Map<String, Value> members) -> {
                Map<String, Value> hidden = new LinkedHashMap<>();
                members.forEach((name, member) -> hidden.put(hiddenIn(name), hiddenIn(member)));
                yield new Fields(hidden);
            }
            case Value.Num number -> forms.contains(number.value().toPlainString()) ? Value.of(Mask.WHOLE) : number;
            case Value.Bool same -> same;
            case Value.Null same -> same;
        };
    }

    /** The failure with a message without them. */
    public StepFailure hiddenIn(StepFailure failure) {
        String text = hiddenIn(failure.text());
        if (text.equals(failure.text())) {
            return failure;
        }
        if (!failure.isPassing()) {
            return StepFailure.lasting(failure.failureCode(), text);
        }
        return failure.retryAfter()
                .map(wait -> StepFailure.passing(failure.failureCode(), text, wait))
                .orElseGet(() -> StepFailure.passing(failure.failureCode(), text));
    }

    @Override
    public String toString() {
        return "Secrets[" + forms.size() + "]";
    }
}
