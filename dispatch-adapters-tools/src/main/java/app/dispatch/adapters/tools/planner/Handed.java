package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.schedule.Unsayable;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what somebody gets after a colon: {@code bob@example.com: happy birthday!} The colon says nothing before a quoted text; other
 * words are that text when they name nothing that a tool has and nothing to do.
 *
 * @param notes what is told of it
 */
record Handed(Tokens tokens, List<String> notes) {
    private static final Set<String> CONDITIONS =
            Set.of("if", "when", "whenever", "unless", "once", "until", "every", "each");
    private static final int LONGEST = 500;

    /** @param own whether the tokens are the brief's own words, and no translation */
    static Handed read(Tokens tokens, boolean own, Knowledge knowledge, ScheduleReader schedules) {
        int colon =
                tokens.find(2, at -> tokens.mark(at, ':') && tokens.word(at - 1).matches("[#@].+|.+@.+"));
        if (colon + 1 >= tokens.size()) {
            return new Handed(tokens, List.of());
        }
        if (tokens.get(colon + 1) instanceof Token.Quote) {
            return new Handed(tokens.without(colon, colon + 1), List.of());
        }
        Tokens rest = tokens.slice(colon + 1, tokens.size());
        int start = rest.get(0).start();
        String text = tokens.text().substring(start).strip();
        int link = rest.find(0, at -> rest.get(at) instanceof Token.Link);
        boolean said = link < rest.size()
                && rest.find(0, at -> at >= link || EnglishWords.FINITE.has(rest.word(at)))
                        < link; // "it is up https://…"
        boolean says = own
                && text.length() <= LONGEST
                && rest.find(
                                0,
                                at -> rest.is(at, CONDITIONS)
                                        || !(word(rest.get(at)) || (said && rest.get(at) instanceof Token.Link)))
                        == rest.size()
                && says(rest, knowledge)
                && untimed(rest, schedules);
        if (!says) {
            return new Handed(tokens, List.of());
        }
        List<Token> all = new ArrayList<>(tokens.slice(0, colon).list());
        all.add(new Token.Quote(text, start, start + text.length()));
        return new Handed(
                new Tokens(tokens.text(), all),
                List.of("“" + text + "” is read as the text for "
                        + tokens.slice(colon - 1, colon).written() + "."));
    }

    /** Whether words only say something: they name nothing that a tool has, and nothing to do. */
    private static boolean says(Tokens words, Knowledge knowledge) {
        return knowledge.verb(words.word(0)).isEmpty()
                && words.find(0, at -> names(words, at, knowledge)) == words.size();
    }

    private static boolean names(Tokens words, int at, Knowledge knowledge) {
        return knowledge.tool(words, at).isPresent()
                || knowledge.service(words, at).isPresent()
                || knowledge.thing(words, at, words.size()).isPresent()
                || words.word(at).matches("[#@].+|.+@.+|.+/.+");
    }

    private static boolean word(Token token) {
        return token instanceof Token.Word || (token instanceof Token.Mark mark && ".,!?:".indexOf(mark.sign()) >= 0);
    }

    private static boolean untimed(Tokens rest, ScheduleReader schedules) {
        try {
            return schedules.read(rest).isEmpty();
        } catch (Unsayable timed) {
            return false;
        }
    }
}
