package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

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
                    spans.add(said(tokens.slice(start, end)));
                }
                start = -1;
                end = -1;
            }
        }
        return spans;
    }

    /** The words as they were written; those that the brief says in another way as it is read. */
    private static String said(Tokens words) {
        String written = words.written();
        return written.isBlank()
                ? words.list().stream()
                        .map(token -> token instanceof Token.Word word ? word.text() : "")
                        .collect(Collectors.joining(" "))
                        .strip()
                : written;
    }
}
