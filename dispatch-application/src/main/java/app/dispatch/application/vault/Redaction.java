package app.dispatch.application.vault;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import app.dispatch.domain.vault.Mask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Takes what is secret by its name out of a value that is recorded or shown: credentials in headers and bodies. */
public final class Redaction {
    /** What holds names of the wire, which more often mean a secret than those of a text. */
    private static final Set<String> WIRE = Set.of("headers", "query");

    private Redaction() {}

    /** The same value with each text masked whose member's name says that it is secret. */
    public static Value of(Value value) {
        return of(value, SecretNames::isCredential);
    }

    private static Value of(Value value, Predicate<String> secret) {
        return switch (value) {
            case Fields(Map<String, Value> members) -> {
                Map<String, Value> kept = new LinkedHashMap<>();
                members.forEach((name, member) ->
                        kept.put(name, secret.test(name) ? masked(member) : of(member, within(name, secret))));
                yield new Fields(kept);
            }
            case Value other -> other.map(inner -> of(inner, secret));
        };
    }

    private static Predicate<String> within(String name, Predicate<String> secret) {
        return WIRE.contains(name) ? SecretNames::isSecret : secret;
    }

    /** The texts of it; what is no text is no credential. */
    private static Value masked(Value value) {
        return switch (value) {
            case Text ignored -> Value.of(Mask.WHOLE);
            case Fields fields -> of(fields);
            case Value other -> other.map(Redaction::masked);
        };
    }
}
