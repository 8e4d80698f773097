package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.Said;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a brief that no step stands for. */
final class Leftover {
    /** Words that carry no meaning of their own beside those that are read. */
    private static final Set<String> SMALL = Phrases.words("""
            a an the my our your his her their its this that these those some any all each every both other more
            i we you it they them one ones me us he she who whom which what whatever there here
            of to in into on onto from for with by via at as about over through using per than regarding
            and or & + plus also too then so is are was were be been being am has have had do does did can could
            will would should may might want need needs like get gets got please hi hello hey thanks thank up out
            off new latest list lists thing things stuff result results contents content information info data
            item items entry entries details everything anything something automatically workflow automation plan
            time day days week month today now when whenever if once 's 'm 're again back straight directly
            together user users account named called""");

    /** Words that turn what is done into something else: what they say must not be left out. */
    private static final Set<String> TURNING = Phrases.words("""
            not never no unless except without until instead otherwise don't doesn't avoid excluding besides nobody
            neither nor rather ignore ignoring disregard""");

    /** Words before the name of a tool. */
    private static final Set<String> PLACING = Set.of("on", "to", "via", "using", "with", "into", "in");

    private Leftover() {}

    /**
     * What to tell of the words that nothing stands for.
     *
     * @throws Unclear when they are too many, or turn what is done into something else
     */
    static List<String> notes(Tokens tokens, Set<Integer> read) throws Unclear {
        List<List<Token>> runs = new ArrayList<>();
        boolean open = false;
        int words = 0;
        int left = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!(token instanceof Word word)) {
                open = false;
                continue;
            }
            boolean known = read.contains(word.start());
            boolean small = SMALL.contains(word.lower()) || Said.FILLER.contains(word.lower());
            words += small && !known ? 0 : 1;
            if (known || small) {
                open = !known && open;
                continue;
            }
            checkHarmless(word, tokens.word(i - 1));
            left++;
            if (!open) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(token);
            open = true;
        }
        List<String> written = runs.stream()
                .map(run -> new Tokens(tokens.text(), run).written())
                .toList();
        if (left > 1 && left * 3 > words) {
            throw new Unclear("I do not understand “" + String.join("”, “", written) + "”");
        }
        return written.stream()
                .map(text -> "No step stands for “" + text + "”: change the plan if it matters.")
                .toList();
    }

    /** A word that turns what is done, or names another tool, must not be left out. */
    private static void checkHarmless(Word word, String before) throws Unclear {
        if (TURNING.contains(word.lower())) {
            throw new Unclear("I do not understand what “" + word.text() + "” says here");
        }
        if (PLACING.contains(before) && word.text().matches("[A-Z].*")) {
            throw new Unclear("I know no tool called “" + word.text() + "”");
        }
    }
}
