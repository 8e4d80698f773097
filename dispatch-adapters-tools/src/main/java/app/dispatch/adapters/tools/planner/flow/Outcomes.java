package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what words say of how a call ends: all of them, or nothing. */
final class Outcomes {
    private static final Phrases DOWN = Phrases.of("""
            down | offline | unreachable | unavailable | broken | fails | failing | failed | fail | an error | errors
            errors out | error | times out | time out | timeout | timed out | timing out | crashes | crashed | dead
            unhealthy | an error status | an error code | crashing""");
    private static final Phrases UP = Phrases.of("""
            up | back up | reachable | online | works | work | working | ok | okay | healthy | back | available
            alive | successful | succeeds | succeed | be reached | running""");
    /** With nothing after them they say that there is an answer; else what it is follows. */
    private static final Phrases ANSWERS = Phrases.of("""
            returns | return | returning | returned | gives | give | giving | gave | answers | answer | answering
            answered | responds | respond | responding | responded | replies | reply | replying | sends back | send back
            gives back | comes back with | come back with | returns with | throws | throw | reports | shows""");
    /** What turns what follows around, each once. */
    private static final Phrases NOT = Phrases.of("""
            not | doesn't | does not | don't | do not | didn't | did not | isn't | is not | aren't | are not | wasn't
            was not | won't | will not | never | no longer | stops | stop | stopped | ceases to | cannot | can't
            can not | fails to | failed to | anything but | anything other than | other than | something other than
            anything except | anything else than | something else than | different from | doesnt | isnt | != | hasn't
            has not | haven't | have not | without | nothing but not | anything besides | not anything but | isn't any longer""");
    /** What may stand between an answer and what it is. */
    private static final Set<String> AROUND =
            Phrases.words("a an the status code http with in of back as to exactly anything");
    /** After what is said, these add nothing. */
    private static final Set<String> AFTER = Phrases.words("""
            again at all now anymore longer any more code codes status response error http the a an in its page
            currently right then and please by itself from it to here""");

    private static final Set<String> ADJECTIVES = Phrases.words("""
            down offline unreachable unavailable broken dead unhealthy up reachable online ok okay healthy back
            available alive successful slow""");

    /** Words for several at once. */
    private static final Set<String> SEVERAL = Set.of("neither", "nor", "both", "either", "each", "every");

    private final Tokens words;
    private boolean holds = true;
    private boolean answers;
    private boolean answered;

    private Outcomes(Tokens words) {
        this.words = words;
    }

    /** Whether words say how a call ends, understood or not. */
    static boolean said(Tokens words) {
        return words.find(
                        0,
                        i -> UP.at(words, i)
                                || DOWN.at(words, i)
                                || ANSWERS.at(words, i)
                                || StatusCodes.at(words, i).isPresent())
                < words.size();
    }

    /** The expression of what the words say about a step that may have failed; empty when not all of them are understood. */
    static Optional<String> expression(Tokens words, String step) {
        Optional<Outcome> whole = new Outcomes(words).read();
        if (whole.isPresent()) {
            return whole.map(outcome -> outcome.expression(step));
        }
        for (int i = 1; i + 1 < words.size(); i++) {
            boolean adjective = ADJECTIVES.contains(words.word(i + 1));
            if (words.is(i, Set.of("or", "and")) && !adjective) {
                Optional<Outcome> first = new Outcomes(words.slice(0, i)).read();
                Optional<String> second = expression(words.slice(i + 1, words.size()), step);
                if (first.isPresent() && second.isPresent()) {
                    String joint = words.word(i).equals("or") ? " || " : " && ";
                    return Optional.of("(" + first.get().expression(step) + ")" + joint + "(" + second.get() + ")");
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome> read() {
        if (words.find(0, i -> words.is(i, SEVERAL)) < words.size()) {
            return Optional.empty();
        }
        int at = 0;
        while (at < words.size()) {
            Optional<StatusCodes> codes = StatusCodes.at(words, at);
            if (codes.isPresent()) {
                holds ^= codes.get().not();
                return whole(codes.get().end(), new Outcome(codes.get().ranges(), holds));
            }
            int not = NOT.end(words, at);
            int answer = ANSWERS.end(words, at);
            int down = DOWN.end(words, at);
            int up = UP.end(words, at);
            int longest = Math.max(Math.max(not, answer), Math.max(down, up));
            if (longest == 0) {
                if (answers && !words.is(at, AROUND) && !words.is(at, AFTER)) {
                    return Optional.empty();
                }
                at++;
            } else if (longest == not) {
                holds = !holds;
                answered &= !answers;
                at = not;
            } else if (longest == down || longest == up) {
                return whole(longest, new Outcome(List.of(), holds == (longest == up)));
            } else {
                answers = true;
                answered = true;
                at = answer;
            }
        }
        return answered ? Optional.of(new Outcome(List.of(), holds)) : Optional.empty();
    }

    private Optional<Outcome> whole(int from, Outcome outcome) {
        boolean whole =
                words.find(from, i -> !words.is(i, AFTER) && !(words.get(i) instanceof Token.Mark)) == words.size();
        return whole ? Optional.of(outcome) : Optional.empty();
    }
}
