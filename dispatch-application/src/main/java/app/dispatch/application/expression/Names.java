package app.dispatch.application.expression;

import app.dispatch.domain.error.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names that expressions can use, and what is said of those that they cannot. */
final class Names {
    static final String TRIGGER = "trigger";
    static final String STEPS = "steps";
    static final String RUN = "run";
    static final String WORKFLOW = "workflow";
    static final String ITEM = "item";
    static final String INDEX = "index";
    static final String OUTPUT = "output";
    static final String STATUS = "status";
    static final String ID = "id";
    static final String NAME = "name";
    static final String STARTED_AT = "startedAt";
    static final String DATE = "date";
    static final String OWNER = "owner";
    static final String EMAIL = "email";

    private static final List<String> ALWAYS = List.of(TRIGGER, STEPS, RUN, WORKFLOW);
    private static final List<String> PER_ITEM = List.of(ITEM, INDEX);
    private static final List<String> OF_STEP = List.of(OUTPUT, STATUS);
    private static final Map<String, List<String>> MEMBERS =
            Map.of(RUN, List.of(ID, STARTED_AT, DATE, OWNER), WORKFLOW, List.of(ID, NAME));
    private static final List<String> OF_OWNER = List.of(EMAIL, NAME);

    private Names() {}

    static boolean inScope(String name, boolean perItem) {
        return ALWAYS.contains(name) || (perItem && PER_ITEM.contains(name));
    }

    /** Refuses a name that is not in scope. */
    static ExpressionInvalid unknown(String name, boolean perItem) {
        if (PER_ITEM.contains(name)) {
            return new ExpressionInvalid("`" + name + "` is in scope only in a step with `forEach`");
        }
        List<String> known = new ArrayList<>(ALWAYS);
        if (perItem) {
            known.addAll(PER_ITEM);
        }
        return new ExpressionInvalid("there is no `" + name + "` in scope" + DidYouMean.hint(name, known)
                + "; in scope are " + quoted(known));
    }

    /** Refuses a name behind a hyphen, which CEL takes for a minus. */
    static ExpressionInvalid hyphened(String name) {
        return new ExpressionInvalid(
                "there is no `" + name + "` in scope; a key with a hyphen in it is written in brackets,"
                        + " as in `trigger['content-" + name + "']`, and a minus with spaces around it");
    }

    /** Refuses members that {@code run}, its owner or {@code workflow} do not have. */
    static void checkMembers(String root, List<String> keys) throws ExpressionInvalid {
        String member = keys.getFirst();
        checkMember(root, member, MEMBERS.getOrDefault(root, List.of(member)));
        if (root.equals(RUN) && member.equals(OWNER) && keys.size() > 1) {
            checkMember(RUN + "." + OWNER, keys.get(1), OF_OWNER);
        }
    }

    private static void checkMember(String of, String member, List<String> known) throws ExpressionInvalid {
        if (!known.contains(member)) {
            throw new ExpressionInvalid("`" + of + "` has no `" + member + "`" + DidYouMean.hint(member, known)
                    + "; it has " + quoted(known));
        }
    }

    /** Refuses anything of a step but its output and status. */
    static void checkOfStep(String step, String member) throws ExpressionInvalid {
        if (!OF_STEP.contains(member)) {
            throw new ExpressionInvalid("`steps." + step + "` has no `" + member + "`"
                    + DidYouMean.hint(member, OF_STEP) + "; read what it gave from `steps." + step + ".output`");
        }
    }

    static ExpressionInvalid bareSteps() {
        return new ExpressionInvalid(
                "`steps` can only be followed by a step's name, as in `steps.a.output`: which steps an expression"
                        + " reads must be known before it runs");
    }

    private static String quoted(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }
}
