package app.dispatch.domain.tool;

import app.dispatch.domain.value.Value.Fields;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/**
 * How an operation's effect is told before it runs: fixed, or by the literal value of one parameter.
 *
 * @param param the deciding parameter's name; empty when the effect is fixed
 * @param byValue the effect for each value of the parameter, in upper case
 * @param otherwise the effect for every other value, for a value that is a template, and when the effect is fixed
 */
public record EffectRule(String param, Map<String, Effect> byValue, Effect otherwise) {
    public EffectRule {
        byValue = Map.copyOf(byValue);
    }

    /** The same effect whatever the parameters. */
    public static EffectRule always(Effect effect) {
        return new EffectRule("", Map.of(), effect);
    }

    /** The effect of a call with these parameters, templates not yet rendered. */
    public Effect of(Fields params) {
        return params.text(param)
                .map(value -> byValue.getOrDefault(value.toUpperCase(Locale.ROOT), otherwise))
                .orElse(otherwise);
    }

    /** The effect that stands in a catalogue: the strongest that a call may have. */
    public Effect strongest() {
        return byValue.values().stream()
                .filter(effect -> effect.compareTo(otherwise) > 0)
                .max(Comparator.naturalOrder())
                .orElse(otherwise);
    }
}
