package app.dispatch.application.vault;

import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import app.dispatch.domain.vault.Mask;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Secrets that must not be shown, and takes them out of whatever is. Immutable. */
public final class Secrets {
    /** Nothing to hide. */
    public static final Secrets NONE = new Secrets(List.of());

    /** A number with more digits is no secret that anybody has. */
    private static final int MOST_DIGITS = 400;

    private final List<String> forms;
    private final SecretSearch search;

    private Secrets(List<String> forms) {
        this.forms = forms;
        this.search = new SecretSearch(forms);
    }

    /** These secrets, however they come back: as they are, encoded, or in part. */
    public static Secrets of(Collection<String> secrets) {
        return distinct(secrets.stream()
                .flatMap(secret -> SecretForms.of(secret).stream())
                .map(SecretSearch::small));
    }

    /** All of these. */
    public static Secrets all(Collection<Secrets> several) {
        return distinct(several.stream().flatMap(secrets -> secrets.forms.stream()));
    }

    private static Secrets distinct(Stream<String> forms) {
        return new Secrets(forms.distinct().toList());
    }

    /** The text without them. */
    public String hiddenIn(String text) {
        BitSet found = forms.isEmpty() ? new BitSet() : search.in(text);
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder hidden = new StringBuilder(text.length());
        int from = 0;
        for (int start = found.nextSetBit(0); start >= 0; start = found.nextSetBit(from)) {
            hidden.append(text, from, start).append(Mask.WHOLE);
            from = found.nextClearBit(start);
        }
        return hidden.append(text, from, text.length()).toString();
    }

    /** The value without them, in names of members too. */
    public Value hiddenIn(Value value) {
        if (forms.isEmpty()) {
            return value;
        }
        return switch (value) {
            case Text(String text) -> Value.of(hiddenIn(text));
            case Fields(Map<String, Value> members) -> {
                Map<String, Value> hidden = new LinkedHashMap<>();
                members.forEach((name, member) -> hidden.put(hiddenIn(name), hiddenIn(member)));
                yield new Fields(hidden);
            }
            case Value.Num number -> isSecret(number.value()) ? Value.of(Mask.WHOLE) : number;
            case Value other -> other.map(this::hiddenIn);
        };
    }

    /** The digits of a short number with a large exponent would fill the memory. */
    private boolean isSecret(BigDecimal number) {
        return number.precision() + Math.abs((long) number.scale()) <= MOST_DIGITS
                && forms.contains(number.toPlainString());
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
