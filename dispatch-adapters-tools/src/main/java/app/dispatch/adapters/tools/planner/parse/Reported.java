package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Reads reported speech as the text that it is: "tell #general that the office closes at 15:00 on Friday" starts nothing on Fridays. */
public final class Reported {
    private static final int FURTHEST = 7;
    private static final String ADDRESS = "[#@][\\w-]+|[^@\\s]+@[^@\\s]+\\.[a-z]+";

    private final Tokens tokens;
    private final Knowledge knowledge;

    private Reported(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The brief with each reported text as one that is quoted. */
    public static Tokens quoted(Tokens tokens, Knowledge knowledge) {
        return new Reported(tokens, knowledge).quoted();
    }

    private Tokens quoted() {
        List<Token> all = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = speech(at);
            if (end > at) {
                all.add(quote(at, end));
                at = end;
            } else {
                all.add(tokens.get(at));
                at++;
            }
        }
        return new Tokens(tokens.text(), all);
    }

    private Quote quote(int from, int to) {
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        String text = tokens.text().substring(start, end).strip();
        boolean asks = EnglishWords.QUESTION.has(tokens.word(from));
        if (tokens.word(from).equals("whether")) {
            return new Quote(asked(from, to), start, end);
        }
        return new Quote(Character.toUpperCase(text.charAt(0)) + text.substring(1) + (asks ? "?" : ""), start, end);
    }

    /** "whether he could look at it" as a question: "Could he look at it?" */
    private String asked(int from, int to) {
        int verb = tokens.find(
                from + 2,
                i -> i >= Math.min(to, from + FURTHEST)
                        || EnglishWords.MODAL.has(tokens.word(i))
                        || EnglishWords.FINITE.has(tokens.word(i)));
        boolean said = verb < Math.min(to, from + FURTHEST);
        String who = tokens.slice(from + 1, said ? verb : to).written();
        String text = said
                ? tokens.word(verb) + " " + who + " "
                        + tokens.slice(verb + 1, to).written()
                : "whether " + who;
        return Character.toUpperCase(text.charAt(0)) + text.substring(1).strip() + "?";
    }

    /** "slack #ops: backup done": the text after a colon, where it names nothing that a tool has; its place itself where it is none. */
    private int handed(int at) {
        boolean told = tokens.mark(at - 1, ':')
                && person(at - 2)
                && (knowledge.tool(tokens, at - 3).isPresent() || EnglishWords.TELL.has(tokens.word(at - 3)));
        boolean looks = EnglishWords.LOOK.has(tokens.word(at))
                || EnglishWords.WORK.has(tokens.word(at))
                || EnglishWords.MAKE.has(tokens.word(at));
        int end = at;
        while (told && !looks && end < tokens.size() && !ends(end)) {
            if (again(end)
                    || !(tokens.get(end) instanceof Word || tokens.get(end) instanceof Token.Mark)
                    || knowledge.tool(tokens, end).isPresent()
                    || knowledge.thing(tokens, end, tokens.size()).isPresent()) {
                return at;
            }
            end++;
        }
        return end;
    }

    /** The place after a text that begins at a place; that place itself where none does. */
    private int speech(int at) {
        if (handed(at) > at) {
            return handed(at);
        }
        boolean that = tokens.word(at - 1).equals("that")
                && !tokens.word(at).matches("is|are|was|were|has|have|had|do|does|did|mentions?|contains?|needs?|says?")
                && person(at - 2);
        boolean whether = tokens.word(at).equals("whether");
        boolean asks = (whether || EnglishWords.QUESTION.has(tokens.word(at))) && !that;
        int verb = that ? at - 2 : at - 1;
        int first = Math.max(0, at - FURTHEST);
        while (verb >= first
                && !(tokens.get(verb) instanceof Token.Mark)
                && !(asks ? EnglishWords.ASK : EnglishWords.TELL).has(tokens.word(verb))) {
            verb--;
        }
        boolean told = verb >= first
                && !(tokens.get(verb) instanceof Token.Mark)
                && (asks || that)
                && somebody(verb, that ? at - 1 : at);
        if (!told || at >= tokens.size() || !(tokens.get(at) instanceof Word)) {
            return at;
        }
        int end = at;
        while (end < tokens.size() && !ends(end)) {
            if (again(end)
                    || !(tokens.get(end) instanceof Word
                            || tokens.get(end) instanceof Token.Mark
                            || tokens.get(end) instanceof Token.Link)) {
                return at;
            }
            end++;
        }
        while (end > at && tokens.get(end - 1) instanceof Token.Mark) {
            end--;
        }
        return end - at < 3 ? at : end;
    }

    /** Whether what stands between a verb and what is said is somebody, or nobody where a place stands before: "in #random, ask who …". */
    private boolean somebody(int verb, int to) {
        for (int i = verb + 1; i < to; i++) {
            boolean model = knowledge
                    .tool(tokens, i)
                    .filter(named -> knowledge.operations().stream()
                            .anyMatch(one -> one.is(Operation.Kind.WORK)
                                    && one.tool().id().equals(named.what())))
                    .isPresent();
            if (model || tokens.get(i) instanceof Token.Mark) {
                return false;
            }
        }
        for (int i = 0; i < to; i++) {
            boolean place = tokens.get(i) instanceof Word word && word.text().matches(ADDRESS);
            if (place
                    || (i > verb
                            && (EnglishWords.ME.has(tokens.word(i))
                                    || EnglishWords.PEOPLE.has(tokens.word(i))
                                    || knowledge.tool(tokens, i).isPresent()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word may be somebody who is told something, and not something that is told apart by what follows. */
    private boolean person(int at) {
        String word = tokens.word(at);
        boolean place = at >= 0
                && tokens.get(at) instanceof Word written
                && written.text().matches(ADDRESS + "|[A-Z][a-z]+");
        return place
                || EnglishWords.ME.has(word)
                || (EnglishWords.PEOPLE.has(word) && !word.equals("all"))
                || word.matches("know|boss|dm|message|mail|e-mail|email|tweet|note|reminder|notification|discord|slack")
                || EnglishWords.TELL.has(word);
    }

    private boolean ends(int at) {
        boolean mark = tokens.mark(at, '.')
                || tokens.mark(at, '!')
                || tokens.mark(at, '?')
                || tokens.mark(at, ';')
                || tokens.mark(at, 'n');
        boolean next = (tokens.mark(at, ',')
                        || tokens.word(at).equals("and")
                        || tokens.word(at).equals("then"))
                && (knowledge.isVerb(tokens.word(at + 1))
                        || (EnglishWords.FILLER.has(tokens.word(at + 1)) && knowledge.isVerb(tokens.word(at + 2))));
        boolean under = EnglishWords.IF.phrases().at(tokens, at)
                || EnglishWords.UNLESS.phrases().at(tokens, at)
                || tokens.word(at).matches("when|whenever|once");
        return mark || next || under;
    }

    /** "every Monday": that is said of the brief, and not in the text. */
    private boolean again(int at) {
        return tokens.word(at)
                .matches(
                        "every|each|daily|weekly|monthly|hourly|weekdays|everyday|(mon|tues|wednes|thurs|fri|satur|sun)days");
    }
}
