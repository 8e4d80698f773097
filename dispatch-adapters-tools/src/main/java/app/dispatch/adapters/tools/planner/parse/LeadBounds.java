package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** Tells where what stands before an order ends: a condition, "for each item", "otherwise". */
final class LeadBounds {
    private static final int LISTED = 5;
    private static final Set<String> ANSWERS = Set.of("so", "yes");
    private static final int FAR = 8;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Verbs verbs;

    LeadBounds(Tokens tokens, Knowledge knowledge, Verbs verbs) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.verbs = verbs;
    }

    /** Where a leading condition ends: at a comma or "then", or before the verb of what is to be done. */
    int leadEnd(int from, int to) {
        int end = markEnd(from, to);
        int verb = verbEnd(from, end);
        boolean called = verb < end && tokens.list().subList(verb, end).stream().anyMatch(Token.Link.class::isInstance);
        boolean another = verb < end
                && tokens.mark(end, ',')
                && (underEnd(end + 1) > 0 || otherwise(end + 1) > 0); // "if a tell #x, if b tell #y"
        return called || another || end == to ? verb : end;
    }

    /** The place after the word that begins a condition, "if" or "unless"; 0 for none. */
    int underEnd(int at) {
        return Math.max(
                EnglishWords.IF.phrases().end(tokens, at),
                EnglishWords.UNLESS.phrases().end(tokens, at));
    }

    /** The place of what is done first, after "after" or "when done"; 0 for none: "after listing the issues". */
    int afterDoing(int at) {
        int end = EnglishWords.AFTERDOING.phrases().end(tokens, at);
        boolean doing = end > 0
                && tokens.word(end).endsWith("ing")
                && knowledge.verb(tokens.word(end)).isPresent();
        return doing ? end : 0;
    }

    /** The place of what is done beside the rest, after "while you"; 0 for none. */
    int whileDoing(int at, int to) {
        int verb = tokens.after(at + 1, Set.of("you", "we", "i", "also"));
        return tokens.word(at).equals("while") && verbs.at(verb, to, false) ? verb : 0;
    }

    /** The place after "for each"; 0 for none. */
    int eachLead(int at) {
        if (tokens.phrase(at, "for each") || tokens.phrase(at, "for every")) {
            return at + 2;
        }
        return 0;
    }

    /** Where "for each item" ends. */
    int eachEnd(int from, int to) {
        return leadEnd(from - 1, to);
    }

    /** The place after "otherwise"; 0 when it does not stand at a place. "If it does not" says so alone, and not before a verb. */
    int otherwise(int at) {
        int end = EnglishWords.OTHERWISE.phrases().end(tokens, at);
        boolean goesOn = end > 0
                && end < tokens.size()
                && tokens.word(at).equals("if")
                && tokens.get(end) instanceof Word
                && !knowledge.isVerb(tokens.word(end));
        boolean verb = end > 0
                && tokens.word(end - 1).matches("not|doesn't|don't")
                && end < tokens.size()
                && tokens.get(end) instanceof Word;
        return goesOn || verb ? 0 : end;
    }

    private int markEnd(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean mark = (tokens.mark(i, ',') || tokens.mark(i, ':')) && !listed(i, to);
            if (mark || tokens.word(i).equals("then")) {
                return i;
            }
        }
        return to;
    }

    private int verbEnd(int from, int to) {
        int first = ANSWERS.contains(tokens.word(from)) ? from + 1 : from + 2; // "if so forward it"
        for (int i = first; i < to; i++) {
            if (verbs.at(i, to, true) && (!verbs.isThing(i) || object(i + 1, to)) && orders(i, to)) {
                return i;
            }
        }
        return to;
    }

    private boolean object(int at, int to) {
        return at < to
                && ((!(tokens.get(at) instanceof Word) && !(tokens.get(at) instanceof Token.Mark))
                        || tokens.word(at).matches("a|an|the|it|them|me|us|my|its|their")
                        || tokens.word(at).startsWith("#")
                        || tokens.word(at).contains("@"));
    }

    /** Whether what stands before a verb leaves it one of an order. */
    private boolean orders(int verb, int to) {
        String before = tokens.word(verb - 1);
        return !(tokens.get(verb - 1) instanceof Token.Mark)
                && !EnglishWords.RELATOR.has(before)
                && !EnglishWords.ARTICLE.has(before)
                && !EnglishWords.AUXILIARY.has(before)
                && (!EnglishWords.NO.has(before) || !(tokens.get(Math.min(verb + 1, to - 1)) instanceof Word));
    }

    /** Whether what a webhook brings is told before a place. */
    private boolean brings(int at) {
        int hook = tokens.find(Math.max(0, at - FAR), i -> i >= at || EnglishWords.HOOK.has(tokens.word(i)));
        return tokens.find(hook, i -> i >= at || EnglishWords.BRINGING.has(tokens.word(i))) < at;
    }

    /** Whether a comma parts a list: "a, b or c". */
    private boolean listed(int at, int to) {
        for (int i = at + 1; i < Math.min(to, at + LISTED); i++) {
            boolean fields = tokens.word(i).equals("and") && !verbs.at(i + 1, to, true) && brings(at);
            if (tokens.word(i).equals("or") || fields) {
                return !verbs.at(at + 1, to, false);
            }
            if (tokens.mark(i, ',')) {
                return false;
            }
        }
        return false;
    }
}
