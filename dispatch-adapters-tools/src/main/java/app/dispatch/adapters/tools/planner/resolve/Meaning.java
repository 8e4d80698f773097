package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.domain.value.Value;

/**
 * What a declaration says that words mean.
 *
 * @param param the parameter, or the member of what comes back, that they say something of
 * @param pattern the words; a star stands for any
 * @param value what they say it is; a star in it stands for the same
 * @param member whether it is a member
 */
record Meaning(Param param, String pattern, Value value, boolean member) {
    private static final String COLUMN = "(?i)(names?|emails?|e-mails?|address(es)?|ids?|details?|numbers?)";

    /** "with customer names": whether a word is for what is told of things, and no value that tells them apart. */
    static boolean isColumn(String word) {
        return word.matches(COLUMN);
    }

    String[] words() {
        return pattern.split(" ");
    }

    boolean hasStar() {
        return star() < words().length;
    }

    /** How many words stand before the star; all when there is none. */
    int star() {
        String[] words = words();
        int before = 0;
        while (before < words.length && !words[before].equals("*")) {
            before++;
        }
        return before;
    }

    /** Whether it may be said of words that a parameter took before. */
    boolean addsToWorded() {
        return member && value instanceof Value.Fields;
    }

    /** Whether a text may be what the star stands for. */
    boolean isNamedBy(String text) {
        return !EnglishWords.IT.has(text)
                && !(member && param.is("assignee", "author", "person") && EnglishWords.ME.has(text)) // no name
                && !(param.is("assignee", "author", "person") && EnglishWords.APPROVE.has(text))
                && !(member && hasStar() && isColumn(text)) // "with customer names"
                && !(param.is("copy") && !Forms.isEmail(text) && !EnglishWords.ME.has(text))
                && !(param.is("language") && !Languages.isOne(text))
                && !text.startsWith("#")
                && !text.startsWith("http");
    }
}
