package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;

/** What is told of the numbers of a list together. */
enum Fold {
    NONE,
    SUM,
    MEAN;

    /** What a word asks for. */
    static Fold of(String word) {
        return EnglishWords.TOTAL.has(word) ? SUM : EnglishWords.MEAN.has(word) ? MEAN : NONE;
    }

    /** The expression over a list of numbers. */
    String of(String list, String number) {
        String sum = "sum(" + list + ".map(one, " + number + "))";
        return this == MEAN ? sum + " / double(size(" + list + "))" : sum;
    }
}
