package app.dispatch.adapters.tools.planner.call;

import app.dispatch.domain.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A value that a brief gives: written out, or pointed at. */
public sealed interface Operand {
    /** Written out. */
    record Given(Value value) implements Operand {}

    /** A part of something earlier. */
    record Of(Ref ref) implements Operand {}

    /** A part of something earlier, with a text before it. */
    record Prefixed(String prefix, Ref ref) implements Operand {}

    /** An object of named values. */
    record Made(Map<String, Operand> members) implements Operand {
        public Made {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    static Operand text(String text) {
        return new Given(Value.of(text));
    }
}
