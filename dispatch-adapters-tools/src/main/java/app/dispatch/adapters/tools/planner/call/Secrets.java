package app.dispatch.adapters.tools.planner.call;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells of secrets that a brief puts into a plan. */
final class Secrets {
    private static final Pattern NAME =
            Pattern.compile("(?i).*(authori[sz]ation|cookie|token|secret|password|api[-_]?key|x-.*key|credential).*");

    private Secrets() {}

    static void note(Map<String, Value> params, Set<String> notes) {
        for (Value value : params.values()) {
            if (value instanceof Fields fields) {
                fields.values().forEach((name, one) -> {
                    if (NAME.matcher(name).matches()
                            && one instanceof Value.Text(String text)
                            && !text.startsWith("{{ ")) {
                        notes.add("The value of " + name
                                + " is written in the plan, where everybody who may read the plan can read it.");
                    }
                });
            }
        }
    }
}
