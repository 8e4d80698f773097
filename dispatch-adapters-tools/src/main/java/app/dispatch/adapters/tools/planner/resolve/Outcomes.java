package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what words say of how a call ends: all of them, or nothing. */
final class Outcomes {

    /** Words for several at once, or for another condition. */
    private static final Set<String> SEVERAL = Set.of("neither", "nor", "both", "either", "each", "every", "if");

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
                        i -> EnglishWords.UP.phrases().at(words, i)
                                || EnglishWords.DOWN.phrases().at(words, i)
                                || EnglishWords.ANSWERING.phrases().at(words, i)
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
            boolean adjective = EnglishWords.WORKING.has(words.word(i + 1));
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
            int not = EnglishWords.TURNING.phrases().end(words, at);
            int answer = EnglishWords.ANSWERING.phrases().end(words, at);
            int down = EnglishWords.DOWN.phrases().end(words, at);
            int up = EnglishWords.UP.phrases().end(words, at);
            int longest = Math.max(Math.max(not, answer), Math.max(down, up));
            if (longest == 0) {
                if (answers
                        && !words.is(at, EnglishWords.AROUND.words())
                        && !words.is(at, EnglishWords.AFTERWARDS.words())) {
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
        boolean whole = words.find(
                        from,
                        i -> !words.is(i, EnglishWords.AFTERWARDS.words()) && !(words.get(i) instanceof Token.Mark))
                == words.size();
        return whole ? Optional.of(outcome) : Optional.empty();
    }
}
