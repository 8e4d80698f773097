package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What cannot be told from the brief: the author is asked about it before something is done. */
final class Doubts {
    private static final String FITS = Draft.DOUBT + "it fits: ";

    /** Words that name one thing: the name of a file, an address, a number. */
    private static final Pattern NAME = Pattern.compile("[\\w-]+\\.[A-Za-z]{2,5}|@|\\d{2}|“\"");

    private final Making plan;

    /** What was said of what a step looks at, and is used by nothing, by the step's id. */
    private final Map<String, String> lost = new LinkedHashMap<>();

    /** What is asked because of the words for what starts the plan. */
    private @Nullable String ofEvent;

    /** What is asked of the next step. */
    private @Nullable String next;

    /** What is asked of the clause that is read, because its condition could not be told. */
    private @Nullable String ofClause;

    Doubts(Making plan) {
        this.plan = plan;
    }

    /** Tells that a condition cannot be told, and gives the question instead. */
    String untold(String condition) {
        plan.notes.add("Whether “" + condition
                + "” holds cannot be told from what the steps give: the run asks for approval before that step.");
        return fits("“" + condition + "”");
    }

    static String fits(String said) {
        return FITS + said;
    }

    void event(String question) {
        ofEvent = question;
    }

    void next(String question) {
        next = question;
    }

    /** Asks this of the next step as well. */
    void more(String question) {
        next = (next == null ? "" : next + "; ") + question;
    }

    /** What was to be asked of the next step is asked of all that a clause does. */
    void clause() {
        ofClause = next;
        next = null;
    }

    boolean hasClause() {
        return ofClause != null;
    }

    /** The clause's condition can be told after all. */
    void settleClause() {
        ofClause = null;
    }

    void askClause(List<Draft> made) {
        if (ofClause != null) {
            unsure(ofClause, made);
        }
    }

    void askCalls(List<Draft> made) {
        if (next != null) {
            unsure(next, made);
            next = null;
        }
    }

    void askNext(Draft step) {
        if (next != null) {
            step.approve(next);
            next = null;
        }
    }

    void askEvent(Draft step) {
        if (ofEvent != null && !step.reads) {
            step.approve(ofEvent);
        }
    }

    /** Words that are said of what a step looks at, and that nothing uses. */
    void lose(Draft step, String said) {
        lost.put(step.id, said);
    }

    /** Whether a step hands what it reads to a model. */
    private boolean isGiven(Draft step) {
        return plan.operation(step).filter(one -> one.is(Kind.WORK)).isPresent();
    }

    /** What nobody can tell: asked where something is done, and where what is read under it is told to others. */
    private void unsure(String question, List<Draft> made) {
        boolean acts = made.stream().anyMatch(step -> !step.reads);
        for (Draft step : made) {
            if (!step.reads) {
                step.approve(question);
            } else if (!acts) {
                lost.put(step.id, question.startsWith(FITS) ? question.substring(FITS.length()) : question);
            }
        }
    }

    /** What is done by what steps give of which words were lost is asked about, over all steps in between. */
    void askReaders() {
        Map<String, String> said = new LinkedHashMap<>(lost);
        for (Draft step : plan.steps) {
            String read = step.params + " " + step.forEach + " " + step.when;
            for (Map.Entry<String, String> one : List.copyOf(said.entrySet())) {
                if (!read.contains("steps." + one.getKey() + ".") || isRead(one.getValue(), read)) {
                    continue;
                }
                if (step.reads && isGiven(step) && NAME.matcher(one.getValue()).find()) {
                    step.approve(fits(one.getValue())); // a model would get what nobody named
                } else if (step.reads) {
                    said.merge(step.id, one.getValue(), (own, other) -> own.contains(other) ? own : own + ", " + other);
                } else if (!plan.ownerOnly(step)
                        || Account.matters(one.getValue().replaceAll("^“|”$|”, “", " "))) {
                    step.approve(fits(one.getValue()));
                }
            }
        }
    }

    /** "watch the price … if it is below 300": whether words are the name of a field, and what was said of that field is read. */
    private static boolean isRead(String said, String read) {
        String field = said.replaceAll("[“”]", "").replaceFirst("^(the|its|their) ", "");
        return field.matches("[a-z]+") && read.matches("(?s).*\\.json\\." + field + "\\b.*");
    }
}
