package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.Condition;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;

/** What a brief waits for. */
sealed interface Event {
    /** What the brief says of it, without "when" and the like. */
    Tokens words();

    /** An address answers in some way: "when example.com is down". */
    record Answers(Tokens words, String url, Condition condition) implements Event {}

    /**
     * Something happens: "when a payment fails".
     *
     * @param each whether what is done is done for each of several: "for each new issue"
     */
    record Happens(Tokens words, List<Mention> mentions, boolean each) implements Event {}

    /** There is something to tell: "if there are any failed charges". */
    record Any(Tokens words, List<Mention> mentions) implements Event {}
}
