package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;

/**
 * What a brief waits for.
 *
 * @param kind how it is noticed
 * @param words what the brief says of it, without "when" and the like
 * @param each whether what is done is done for each of several: "for each new issue"
 */
record Event(Kind kind, Tokens words, List<Mention> mentions, boolean each) {
    enum Kind {
        /** An address answers in some way: "when example.com is down". */
        ANSWERS,
        /** Something happens: "when a payment fails". */
        HAPPENS,
        /** Nothing is said but that a webhook starts it. */
        WEBHOOK,
        /** Somebody calls: "when the webhook is called". */
        CALLED,
        /** There is something to tell: "if there are any failed charges". */
        ANY
    }

    /** A webhook starts it, and the brief says no more of that. */
    static Event webhook(Tokens brief) {
        return new Event(Kind.WEBHOOK, new Tokens(brief.text(), List.of()), List.of(), false);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
