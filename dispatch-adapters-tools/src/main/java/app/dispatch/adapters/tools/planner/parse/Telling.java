package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Tells a statement, which is said to somebody, from words that say which thing is meant. */
final class Telling {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Handing handing;

    Telling(Tokens tokens, Knowledge knowledge, Handing handing) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.handing = handing;
    }

    /** "the mail that I sent": what tells one message from others. */
    boolean isOfOne(int at) {
        return EnglishWords.DETERMINER.has(tokens.word(at - 3))
                && EnglishWords.SUBJECT.has(tokens.word(at))
                && English.isPast(tokens.word(at + 1));
    }

    /** "tell #ops the deployment starts at 5pm": what somebody is told without "that". */
    boolean plainly(int at) {
        boolean told = at > 1 && handing.address(at - 1) && EnglishWords.TELL.has(tokens.word(at - 2));
        boolean who =
                told && (EnglishWords.DETERMINER.has(tokens.word(at)) || EnglishWords.SUBJECT.has(tokens.word(at)));
        for (int i = at + 1; who && i <= at + 3 && i < tokens.size() && tokens.get(i) instanceof Word; i++) {
            if (EnglishWords.RELATOR.has(tokens.word(i))
                    || knowledge.thing(tokens, i, i + 1).isPresent()) {
                return false;
            }
            boolean mine = i == at + 1 && EnglishWords.SUBJECT.has(tokens.word(at)) && English.isOrder(tokens.word(i));
            boolean timed = English.isThird(tokens.word(i))
                    && tokens.word(i + 1).matches("at|on|in")
                    && tokens.word(i + 2).matches("\\d.*|noon|midnight");
            if (states(at, i) || mine || timed) {
                return true;
            }
        }
        return false;
    }

    /** "reply to Carol's mail that it ships tomorrow": what an answer says, and no mail "that I sent". */
    boolean answers(int at, int first) {
        boolean says = (tokens.word(at - 1).equals("that") || tokens.is(at - 1, EnglishWords.UTTERING.words()))
                && EnglishWords.SUBJECT.has(tokens.word(at))
                && (tokens.word(at).contains("'")
                        || EnglishWords.FINITE.has(tokens.word(at + 1))
                        || EnglishWords.MODAL.has(tokens.word(at + 1))
                        || English.isThird(tokens.word(at + 1)));
        if (isSaid(at)) {
            return true;
        }
        int verb = at - 2;
        while (says && verb >= first && !Parser.ends(tokens, verb) && !EnglishWords.REPLY.has(tokens.word(verb))) {
            verb--;
        }
        return says && verb >= first && EnglishWords.REPLY.has(tokens.word(verb));
    }

    /** "reply to Zed's last mail saying the parcel comes on 4 June": whatever it is about, where no model writes it. */
    private boolean isSaid(int at) {
        int that = tokens.word(at - 1).equals("that") ? at - 1 : at;
        int verb = that - 1;
        boolean says = tokens.word(verb).equals("saying") && !tokens.word(at).equals("that");
        while (says && verb >= 0 && !Parser.ends(tokens, verb) && !EnglishWords.REPLY.has(tokens.word(verb))) {
            if (knowledge.isModel(tokens, verb)) {
                return false;
            }
            verb--;
        }
        return says && verb >= 0 && EnglishWords.REPLY.has(tokens.word(verb));
    }

    /** "signup page shows 500": whether a word says what one thing does. */
    boolean states(int from, int at) {
        String who = tokens.word(at - 1);
        if (EnglishWords.FINITE.has(tokens.word(at)) || EnglishWords.MODAL.has(tokens.word(at))) {
            return true;
        }
        return at > from
                && at + 1 < tokens.size()
                && English.isThird(tokens.word(at))
                && English.is(English.Kind.NOUN, who)
                && English.singular(who).isEmpty()
                && !EnglishWords.RELATOR.has(tokens.word(at + 1))
                && tokens.get(at + 1) instanceof Word;
    }

    /** Whether a word tells that something was done: "backup done", "finished the report". */
    boolean isDone(int at) {
        return EnglishWords.FINISHED.has(tokens.word(at)) || English.isPast(tokens.word(at));
    }
}
