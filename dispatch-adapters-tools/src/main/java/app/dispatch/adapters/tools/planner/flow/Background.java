package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Leaves out sentences that tell something instead of wanting something: "We are a small team." */
final class Background {
    private static final Set<String> SUBJECT = Phrases.words(
            "i we it they he she there somebody someone nobody everybody everyone people this that marketing");
    private static final Set<String> TELLING = Phrases.words("""
            am are is was were had have has been tried talked made wanted forgot started used did do does think thought
            love hate like feel felt know knew 're 'm 've don't didn't can't couldn't got told said work works worked""");
    private static final Phrases WISH = Phrases.of("""
            i want | i need | we need | we want | i would like | i 'd like | we would like | i 'd love | i have to
            i 'm looking for | i am looking for | is there a way | it should | i wish | what i actually need
            what i need | what we need | i get | we get | i receive | we receive""");

    /** From so many words on, what is no wish is taken for background. */
    private static final int LONG = 70;

    private static final Set<String> STARTS = Phrases.words("when whenever if on every each once new for then");

    private Background() {}

    /** Without words that only say that things are done at the same time: that is so anyway. */
    static Tokens plain(Tokens tokens) {
        List<Token> kept = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = FunctionWords.PARALLEL.end(tokens, at);
            if (end > 0) {
                at = end;
            } else {
                kept.add(tokens.get(at));
                at++;
            }
        }
        return new Tokens(tokens.text(), kept);
    }

    /** The brief without such sentences; whole when nothing else would be left. */
    static Tokens without(Tokens tokens, Vocabulary vocabulary) {
        boolean much = tokens.size() > LONG;
        List<Token> kept = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            boolean end = i == tokens.size() || tokens.mark(i, '.') || tokens.mark(i, '!') || tokens.mark(i, '?');
            if (end) {
                Tokens sentence = tokens.slice(start, Math.min(i + 1, tokens.size()));
                if (!tells(sentence) && (!much || wants(sentence, vocabulary))) {
                    kept.addAll(sentence.list());
                }
                start = i + 1;
            }
        }
        return kept.isEmpty() ? tokens : new Tokens(tokens.text(), kept);
    }

    /** In a long brief: whether a sentence says what to do, or when. */
    private static boolean wants(Tokens sentence, Vocabulary vocabulary) {
        Verbs verbs = new Verbs(sentence, vocabulary);
        int at = 0;
        while (at < sentence.size() && (sentence.is(at, FunctionWords.FILLER) || sentence.separator(at))) {
            at++;
        }
        boolean starts = at < sentence.size() && (verbs.at(at).isPresent() || sentence.is(at, STARTS));
        boolean wish =
                sentence.find(0, i -> WISH.at(sentence, i) || FunctionWords.POLITE.at(sentence, i)) < sentence.size();
        return starts || wish;
    }

    private static boolean tells(Tokens sentence) {
        int at = 0;
        while (at < sentence.size()
                && (sentence.is(at, FunctionWords.FILLER)
                        || sentence.separator(at)
                        || sentence.is(at, Set.of("but", "because", "last", "spring", "anyway", "hi", "hello")))) {
            at++;
        }
        boolean wish =
                sentence.find(0, i -> WISH.at(sentence, i) || FunctionWords.POLITE.at(sentence, i)) < sentence.size();
        boolean subject = sentence.is(at, SUBJECT);
        boolean tells = sentence.is(at + 1, TELLING) || sentence.is(at + 2, TELLING);
        return !wish && subject && tells;
    }
}
