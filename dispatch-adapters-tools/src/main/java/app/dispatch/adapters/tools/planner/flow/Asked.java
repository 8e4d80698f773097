package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Locale;

/** Asks for approval before steps that have an effect, with the words of the brief that nothing else stands for. */
final class Asked {
    private static final String FITS = "Approve this only when it fits: ";

    private Asked() {}

    /** The question about words of a brief; they are shown, and never read as a template. */
    static String about(String words) {
        return FITS + words.replace("{{", "{ {");
    }

    static void before(List<Draft> steps, String words) {
        steps.stream().filter(Asked::acts).forEach(step -> before(step, words));
    }

    static void before(Draft step, String words) {
        String shown = words.replace("{{", "{ {");
        if (step.approval == null) {
            step.approval = FITS + shown;
        } else if (!step.approval.toLowerCase(Locale.ROOT).contains(shown.toLowerCase(Locale.ROOT))) {
            step.approval += "; " + shown;
        }
    }

    /** Whether a step has an effect outside. */
    static boolean acts(Draft step) {
        return !step.reads && step.op.effect().of(new Fields(step.params)) != Effect.READ;
    }
}
