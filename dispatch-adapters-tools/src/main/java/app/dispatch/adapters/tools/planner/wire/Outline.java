package app.dispatch.adapters.tools.planner.wire;

import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.domain.value.Value;
import java.util.Locale;

/** Says in a few words what a step does, for names of plans. */
public final class Outline {
    private Outline() {}

    /** What a call does: "get api.example.com/items", "post it to hooks.example.com". */
    public static String call(String verb, Draft step, String url) {
        String where = url.isEmpty() ? "the address in it" : Names.shown(url);
        if (step.reads || Family.of(verb).contains(Family.REMOVE)) {
            return verb + " " + where;
        }
        boolean it = step.params.entrySet().stream()
                .anyMatch(one -> isBody(step, one.getKey())
                        && one.getValue() instanceof Value.Text(String text)
                        && text.startsWith("{{ "));
        return verb + (it ? " it to " : " to ") + where;
    }

    private static boolean isBody(Draft step, String param) {
        Value schema = step.op.params().fields("properties").get(param).orElse(Value.NULL);
        return Param.of(param, schema, false).is("request_body");
    }

    /** What any other step does, from its operation's title. */
    public static String other(Draft step) {
        String title = step.op.title();
        return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1) + " on " + step.tool.label();
    }
}
