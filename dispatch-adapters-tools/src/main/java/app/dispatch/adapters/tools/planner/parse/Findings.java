package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** What has been read of a brief so far. */
final class Findings {
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Range> idle = new ArrayList<>();
    private final List<Range> forbidden = new ArrayList<>();
    private Range event = Range.NONE;
    private boolean eventEach;
    private int sentence;

    /** Whether something was asked for. */
    boolean asks() {
        return !clauses.isEmpty();
    }

    void nextSentence() {
        sentence++;
    }

    int sentence() {
        return sentence;
    }

    void add(Clause clause) {
        clauses.add(clause);
    }

    /** Words that ask for nothing. */
    void idle(Range words) {
        idle.add(words);
    }

    /** What is not to be done. */
    void forbids(Range words) {
        forbidden.add(words);
    }

    /** What is waited for before anything is done. */
    void waitsFor(Range happens) {
        event = happens;
    }

    /** The same, each time that it happens. */
    void waitsForEach(Range happens) {
        event = happens;
        eventEach = true;
    }

    boolean isWaiting() {
        return !event.isEmpty();
    }

    Parsed parsed(Tokens tokens, Background background, boolean itself) {
        return new Parsed(tokens, background.pointed(clauses, idle), event, eventEach, itself, idle, forbidden);
    }
}
