package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Set;

/** Finds the words that join a condition to what is done under it: "if", "unless", "but only when". */
final class Joint {
    private static final List<EnglishWords> JOINING =
            List.of(EnglishWords.IF, EnglishWords.UNLESS, EnglishWords.EVENT, EnglishWords.OTHERWISE);
    private static final Set<String> BEFORE = Set.of("but", "only", "and");
    private static final int LONGEST = 6;

    private Joint() {}

    /** A condition with the words that join it. */
    static Range with(Tokens tokens, Range condition) {
        int from = condition.from();
        for (int i = condition.from() - 1; i >= Math.max(0, condition.from() - LONGEST); i--) {
            int at = i;
            if (JOINING.stream().anyMatch(one -> one.phrases().end(tokens, at) == condition.from())) {
                from = i;
            }
        }
        while (from < condition.from() && tokens.is(from - 1, BEFORE)) {
            from--;
        }
        return new Range(from, condition.to());
    }

    /** How a condition was written, with the words that join it. */
    static String written(Tokens tokens, Range condition) {
        Range whole = with(tokens, condition);
        int from = tokens.word(whole.from()).equals("and")
                        || tokens.word(whole.from()).equals("but")
                ? whole.from() + 1
                : whole.from();
        return tokens.slice(from, whole.to()).written().replaceFirst("[.,;:!?]+$", "");
    }
}
