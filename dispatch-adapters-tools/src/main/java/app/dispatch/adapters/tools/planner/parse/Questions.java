package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Reads questions as what is looked up for them: "am I busy on Friday" as "list my agenda on Friday", "who is invited to …" as "the attendees of …". */
public final class Questions {
    private static final int FAR = 8;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final List<Token> all = new ArrayList<>();

    private Questions(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The same brief with such questions in the words of an order. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        return new Questions(tokens, knowledge).read();
    }

    /** Whether a brief is one question and no more, so that a time in it says what is asked, and not when it is. */
    public static boolean isOne(Tokens tokens) {
        int end = tokens.find(0, i -> Parser.ends(tokens, i));
        boolean over = tokens.find(end, i -> !(tokens.get(i) instanceof Token.Mark)) >= tokens.size();
        boolean asks = EnglishWords.QUESTION.has(tokens.word(0)) || tokens.mark(end, '?');
        return over && asks && tokens.find(0, i -> tokens.mark(i, ',')) >= end;
    }

    private Tokens read() {
        int at = 0;
        while (at < tokens.size()) {
            int end = reworded(at);
            if (end == at) {
                all.add(tokens.get(at++));
            }
            at = end > at ? end : at;
        }
        return new Tokens(tokens.text(), all);
    }

    /** Adds what a question at a place asks for; the place after it, or its own where there is none. */
    private int reworded(int at) {
        boolean begins =
                at == 0 || tokens.get(at - 1) instanceof Token.Mark || EnglishWords.AND.has(tokens.word(at - 1));
        int whether = EnglishWords.FINDING.has(tokens.word(at)) && EnglishWords.WHETHER.has(tokens.word(at + 1))
                ? at + 2
                : at;
        int busy = begins ? EnglishWords.BUSY.phrases().end(tokens, whether) : 0;
        int clause =
                busy == 0 ? 0 : tokens.find(busy, i -> Parser.ends(tokens, i) || EnglishWords.AND.has(tokens.word(i)));
        if (clause > busy && !answered(clause)) {
            int thing = tokens.find(
                    busy, i -> i >= clause || knowledge.thing(tokens, i, clause).isPresent());
            int rest = thing < clause ? busy : tokens.after(busy, EnglishWords.PLANNED.words());
            add(at, busy, thing < clause ? "list my" : "list my agenda");
            return thing < clause && EnglishWords.RELATOR.has(tokens.word(rest))
                    ? tokens.after(rest + 1, EnglishWords.ARTICLE.words())
                    : rest;
        }
        int end = asked(at, EnglishWords.INVITED.phrases(), begins, "the attendees of");
        return end > at ? end : asked(at, EnglishWords.RESPONSIBLE.phrases(), begins, "the assignee of");
    }

    /** "Am I busy? If so, …": whether what follows is done by the answer. */
    private boolean answered(int end) {
        int next = tokens.find(end, i -> !(tokens.get(i) instanceof Token.Mark));
        return EnglishWords.IF.phrases().at(tokens, next);
    }

    private int asked(int at, Phrases question, boolean begins, String thing) {
        int end = question.end(tokens, at);
        boolean one = end > 0 && end < tokens.size() && !(tokens.get(end) instanceof Token.Mark);
        boolean looks = begins || EnglishWords.LOOK.has(tokens.word(at - 1)) || looked(at);
        if (!one || !looks) {
            return at;
        }
        add(at, end, begins ? "get " + thing : thing);
        return end;
    }

    /** "look up who …", "mail me who …": whether something to do with it stands before a place. */
    private boolean looked(int at) {
        int verb = tokens.find(
                Math.max(0, at - FAR),
                i -> i >= at || EnglishWords.LOOKING.phrases().end(tokens, i) == at);
        return verb < at || EnglishWords.ME.has(tokens.word(at - 1));
    }

    private void add(int from, int to, String words) {
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        for (String word : words.split(" ")) {
            all.add(new Word(word, word, start, end));
            start = end;
        }
    }
}
