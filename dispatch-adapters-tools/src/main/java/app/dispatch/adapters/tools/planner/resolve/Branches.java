package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Opposite;
import java.util.List;
import java.util.Optional;

/** Tells under which condition each clause is done: "if", "unless", "otherwise". */
final class Branches {
    private final Making plan;
    private final Conditions conditions;
    private final Doubts doubts;
    private final Sourcing sourcing;
    private final Tokens tokens;

    /** The last condition; "" when no expression could tell it. */
    private String lastCondition = "";

    /** The last condition that no expression could tell; "" when the last could. */
    private String lastUnread = "";

    private Range lastRange = Range.NONE;

    Branches(Making plan, Conditions conditions, Doubts doubts, Sourcing sourcing) {
        this.plan = plan;
        this.conditions = conditions;
        this.doubts = doubts;
        this.sourcing = sourcing;
        this.tokens = plan.tokens;
    }

    /** What a clause itself is done under; "" for nothing. */
    String own(Clause clause, String guard) {
        return clause.isConditional() || clause.otherwise() ? condition(clause, guard) : "";
    }

    private String condition(Clause clause, String guard) {
        if (clause.otherwise() && clause.condition().isEmpty()) {
            if (!lastUnread.isEmpty()) {
                doubts.next("Approve this only when it does not fit: “" + lastUnread + "”");
                return "";
            }
            String other = lastCondition.isEmpty() ? guard : lastCondition;
            if (other.isEmpty()) {
                doubts.next("Approve this only when what was asked before does not hold");
            }
            return other.isEmpty() ? "" : Opposite.of(other);
        }
        if (clause.condition().equals(lastRange)
                && lastUnread.isEmpty()
                && !lastCondition.isEmpty()
                && !clause.otherwise()) {
            return lastCondition; // of what it was said of, and not of what was done under it
        }
        lastRange = clause.condition();
        Optional<String> holds = ofPayload(clause)
                .or(() -> conditions
                        .read(clause.condition(), plan.givens, plan.webhook(), sourcing::looked)
                        .expression());
        if (holds.isEmpty()) {
            lastUnread = Joint.written(tokens, clause.condition());
            lastCondition = "";
            doubts.next(doubts.untold(lastUnread));
            return "";
        }
        lastUnread = "";
        String before = clause.otherwise() && !lastCondition.isEmpty()
                ? Opposite.grouped(Opposite.of(lastCondition)) + " && "
                : "";
        String own = clause.unless() ? Opposite.of(holds.get()) : holds.get();
        lastCondition = before.isEmpty() ? own : before + Opposite.grouped(own);
        return lastCondition;
    }

    /** What is said of a member of what a webhook brings that nobody knows the form of. */
    private Optional<String> ofPayload(Clause clause) {
        Tokens words =
                tokens.slice(clause.condition().from(), clause.condition().to());
        return plan.webhook() && plan.arrival().isEmpty() && plan.givens.isEmpty()
                ? AnswerTest.of(words, "trigger", "trigger")
                : Optional.empty();
    }

    /** All that has to hold for a clause. */
    String when(Clause clause, String guard, String own) {
        boolean other = clause.otherwise() && clause.condition().isEmpty();
        String when = other && lastCondition.isEmpty() && lastUnread.isEmpty() ? "" : guard;
        boolean both = (clause.isConditional() || clause.otherwise()) && !own.isEmpty();
        return !both ? when : when.isEmpty() ? own : "(" + when + ") && (" + own + ")";
    }

    /** "… if there are fewer than 3": a condition of what the clause itself looks at. */
    Optional<String> late(Clause clause, Given given) {
        boolean counted = given.claim() != null && given.claim().counted; // then "it" is how many there are
        boolean back = tokens.word(clause.condition().from()).startsWith("it") && !counted; // that is what was before
        if (!doubts.hasClause() || !clause.isConditional() || lastUnread.isEmpty() || back) {
            return Optional.empty();
        }
        Optional<String> read = conditions
                .read(clause.condition(), List.of(given), plan.webhook(), source -> Optional.empty())
                .expression();
        if (read.isPresent()) {
            doubts.settleClause();
            plan.notes.removeIf(note -> note.contains("“" + lastUnread + "”"));
            lastUnread = "";
            lastCondition = clause.unless() ? Opposite.of(read.get()) : read.get();
            return Optional.of(lastCondition);
        }
        return Optional.empty();
    }
}
