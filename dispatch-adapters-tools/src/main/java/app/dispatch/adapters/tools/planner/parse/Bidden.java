package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Reads what somebody else is to do as the text that he is told: "ask Bob on Slack to delete the event" deletes nothing. */
public final class Bidden {
    private static final Set<String> TO = Set.of("to");

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Handing handing;

    private Bidden(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.handing = new Handing(tokens, knowledge, new BitSet());
    }

    /** The brief with each such text as one that is quoted. */
    public static Tokens quoted(Tokens tokens, Knowledge knowledge) {
        return new Bidden(tokens, knowledge).quoted();
    }

    private Tokens quoted() {
        List<Token> all = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int to = bids(at) ? whom(at + 1) : at;
            int end = to > at && isDoing(to + 1) ? end(to + 2) : to;
            boolean awaited =
                    EnglishWords.APPROVE.has(tokens.word(to + 1)) && end < tokens.size() && !Parser.ends(tokens, end);
            if (end <= to + 1 || awaited) {
                all.add(tokens.get(at));
                at++;
                continue;
            }
            for (int i = at; i < to; i++) {
                all.add(tokens.get(i));
            }
            String please = EnglishWords.ASK.has(tokens.word(at)) ? "please " : "";
            String text = please + said(to + 1, end);
            all.add(new Quote(
                    Character.toUpperCase(text.charAt(0)) + text.substring(1),
                    tokens.get(to).start(),
                    tokens.get(end - 1).end()));
            at = end;
        }
        return new Tokens(tokens.text(), all);
    }

    /** Whether somebody may be told at that place what he is to do: "ask", not "do not ask". */
    private boolean bids(int at) {
        return EnglishWords.BIDDING.has(tokens.word(at))
                && !EnglishWords.NO.has(tokens.word(at - 1))
                && !tokens.is(at - 1, TO);
    }

    /** Where the "to" stands behind those who are told; 0 where nobody is. */
    private int whom(int from) {
        int first = from;
        while (EnglishWords.ARTICLE.has(tokens.word(first)) || EnglishWords.RELATOR.has(tokens.word(first))) {
            first++;
        }
        if (!isSomebody(first)) {
            return 0;
        }
        int to = first;
        while (to < tokens.size() && !tokens.is(to, TO)) {
            boolean about = handing.address(to)
                    || isSomebody(to)
                    || tokens.mark(to, ',')
                    || EnglishWords.AND.has(tokens.word(to))
                    || EnglishWords.ARTICLE.has(tokens.word(to))
                    || EnglishWords.RELATOR.has(tokens.word(to))
                    || EnglishWords.OUTGOING.has(tokens.word(to))
                    || (knowledge.tool(tokens, to).isPresent() && !knowledge.isModel(tokens, to));
            if (!about) {
                return 0;
            }
            to++;
        }
        return to < tokens.size() ? to : 0;
    }

    /** An address, a group or a name: "#ops", "the team", "Bob"; never a tool, nor the brief's author. */
    private boolean isSomebody(int at) {
        if (at >= tokens.size() || !(tokens.get(at) instanceof Word word) || EnglishWords.ME.has(word.lower())) {
            return false;
        }
        boolean name = word.text().matches("\\p{Lu}\\p{Ll}+")
                && knowledge.tool(tokens, at).isEmpty()
                && !knowledge.isModel(tokens, at);
        return name
                || EnglishWords.PEOPLE.has(word.lower())
                || (handing.address(at) && !word.text().contains("/"));
    }

    /** Whether what is to be done stands at that place; who is asked to approve is asked by the plan itself. */
    private boolean isDoing(int at) {
        return at < tokens.size()
                && tokens.get(at) instanceof Word word
                && !handing.address(at)
                && !EnglishWords.ARTICLE.has(word.lower())
                && !EnglishWords.APPROVAL.entries().contains("ask me to " + word.lower())
                && (English.isOrder(word.lower()) || knowledge.isVerb(word.lower()));
    }

    /** Where it ends: with the sentence, before what comes then, before a condition and before how often he is told. */
    private int end(int from) {
        int end = from;
        while (end < tokens.size() && !ends(end)) {
            end++;
        }
        while (tokens.get(end - 1) instanceof Token.Mark || EnglishWords.AND.has(tokens.word(end - 1))) {
            end--;
        }
        return end;
    }

    private boolean ends(int at) {
        boolean his = EnglishWords.HIM.has(tokens.word(at + 1)) || EnglishWords.IT.has(tokens.word(at + 1));
        return Parser.ends(tokens, at)
                || EnglishWords.THEN.phrases().at(tokens, at)
                || (Reported.isCondition(tokens, at) && !his)
                || Reported.isAgain(tokens.word(at))
                || (EnglishWords.RELATOR.has(tokens.word(at)) && Reported.isAgain(tokens.word(at + 2)));
    }

    /** The words as they are written, but that what is theirs is his to whom they are said. */
    private String said(int from, int to) {
        StringBuilder said = new StringBuilder();
        int at = tokens.get(from).start();
        for (int i = from; i < to; i++) {
            boolean own = EnglishWords.OWN.has(tokens.word(i)) && tokens.get(i) instanceof Word;
            said.append(tokens.text(), at, tokens.get(i).start());
            said.append(
                    own
                            ? "your"
                            : tokens.text()
                                    .substring(
                                            tokens.get(i).start(), tokens.get(i).end()));
            at = tokens.get(i).end();
        }
        return said.toString().strip();
    }
}
