package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Quotes the words that nothing stands for as they were written: with the small words before and between them. */
final class Spans {
    private Spans() {}

    /**
     * The runs of words.
     *
     * @param open whether nothing uses the word at a place
     * @param says whether such a word restricts what is meant
     */
    static List<String> of(Tokens tokens, int from, int to, IntPredicate open, IntPredicate says) {
        List<String> spans = new ArrayList<>();
        int start = -1;
        int end = -1;
        for (int i = from; i <= to; i++) {
            boolean in = i < to && open.test(i) && !(tokens.get(i) instanceof Token.Mark);
            if (in) {
                start = start < 0 ? i : start;
                end = says.test(i) ? i + 1 : end;
            } else {
                boolean turns = end > 0
                        && (EnglishWords.NO.has(tokens.word(end - 1)) || EnglishWords.EXCEPT.has(tokens.word(end - 1)));
                while (turns && end < tokens.size() && !(tokens.get(end) instanceof Token.Mark)) {
                    end++; // what it turns around belongs to it
                }
                if (end > 0) {
                    spans.add(tokens.slice(start, end).written());
                }
                start = -1;
                end = -1;
            }
        }
        return spans;
    }
}
