package app.dispatch.domain.tool;

import app.dispatch.domain.value.Value.Fields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a parameter decides about where a call acts: whom it reaches, what it changes, what it costs. A parameter's schema
 * declares it under {@code x-target}; one without it is content.
 */
public enum TargetKind {
    /** A person, a channel or a team that gets something. */
    RECIPIENT,
    /** A person whose address is written down, and who gets nothing before somebody sends it. */
    ADDRESSEE,
    /** An address that is called. */
    URL,
    /** A repository. */
    REPOSITORY,
    /** An amount of money. */
    AMOUNT,
    /** A customer or a payment. */
    ACCOUNT;

    /** As it stands in a schema and in JSON: {@code recipient}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The parameters of an operation that are such targets, in the order of its schema. */
    public static Map<String, TargetKind> of(OpDef op) {
        Fields properties = op.params().fields("properties");
        Map<String, TargetKind> targets = new LinkedHashMap<>();
        properties
                .values()
                .keySet()
                .forEach(name -> properties
                        .fields(name)
                        .text("x-target")
                        .flatMap(TargetKind::parse)
                        .ifPresent(kind -> targets.put(name, kind)));
        return targets;
    }

    private static Optional<TargetKind> parse(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
