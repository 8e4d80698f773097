package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Words that say whether something that is called answers. */
final class Outcomes {
    private static final Phrases DOWN = Phrases.of("""
            down | is down | goes down | offline | unreachable | unavailable | not reachable | not available | broken
            fails | failing | failed | an error | errors | 500 | 503 | 404 | times out | timeout | not responding
            doesn't respond | does not respond | doesn't answer | does not answer | not ok | not 200 | isn't 200
            stops responding | returns an error | is not 200 | crashes | slow | not up | isn't up""");
    private static final Phrases UP =
            Phrases.of("up | is up | back up | reachable | online | works | ok | 200 | is back");

    private Outcomes() {}

    static boolean down(Tokens words) {
        return words.find(0, i -> DOWN.at(words, i)) < words.size();
    }

    static boolean up(Tokens words) {
        return !down(words) && words.find(0, i -> UP.at(words, i)) < words.size();
    }

    static boolean said(Tokens words) {
        return down(words) || up(words);
    }
}
